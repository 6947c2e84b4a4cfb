import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Policy } from '../../schemas/policy.ts';
import { GENESIS } from '../settlement.fixture.ts';
import { explainPolicy, priceTable } from './explain-policy.ts';
import { congestionParts, copyPrice, usedPartsOf } from './price.ts';

const HOUR = {
  term: 'hour',
  costPerLot: 80,
  marginPercent: 25,
  lots: 10,
  collateralPerLot: 1,
  readPricePerMebibyte: 1,
  levels: [
    { sharePercent: 70, premiumPercent: 0 },
    { sharePercent: 30, premiumPercent: 10 },
  ],
};
const GOOD = {
  capacityBytes: '1048576',
  retentionSeconds: '86400',
  actions: ['buy'],
  asset: 'USDX',
  storage: [HOUR],
  data: {
    ...{ costPerCopy: 100, costPerMebibyte: 1_000, marginPercent: 10 },
    ...{ minBytes: 1, maxBytes: 1_048_576, quoteSeconds: 60, maxQuotes: 4 },
  },
  congestion: [
    { usedPercent: 50, pricePercent: 100 },
    { usedPercent: 100, pricePercent: 200 },
  ],
  movePricePerMebibyte: 0,
  repair: { enabled: true, minimumPrice: 0 },
  allow: [],
  deny: [],
};
const { asset: _, ...ASSETLESS } = GOOD;
const hour = (change: object) => ({ ...GOOD, storage: [{ ...HOUR, ...change }] });
const explained = (document: unknown) => explainPolicy(JSON.stringify(document), GENESIS);

test('a good policy has no faults, and its prices are a table', () => {
  const { policy, faults } = explained(GOOD);
  expect(faults).toEqual([]);
  expect(priceTable(policy as Policy)).toEqual({
    names: ['hour-1', 'hour-2', 'copy-of-1-MiB'],
    rows: [
      { usedPercent: 0, prices: [100n, 110n, 1_210n] },
      { usedPercent: 25, prices: [100n, 110n, 1_210n] },
      { usedPercent: 50, prices: [100n, 110n, 1_210n] },
      { usedPercent: 75, prices: [150n, 165n, 1_815n] },
      { usedPercent: 90, prices: [180n, 198n, 2_178n] },
      { usedPercent: 100, prices: [200n, 220n, 2_420n] },
    ],
  });
});

test.each<[string, unknown, string, string, string]>([
  ['a key misspelt', hour({ lot: 3 }), 'storage.0.lot', 'is no key here', 'write "lots"'],
  ['a key missing', ASSETLESS, 'asset', 'is missing', "add it: an asset's symbol"],
  ['a price below zero', hour({ costPerLot: -3 }), 'storage.0.costPerLot', 'is -3', 'write a whole number from 1 to'],
  ['a fraction', hour({ costPerLot: 1.5 }), 'storage.0.costPerLot', 'is 1.5', 'write a whole number'],
  ['an unknown term', hour({ term: 'week' }), 'storage.0.term', 'is "week"', '"hour", "day", "month", "year"'],
  ['no list', { ...GOOD, deny: 'all' }, 'deny', 'is "all"', 'write a list of 0 to 1024'],
  ['a large number', { ...GOOD, capacityBytes: '9'.repeat(30) }, '', 'from 0 to 18446744073709551615', 'in that range'],
  ['another asset', { ...GOOD, asset: 'EURX' }, 'asset', 'no asset EURX', 'name one of INFO, USDX'],
  ['a term beyond the retention', hour({ term: 'month' }), 'storage.0.term', 'longer than', 'to "2592000" or more'],
  ['a term twice', { ...GOOD, storage: [HOUR, HOUR] }, 'storage.1.term', 'offered twice', 'one offer for each term'],
  [
    'shares that are no whole',
    hour({ levels: [{ sharePercent: 99, premiumPercent: 0 }] }),
    'storage.0.levels',
    '99 percent together',
    'sum to 100',
  ],
  [
    'a curve that falls',
    { ...GOOD, congestion: GOOD.congestion.toReversed() },
    'congestion.1.usedPercent',
    '50 does not follow 100',
    'by rising usedPercent',
  ],
  [
    'copies for nothing',
    { ...GOOD, data: { ...GOOD.data, costPerCopy: 0, costPerMebibyte: 0 } },
    'data.costPerCopy',
    'given away',
    'above 0',
  ],
  [
    'hours over midnight',
    { ...GOOD, hours: [{ days: ['mon'], from: '22:00', to: '06:00' }] },
    'hours.0.to',
    '06:00 is not after 22:00',
    'a second entry for the next day',
  ],
  ['prices beyond the engine', hour({ costPerLot: 2 ** 52 }), 'storage.0.costPerLot', 'worth over', 'lower costPerLot'],
  ['no JSON', undefined, '', 'JSON', 'write one JSON object'],
])('%s is told with its place and what to do', (_, document, path, fault, remedy) => {
  const { faults } = document === undefined ? explainPolicy('{', GENESIS) : explained(document);
  expect(faults[0]).toEqual({
    path,
    fault: expect.stringContaining(fault) as string,
    remedy: expect.stringContaining(remedy) as string,
  });
});

test('all faults are told at once', () => {
  const { faults } = explained({ ...hour({ term: 'week', lots: -1 }), extra: 1, repair: true });
  expect(faults.map(({ path }) => path)).toEqual(['storage.0.term', 'storage.0.lots', 'repair', 'extra']);
});

const curve = fc
  .uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 })
  .chain((used) =>
    fc
      .array(fc.integer({ min: 100, max: 10_000 }), { minLength: used.length, maxLength: used.length })
      .map((prices) =>
        used
          .toSorted((a, b) => a - b)
          .map((usedPercent, i) => ({ usedPercent, pricePercent: prices.toSorted((a, b) => a - b)[i] as number })),
      ),
  );

test('a fuller agent is never cheaper, goes through every point of its curve, and no discount sells below cost', () => {
  const parts = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(curve, parts, parts, fc.integer({ min: 0, max: 100 }), (points, one, other, discount) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      expect(congestionParts(points, low)).toBeLessThanOrEqual(congestionParts(points, high));
      for (const { usedPercent, pricePercent } of points)
        expect(congestionParts(points, usedPercent * 100)).toBe(BigInt(pricePercent) * 100n);
      const offer = { ...GOOD.data, marginPercent: 0 };
      expect(copyPrice(offer, 1_048_576, congestionParts(points, one), discount)).toBeGreaterThanOrEqual(1_100n);
    }),
  );
});

test.each([
  [100, 100, 0],
  [100, 25, 7_500],
  [100, -5, 10_000],
  [0, 0, 10_000],
  [Number.MAX_SAFE_INTEGER, 1, 9_999],
])('of %i bytes %i are free: %i parts used', (capacity, free, used) => {
  expect(usedPartsOf(capacity, free)).toBe(used);
});
