import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Genesis } from '../primitives/genesis.ts';
import { decodeGenesis, encodeGenesis, networkIdOf } from './genesis.ts';
import { decodePolicy, encodePolicy, POLICY_SCHEMA, type Policy, policySha256 } from './policy.ts';

const key = 'ab'.repeat(32);
const address = `0x${'Cd'.repeat(20)}`;
const vkey = `log.example+0123abcd+${'A'.repeat(43)}=`;
const genesis: Genesis = {
  name: 'local test network',
  test: true,
  assets: [
    { code: 1, symbol: 'INFO', decimals: 0, kind: 'info', engineUnit: 1n },
    { code: 2, symbol: 'USDX', decimals: 6, kind: 'erc20', engineUnit: 1n, token: address },
    { code: 3, symbol: 'ETH', decimals: 18, kind: 'native', engineUnit: 1_000_000_000n },
  ],
  networkFee: { baseInfo: 64n, perMebibyteInfo: 1_024n },
  info: { cap: (1n << 128n) - 1n, grantRule: 'fixed', grantInfo: 1n << 30n },
  bookPartitions: 4,
  market: {
    makerPerMebibyteInfo: 0n,
    takerPerMebibyteInfo: 1_024n,
    maxOrdersPerAgent: 10_000,
    commandsPerSecond: 20_000,
    commandBurst: 100_000,
    instruments: [{ prefix: '', tickSize: 1, lotSize: 1, maxLots: 2 ** 40, bandPercent: 0 }],
  },
  epochMs: 10_000,
  proofWindowMs: 3_000,
  challengePositions: 32,
  uploadWindowMs: 60_000,
  deliveryWindowMs: 60_000,
  disputeWindowMs: 60_000,
  rebuildWindowMs: 60_000,
  settlementKey: key,
  log: { origin: 'log.example', vkey },
  witnesses: [{ name: 'w1.example', vkey }],
  witnessQuorum: 1,
  chain: {
    id: 31_337,
    vault: address,
    anchor: address,
    operator: address,
    deployBlock: 1n << 60n,
    confirmations: 2,
    auditors: [address],
    auditorQuorum: 1,
  },
};

test('a genesis document survives, and its network id does not depend on how it is written', () => {
  const text = encodeGenesis(genesis);
  expect(decodeGenesis(text)).toEqual({ ok: true, value: genesis });
  const pretty = decodeGenesis(JSON.stringify(JSON.parse(text), null, 2));
  expect(pretty.ok && networkIdOf(pretty.value)).toEqual(networkIdOf(genesis));
  expect(networkIdOf({ ...genesis, name: 'other' })).not.toEqual(networkIdOf(genesis));
});

type Loose = Record<string, unknown>;
const changed = (change: (json: Loose) => void): string => {
  const json = JSON.parse(encodeGenesis(genesis)) as Loose;
  change(json);
  return JSON.stringify(json);
};
test.each([
  ['no JSON', '{', 'genesis is not JSON'],
  ['no object', '[]', 'genesis is not an object'],
  ['an unknown key', changed((g) => (g.extra = 1)), 'unknown key "extra"'],
  ['an unknown key within', changed((g) => ((g.info as Loose).extra = 1)), 'genesis.info has the unknown key'],
  ['a key of every object', changed((g) => (g.info = JSON.parse('{"__proto__":1}'))), 'unknown key "__proto__"'],
  ['a missing key', changed((g) => delete g.epochMs), 'genesis has no "epochMs"'],
  ['a number for a bigint', changed((g) => ((g.info as Loose).cap = 5)), 'genesis.info.cap is not a decimal string'],
  ['a bigint with a zero before', changed((g) => ((g.info as Loose).cap = '05')), 'genesis.info.cap'],
  ['a cap of 129 bits', changed((g) => ((g.info as Loose).cap = (1n << 128n).toString())), 'genesis.info.cap'],
  ['a line break in its name', changed((g) => (g.name = 'a\nb')), 'genesis.name is not a name'],
  ['a fraction', changed((g) => (g.epochMs = 1.5)), 'genesis.epochMs is not a whole number'],
  ['an unknown grant rule', changed((g) => ((g.info as Loose).grantRule = 'free')), 'one of fixed, bonded'],
  ['fixed grants off a test network', changed((g) => (g.test = false)), 'grantRule fixed'],
  ['a quorum of too many', changed((g) => (g.witnessQuorum = 2)), 'witnessQuorum'],
  ['no INFO', changed((g) => (g.assets as unknown[]).shift()), 'assets needs INFO'],
  ['a token twice', changed((g) => (g.assets as unknown[]).push((g.assets as unknown[])[1])), 'two of one code'],
  ['an erc20 of no token', changed((g) => delete ((g.assets as Loose[])[1] as Loose).token), 'an erc20 alone'],
])('refuses a genesis with %s', (_, text, says) => {
  const decoded = decodeGenesis(text);
  expect(decoded).toMatchObject({ ok: false, code: 'malformed' });
  expect(!decoded.ok && decoded.message).toContain(says);
});

const policy: Policy = {
  capacityBytes: 1n << 40n,
  retentionSeconds: 86_400n,
  actions: ['create', 'accept', 'move', 'negotiate', 'buy'],
  asset: 'USDX',
  storage: [
    {
      term: 'hour',
      costPerLot: 3,
      marginPercent: 25,
      lots: 64,
      collateralPerLot: 6,
      readPricePerMebibyte: 1,
      levels: [
        { sharePercent: 60, premiumPercent: 0 },
        { sharePercent: 40, premiumPercent: 10 },
      ],
    },
  ],
  congestion: [{ usedPercent: 80, pricePercent: 150 }],
  tiers: [{ feesPaidInfo: 1_000n, discountPercent: 5 }],
  hours: [{ days: ['mon', 'sun'], from: '08:00', to: '24:00' }],
  movePricePerMebibyte: 0,
  repair: { enabled: true, minimumPrice: 2 },
  allow: [],
  deny: ['ab'.repeat(20), key],
};

test('a policy survives, has one hash, and refuses what it does not know', () => {
  const text = encodePolicy(policy);
  expect(decodePolicy(text)).toEqual({ ok: true, value: policy });
  const again = decodePolicy(JSON.stringify(JSON.parse(text), null, 2));
  expect(again.ok && policySha256(again.value)).toBe(policySha256(policy));
  expect(decodePolicy(text.replace('"lots"', '"lot"'))).toMatchObject({ ok: false, code: 'malformed' });
  expect(decodePolicy(text.replace('"costPerLot":3', '"costPerLot":-3'))).toMatchObject({
    ok: false,
    message: `policy.storage.0.costPerLot is not a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`,
  });
});

test("the published JSON Schema is the decoder's", () => {
  const published = readFileSync(join(import.meta.dirname, 'policy.schema.json'), 'utf8');
  expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(POLICY_SCHEMA)));
});

test('no text makes a decoder throw, and what decodes encodes to what it was', () => {
  const mutated = fc
    .tuple(fc.constantFrom(encodeGenesis(genesis), encodePolicy(policy)), fc.nat(), fc.string({ maxLength: 3 }))
    .map(([text, at, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), mutated), (text) => {
      const asGenesis = decodeGenesis(text);
      if (asGenesis.ok) expect(decodeGenesis(encodeGenesis(asGenesis.value))).toEqual(asGenesis);
      const asPolicy = decodePolicy(text);
      if (asPolicy.ok) expect(decodePolicy(encodePolicy(asPolicy.value))).toEqual(asPolicy);
    }),
    { numRuns: 1_000 },
  );
});
