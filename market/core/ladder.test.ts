import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ladder } from './ladder.ts';
import { LEVEL_RECORD, LevelPool } from './level-pool.ts';

const { HEAD, LEVEL_BITS } = LEVEL_RECORD;

const prices = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constantFrom(10 ** 6, 2 ** 31, 2 ** 52, 2 ** 53 - 1));

test.each([0, 1])('side %i: levels by price, the best first, after any insertions, pops and sweeps', (side) => {
  const steps = fc.array(
    fc.record({ price: prices, what: fc.constantFrom('in', 'in', 'in', 'pop', 'empty', 'sweep') }),
  );
  fc.assert(
    fc.property(steps, (all) => {
      const levels = new LevelPool();
      const ladder = new Ladder(side, 1);
      const better = (a: number, b: number): number => (side === 0 ? b - a : a - b);
      let there: { price: number; level: number; empty: boolean }[] = [];
      for (const { price, what } of all) {
        const found = ladder.find(price);
        const known = there.find((one) => one.price === price);
        if (known) expect(found).toBe(known.level);
        else expect(-1 - found).toBe(there.filter((one) => better(one.price, price) > 0).length);
        if (what === 'in' && !known) {
          const level = levels.take(price, side);
          levels.i[(level << LEVEL_BITS) | HEAD] = 0;
          ladder.insert(-1 - found, price, level);
          there.push({ price, level, empty: false });
          there.sort((a, b) => better(a.price, b.price));
        } else if (what === 'pop' && there.length > 0) {
          expect(ladder.pop()).toBe(there.shift()?.level);
        } else if (what === 'empty' && known) {
          levels.i[(known.level << LEVEL_BITS) | HEAD] = -1;
          known.empty = true;
        } else if (what === 'sweep') {
          ladder.sweep(levels);
          there = there.filter((one) => !one.empty);
        }
        expect(there.map((_, depth) => ladder.level(depth))).toEqual(there.map(({ level }) => level));
        expect([ladder.length, ladder.level(there.length)]).toEqual([there.length, -1]);
        expect(ladder.meets(price)).toBe(there.length > 0 && better((there[0] as { price: number }).price, price) <= 0);
      }
    }),
  );
});
