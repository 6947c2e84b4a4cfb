import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrderIndex } from './order-index.ts';

/** How far the next number is, and which of those that are there goes then, if any. */
const steps = fc.array(
  fc.record({
    ahead: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 3 }) },
      { weight: 1, arbitrary: fc.constantFrom(64, 4_096, 2 ** 22, 2 ** 32 - 1, 2 ** 38) },
    ),
    goes: fc.option(fc.nat()),
  }),
  { maxLength: 600 },
);

test('finds what was set and not deleted, as a map does', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const index = new OrderIndex();
      const places = new Map<number, number>();
      const gone: number[] = [];
      let order = 0;
      for (const { ahead, goes } of all) {
        order += ahead;
        index.set(order, places.size + gone.length);
        places.set(order, places.size + gone.length);
        if (goes === null) continue;
        const leaving = [...places.keys()][goes % places.size] as number;
        index.delete(leaving);
        places.delete(leaving);
        gone.push(leaving);
      }
      for (const [known, place] of places) expect(index.find(known)).toBe(place);
      for (const unknown of [...gone, order + 1, order + 2 ** 32, -1]) expect(index.find(unknown)).toBe(-1);
    }),
  );
});

test('ten thousand pages of which all but each hundredth goes', () => {
  const index = new OrderIndex();
  const count = 640_000;
  for (let order = 1; order <= count; order++) index.set(order, order);
  for (let order = 1; order <= count; order++) if (order % 6_400 !== 0) index.delete(order);
  for (let order = 1; order <= count; order += 7)
    expect(index.find(order), `order ${order}`).toBe(order % 6_400 === 0 ? order : -1);
  for (let order = 6_400; order <= count; order += 6_400) expect(index.find(order)).toBe(order);
});
