import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import type { Policy, StorageOffer } from '../../schemas/policy.ts';
import { GENESIS, INSTRUMENT } from '../settlement.fixture.ts';
import type { OpenAsk, Step } from './plan-level.ts';
import { planQuotes, type Scene } from './plan-quotes.ts';

const OFFER: StorageOffer = {
  term: 'hour',
  costPerLot: 80,
  marginPercent: 25,
  lots: 100,
  collateralPerLot: 10,
  readPricePerMebibyte: 1,
  levels: [
    { sharePercent: 60, premiumPercent: 0 },
    { sharePercent: 40, premiumPercent: 10 },
  ],
};
const POLICY: Policy = {
  capacityBytes: 1_000n << 20n,
  retentionSeconds: 86_400n,
  actions: [],
  asset: 'USDX',
  storage: [OFFER],
  congestion: [
    { usedPercent: 50, pricePercent: 100 },
    { usedPercent: 100, pricePercent: 300 },
  ],
  requoting: { tolerancePercent: 5, commandsPerMinute: 20 },
  movePricePerMebibyte: 0,
  repair: { enabled: false, minimumPrice: 0 },
  allow: [],
  deny: [],
};
const purse = (available: bigint) => ({ available, trading: new Map<number, bigint>() });
const SCENE: Scene = {
  policy: POLICY,
  network: GENESIS,
  inventory: {
    capacityBytes: 1_000 * CHUNK_BYTES,
    freeBytes: 1_000 * CHUNK_BYTES,
    collateral: purse(1n << 40n),
    info: purse(1n << 40n),
  },
  open: [],
  nowMs: 1_000_000,
  sentMs: [],
};
const ask = (orderId: bigint, level: number, price: number, lots: number, change: Partial<OpenAsk> = {}): OpenAsk => ({
  ...{ orderId, level, price, lots, instrument: INSTRUMENT, collateralPerLot: 10, readPrice: 1 },
  ...change,
});
const RESTING = [ask(1n, 0, 100, 60), ask(2n, 1, 110, 40)];

/** A step in words. */
function said({ command, why }: Step): string {
  if (command.type === 'placeOrder') return `place ${command.quantity} at ${command.price}: ${why}`;
  if (command.type === 'replaceOrder')
    return `replace ${command.orderId} ${command.quantity} at ${command.price}: ${why}`;
  return command.type === 'cancelOrder' ? `cancel ${command.orderId}: ${why}` : why;
}
const scene = (change: Partial<Scene>, inventory: Partial<Scene['inventory']> = {}): Scene => ({
  ...SCENE,
  ...change,
  inventory: { ...SCENE.inventory, ...inventory },
});
const policy = (change: Partial<Policy>, offer: Partial<StorageOffer> = {}): Policy => ({
  ...POLICY,
  storage: [{ ...OFFER, ...offer }],
  ...change,
});
const free = (lots: number) => ({ freeBytes: lots * CHUNK_BYTES });

