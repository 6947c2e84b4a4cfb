import { expect, test } from 'vitest';
import { encodeSpread } from '../primitives/spread.ts';
import { formatSpread, parseSpread } from './spread-text.ts';

test.each([
  ['1', { k: 1, n: 1 }, 1],
  ['3', { k: 1, n: 3 }, 3],
  ['2-of-4', { k: 2, n: 4 }, (2 << 16) | 4],
  ['20-of-64', { k: 20, n: 64 }, (20 << 16) | 64],
])('%s', (text, spread, wire) => {
  const parsed = parseSpread(text);
  expect(parsed).toEqual({ ok: true, value: spread });
  expect(encodeSpread(spread)).toBe(wire);
  expect(formatSpread(spread)).toBe(text);
});

test.each(['', '0', '65', '4-of-2', '4-of-4', '1-of-4', '0-of-4', '2of4', '2/4', 'two', '2-of-', '-1', '2-of-65'])(
  '%s is refused',
  (text) => {
    expect(parseSpread(text)).toMatchObject({ ok: false, code: 'spread_invalid' });
  },
);
