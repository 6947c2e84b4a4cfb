import { expect, test } from 'vitest';
import { checkSpread, decodeSpread, encodeSpread } from './spread.ts';

test.each([
  { wire: 1, k: 1, n: 1 },
  { wire: 3, k: 1, n: 3 },
  { wire: 64, k: 1, n: 64 },
  { wire: (2 << 16) | 4, k: 2, n: 4 },
  { wire: (63 << 16) | 64, k: 63, n: 64 },
])('$wire is $k of $n, both ways', ({ wire, k, n }) => {
  expect(decodeSpread(wire)).toEqual({ ok: true, value: { k, n } });
  expect(encodeSpread({ k, n })).toBe(wire);
});

test.each([
  { what: 'zero', wire: 0 },
  { what: 'a negative number', wire: -1 },
  { what: 'a fraction', wire: 1.5 },
  { what: 'more than an i32', wire: 2 ** 31 },
  { what: 'not a number', wire: Number.NaN },
  { what: 'too many copies', wire: 65 },
  { what: 'k spelt as 1', wire: (1 << 16) | 3 },
  { what: 'k = n', wire: (4 << 16) | 4 },
  { what: 'k > n', wire: (5 << 16) | 4 },
  { what: 'no slots', wire: 2 << 16 },
])('$what is refused', ({ wire }) => {
  expect(decodeSpread(wire)).toMatchObject({ ok: false, code: 'spread_invalid' });
});

test('whole copies need k = 1', () => {
  expect(checkSpread({ k: 0, n: 3 })).toMatchObject({ ok: false, code: 'spread_invalid' });
  expect(checkSpread({ k: 1, n: 1 }).ok).toBe(true);
});
