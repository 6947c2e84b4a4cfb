import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bigEndian, fromBigEndian, fromHex, toHex } from './bytes.ts';

test('numbers of any width survive, as bigint and as number, and are what their digits say', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 24 }), fc.nat({ max: 24 }), (bytes, zeros) => {
      bytes.fill(0, 0, zeros);
      const value = BigInt(`0x${toHex(bytes)}`);
      expect(fromBigEndian(bytes)).toBe(value);
      expect(bigEndian(value, bytes.length)).toEqual(bytes);
      if (value <= Number.MAX_SAFE_INTEGER) expect(bigEndian(Number(value), bytes.length)).toEqual(bytes);
      expect(fromHex(toHex(bytes))).toEqual(bytes);
    }),
  );
  expect(fromBigEndian(new Uint8Array(0))).toBe(0n);
});

test.each([
  [256, 1],
  [65_536n, 2],
  [2 ** 32, 4],
  [2n ** 56n, 7],
  [2n ** 128n, 16],
  [-1, 8],
  [-1n, 8],
  [1.5, 4],
  [Number.NaN, 4],
])('%s does not fit %i bytes', (value, width) => {
  expect(() => bigEndian(value, width)).toThrow(RangeError);
});
