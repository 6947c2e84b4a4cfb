import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../primitives/commands.ts';
import { InfinityDbError } from '../primitives/error.ts';
import { createEngine, type Engine } from './engine.ts';
import {
  agentKey,
  DATA,
  type Floor,
  GENESIS,
  NETWORK,
  openFloor,
  order,
  SETTLEMENT,
  STORAGE,
} from './engine.fixture.ts';

const BANDED = {
  ...GENESIS,
  market: {
    ...GENESIS.market,
    makerPerMebibyteInfo: 1n,
    instruments: [{ prefix: '', tickSize: 1, lotSize: 1, maxLots: 1_000, bandPercent: 300 }],
  },
};
const TYPES = ['limit', 'limit', 'ioc', 'post_only', 'good_till_date', 'all_or_none', 'min_fill'] as const;

const step = fc.record({
  agent: fc.nat({ max: 3 }),
  kind: fc.constantFrom('place', 'place', 'place', 'slots', 'cancel', 'replace', 'halt'),
  side: fc.constantFrom('bid' as const, 'ask' as const),
  type: fc.constantFrom(...TYPES),
  price: fc.integer({ min: 1, max: 9 }),
  lots: fc.integer({ min: 1, max: 6 }),
  nth: fc.integer({ min: 1, max: 40 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function play(floor: Floor, one: Step): void {
  const { side, price, lots: quantity, type: orderType } = one;
  const now = 1_000 + floor.messages.length;
  const orderId = (1n << 48n) | BigInt(one.nth);
  const fields = {
    ...{ side, price, quantity, orderType, minFill: orderType === 'min_fill' ? 1 : 0 },
    goodTillMs: orderType === 'good_till_date' ? now + one.nth : 0,
  };
  const mandate = { maxPrice: 1, reward: 1, reserve: one.nth, untilMs: 1 };
  const commands: Record<Step['kind'], Command> = {
    place: order(fields),
    slots: order(
      side === 'bid'
        ? {
            instrument: STORAGE,
            price,
            quantity,
            spread: 2,
            mandate,
            avoidAgents: [agentKey(one.nth % 4)],
            maxTotal: 40,
          }
        : { instrument: STORAGE, side, price, quantity, collateralPerLot: 2, readPrice: 1 },
    ),
    cancel: { type: 'cancelOrder', orderId },
    replace: { type: 'replaceOrder', orderId, price, quantity },
    halt: { type: 'haltInstrument', instrument: DATA, untilMs: now + 3, reason: 'test' },
  };
  floor.send(one.kind === 'halt' ? SETTLEMENT : agentKey(one.agent), [commands[one.kind]]);
}

function engineOf(snapshot: Uint8Array): Engine {
  return createEngine({ genesis: BANDED, networkId: NETWORK, partition: 1, snapshot });
}

test('a snapshot after any message, and the rest of the stream, come to the same events and digest', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 60 }), fc.nat(), (steps, draw) => {
      const floor = openFloor(BANDED);
      for (let agent = 0; agent < 4; agent++) floor.fund(agent, agent % 3, 100_000, 100_000);
      const cut = draw % steps.length;
      for (const one of steps.slice(0, cut)) play(floor, one);
      const snapshot = floor.engine.snapshot();
      const restored = engineOf(snapshot);
      expect(restored.digest()).toBe(floor.engine.digest());
      expect(restored.snapshot()).toEqual(snapshot);
      const from = floor.messages.length;
      for (const one of steps.slice(cut)) play(floor, one);
      const again = createEngine({ genesis: BANDED, networkId: NETWORK, partition: 1 });
      const events = floor.messages.map((message) => again.apply(message));
      expect(floor.messages.slice(from).map((message) => restored.apply(message))).toEqual(events.slice(from));
      expect(restored.digest()).toBe(floor.engine.digest());
      expect(restored.snapshot()).toEqual(floor.engine.snapshot());
    }),
    { numRuns: 60 },
  );
});

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return InfinityDbError.is(error) ? error.code : String(error);
  }
  return 'none';
}

test('a snapshot that is damaged, cut off, or of another network, partition or version is refused', () => {
  const floor = openFloor(BANDED);
  floor.fund(0, 0, 1_000, 1_000);
  floor.send(agentKey(0), [order({})]);
  const snapshot = floor.engine.snapshot();
  for (let at = 0; at < snapshot.length; at += 7) {
    const damaged = snapshot.slice();
    damaged[at] = (damaged[at] as number) ^ 1;
    expect(codeOf(() => engineOf(damaged))).toBe(at < 9 ? 'malformed' : 'verification_failed');
    expect(codeOf(() => engineOf(snapshot.slice(0, at)))).toMatch(/malformed|verification_failed/);
  }
  const options = { genesis: BANDED, networkId: NETWORK, partition: 1, snapshot };
  expect(codeOf(() => createEngine({ ...options, networkId: new Uint8Array(32) }))).toBe('verification_failed');
  expect(codeOf(() => createEngine({ ...options, partition: 2 }))).toBe('verification_failed');
  expect(codeOf(() => createEngine(options))).toBe('none');
});