test.each<[string, Scene, string[]]>([
  ['nothing rests: a ladder', SCENE, ['place 60 at 100: offered', 'place 40 at 110: offered']],
  ['all rests: nothing to do', scene({ open: RESTING }), []],
  [
    'prices rise with what is used: 75 percent doubles them',
    scene({}, free(250)),
    ['place 60 at 200: offered', 'place 40 at 220: offered'],
  ],
  ['a price within the tolerance stays', scene({ open: RESTING, policy: policy({}, { costPerLot: 83 }) }), []],
  [
    'a price beyond the tolerance moves',
    scene({ open: RESTING, policy: policy({}, { costPerLot: 88 }) }),
    ['replace 1 60 at 110: repriced', 'replace 2 40 at 121: repriced'],
  ],
  [
    'fewer lots: both shrink in place at their price',
    scene({ open: RESTING, policy: policy({}, { lots: 50 }) }),
    ['replace 1 30 at 100: too_many_lots', 'replace 2 20 at 110: too_many_lots'],
  ],
  [
    'the youngest goes first',
    scene({ open: [ask(1n, 0, 100, 30), ask(3n, 0, 100, 30), ask(2n, 1, 110, 40)], policy: policy({}, { lots: 50 }) }),
    ['cancel 3: too_many_lots', 'replace 2 20 at 110: too_many_lots'],
  ],
  [
    'lots sold are offered again behind the rest',
    scene({ open: [ask(1n, 0, 100, 20), ask(2n, 1, 110, 40)] }),
    ['place 40 at 100: topped_up'],
  ],
  ['a few lots sold are not worth an order', scene({ open: [ask(1n, 0, 100, 53), ask(2n, 1, 110, 40)] }), []],
  [
    'a third order of a level: the younger grows',
    scene({ open: [ask(1n, 0, 100, 20), ask(3n, 0, 100, 10), ask(2n, 1, 110, 40)] }),
    ['replace 3 40 at 100: topped_up'],
  ],
  [
    'other collateral: cancelled first, then placed anew',
    scene({ open: RESTING, policy: policy({}, { collateralPerLot: 11 }) }),
    ['cancel 1: terms_changed', 'cancel 2: terms_changed', 'place 60 at 100: offered', 'place 40 at 110: offered'],
  ],
  [
    'no more offered: all cancelled',
    scene({ open: RESTING, policy: policy({ storage: [] }) }),
    ['cancel 1: not_wanted', 'cancel 2: not_wanted'],
  ],
  [
    'outside the hours: all cancelled',
    scene({ open: RESTING, policy: policy({ hours: [{ days: ['mon'], from: '00:00', to: '24:00' }] }) }),
    ['cancel 1: not_wanted', 'cancel 2: not_wanted'],
  ],
  [
    'a lot a minute: the rest follows',
    scene({ sentMs: Array.from({ length: 19 }, () => 999_000) }),
    ['place 60 at 100: offered'],
  ],
])('%s', (_, given, steps) => {
  expect(planQuotes(given).steps.map(said)).toEqual(steps);
});

test.each<[string, Scene, number, string]>([
  ['room', scene({}, free(41)), 40, 'over_capacity'],
  ['room beside the reserve', scene({ policy: policy({ renewalReservePercent: 95 }) }), 50, 'over_capacity'],
  ['collateral', scene({}, { collateral: purse(309n) }), 30, 'collateral_short'],
  ['fees', scene({}, { info: purse(1_024n * 7n) }), 7, 'info_short'],
  ['hours', scene({ policy: policy({ hours: [{ days: ['fri'], from: '00:00', to: '24:00' }] }) }), 0, 'outside_hours'],
])('no more lots than there are %s for, and it says so', (_, given, lots, reason) => {
  const { wanted, short } = planQuotes(given);
  expect(wanted.reduce((sum, each) => sum + each.lots, 0)).toBe(lots);
  expect(short).toEqual([{ instrument: INSTRUMENT, reason, lots }]);
});

test('when the commands of a minute are used up it says when to go on', () => {
  const sentMs = [950_000, ...Array.from({ length: 19 }, () => 990_000)];
  expect(planQuotes(scene({ sentMs }))).toMatchObject({ steps: [], retryAtMs: 1_010_000 });
  expect(planQuotes(scene({ sentMs, nowMs: 1_010_000 })).steps).toHaveLength(1);
  expect(planQuotes(SCENE).retryAtMs).toBeUndefined();
});

const anyPolicy = fc
  .record({
    cost: fc.integer({ min: 1, max: 10_000 }),
    margin: fc.integer({ min: 0, max: 200 }),
    lots: fc.integer({ min: 0, max: 2_000 }),
    tolerance: fc.integer({ min: 0, max: 20 }),
    perMinute: fc.integer({ min: 2, max: 12 }),
    reserve: fc.integer({ min: 0, max: 100 }),
    shares: fc.constantFrom([100], [60, 40], [34, 33, 33]),
    terms: fc.constantFrom(['hour'] as const, ['hour', 'day'] as const),
  })
  .map(
    ({ cost, margin, lots, tolerance, perMinute, reserve, shares, terms }): Policy => ({
      ...POLICY,
      renewalReservePercent: reserve,
      requoting: { tolerancePercent: tolerance, commandsPerMinute: perMinute },
      storage: terms.map((term) => ({
        ...OFFER,
        ...{ term, costPerLot: cost, marginPercent: margin, lots },
        levels: shares.map((sharePercent, level) => ({ sharePercent, premiumPercent: 7 * level })),
      })),
    }),
  );
