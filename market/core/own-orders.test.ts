import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AGENT_RECORD, AgentPool } from './agent-pool.ts';
import { OrderIndex } from './order-index.ts';
import { OwnOrders } from './own-orders.ts';

const { RESTING } = AGENT_RECORD;

/** Orders of three agents come and go: rest, close, or come again under their old number. */
const steps = fc.array(
  fc.record({
    agent: fc.nat({ max: 2 }),
    what: fc.constantFrom('rest', 'rest', 'rest', 'close', 'close', 'again'),
    nth: fc.nat(),
    ahead: fc.oneof(
      { weight: 40, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.constantFrom(2 ** 31, 2 ** 33) },
    ),
  }),
  { minLength: 1, maxLength: 900, size: 'max' },
);

test('an agent has the orders that rest, by number, whatever was closed and however often its log was written anew', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const pool = new AgentPool(2);
      const index = new OrderIndex();
      const own = new OwnOrders(pool, index);
      pool.enter(2);
      const resting = [new Set<number>(), new Set<number>(), new Set<number>()];
      const counted = (agent: number, by: number): void => {
        pool.f[(agent << pool.shift) | RESTING] = (pool.f[(agent << pool.shift) | RESTING] as number) + by;
      };
      let last = 2 ** 32 - 300;
      for (const { agent, what, nth, ahead } of all) {
        const its = resting[agent] as Set<number>;
        const one = [...its][nth % Math.max(1, its.size)];
        if (what === 'rest') {
          last += ahead;
          counted(agent, 1);
          own.add(agent, last);
          index.set(last, 0);
          its.add(last);
        } else if (one !== undefined) {
          index.delete(one);
          its.delete(one);
          counted(agent, -1);
          if (what === 'close') continue;
          counted(agent, 1);
          own.add(agent, one);
          index.set(one, 0);
          its.add(one);
        }
      }
      for (const [agent, its] of resting.entries()) expect(own.of(agent)).toEqual([...its].sort((a, b) => a - b));
    }),
    { numRuns: 200 },
  );
});

test('a log does not grow with orders that closed', () => {
  const pool = new AgentPool(2);
  const index = new OrderIndex();
  const own = new OwnOrders(pool, index);
  for (let order = 1; order <= 100_000; order++) {
    own.add(0, order);
    index.set(order, 0);
    if (order > 1) index.delete(order - 1);
  }
  expect(own.of(0)).toEqual([100_000]);
  expect(own.blocks).toBeLessThan(20);
});
