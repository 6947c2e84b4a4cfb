import { expect, test } from 'vitest';
import { paceOf } from './pace.ts';

test.each([
  [10, 500, 1_000, '1,000/s, 1 s left'],
  [0, 1_000, 1_000, '2,000/s, 0 s left'],
  [0, 100, 30_100, '200/s, 2 min 30 s left'],
  [5, 5, 10, ''],
])('from %i, half a second later at %i of %i: %s', (from, done, size, text) => {
  let now = 1_000;
  const pace = paceOf(from, () => now);
  now += from === 10 ? 490 : 500;
  expect(pace(done, size)).toBe(text);
});