const anyAsk = fc.record({
  level: fc.integer({ min: 0, max: 3 }),
  price: fc.integer({ min: 1, max: 60_000 }),
  lots: fc.integer({ min: 1, max: 900 }),
  instrument: fc.constantFrom('storage/hour/USDX', 'storage/day/USDX', 'storage/year/USDX'),
  collateralPerLot: fc.constantFrom(10, 11),
  readPrice: fc.constant(1),
});
const anyScene = fc
  .record({
    policy: anyPolicy,
    asks: fc.array(anyAsk, { maxLength: 8 }),
    freeLots: fc.integer({ min: 0, max: 1_000 }),
    funds: fc.bigInt({ min: 0n, max: 20_000n }),
    sent: fc.array(fc.integer({ min: 900_000, max: 1_000_000 }), { maxLength: 12 }),
  })
  .map(({ policy: given, asks, freeLots, funds, sent }) =>
    scene(
      { policy: given, open: asks.map((each, index) => ({ ...each, orderId: BigInt(index + 1) })), sentMs: sent },
      { ...free(freeLots), collateral: purse(funds) },
    ),
  );

/** The book after a step, as the engine would have it. */
function after(open: readonly OpenAsk[], { command, ask: rests }: Step, nextId: bigint): OpenAsk[] {
  const others = open.filter((each) => !('orderId' in command) || each.orderId !== command.orderId);
  if (command.type === 'placeOrder') return [...others, { ...rests, orderId: nextId }];
  if (command.type !== 'replaceOrder') return others;
  return [...others, { ...rests, orderId: command.orderId }];
}
const lotsOf = (open: readonly OpenAsk[]): number => open.reduce((sum, { lots }) => sum + lots, 0);

test('no step promises more than there is room and collateral for, sells below cost, or goes over the rate', () => {
  fc.assert(
    fc.property(anyScene, (given) => {
      const { steps, wanted } = planQuotes(given);
      const { policy: rules, inventory, sentMs, nowMs } = given;
      const room = Math.floor(inventory.freeBytes / CHUNK_BYTES);
      expect(lotsOf(wanted.map((each) => ({ ...each, orderId: 0n })))).toBeLessThanOrEqual(room);
      const recent = sentMs.filter((timeMs) => timeMs > nowMs - 60_000).length;
      expect(steps.length).toBeLessThanOrEqual(Math.max(0, (rules.requoting?.commandsPerMinute ?? 0) - recent));
      let open = given.open;
      for (const [index, step] of steps.entries()) {
        const before = lotsOf(open);
        open = after(open, step, BigInt(1_000 + index));
        if (step.withdraws) expect(lotsOf(open)).toBeLessThan(before);
        else {
          expect(lotsOf(open)).toBeLessThanOrEqual(room);
          expect(lotsOf(open) * 10).toBeLessThanOrEqual(Number(inventory.collateral.available));
          expect(step.ask.price).toBeGreaterThanOrEqual(rules.storage[0]?.costPerLot ?? 0);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

test('carried out as often as it takes, it comes to rest at what is wanted, and then asks for nothing', () => {
  fc.assert(
    fc.property(anyScene, (given) => {
      let open = given.open;
      let nextId = 1_000n;
      for (let round = 0; round < 60; round++) {
        const { steps, wanted } = planQuotes({ ...given, open, sentMs: [] });
        if (steps.length === 0) {
          expect(lotsOf(open)).toBeLessThanOrEqual(lotsOf(wanted.map((each) => ({ ...each, orderId: 0n }))));
          expect(lotsOf(open) * 8).toBeGreaterThan(lotsOf(wanted.map((each) => ({ ...each, orderId: 0n }))) * 6 - 8);
          return;
        }
        for (const step of steps) open = after(open, step, nextId++);
      }
      expect.unreachable('it never comes to rest');
    }),
    { numRuns: 1_000 },
  );
});

test('an order whose price and terms may stay keeps its place', () => {
  fc.assert(
    fc.property(anyScene, (given) => {
      const { steps, wanted } = planQuotes({ ...given, sentMs: [] });
      const { tolerancePercent } = given.policy.requoting ?? { tolerancePercent: 0 };
      for (const { command, ask: rests } of steps) {
        if (command.type !== 'replaceOrder') continue;
        const before = given.open.find(({ orderId }) => orderId === command.orderId);
        const goal = wanted.find(({ instrument, level }) => instrument === rests.instrument && level === rests.level);
        if (!before || !goal) return expect.unreachable('a replaced order rests and is wanted');
        const isNear = Math.abs(before.price - goal.price) * 100 <= tolerancePercent * before.price;
        if (isNear && command.quantity <= before.lots) expect(command.price).toBe(before.price);
        if (!isNear) expect(command.price).toBe(goal.price);
      }
    }),
    { numRuns: 1_000 },
  );
});
