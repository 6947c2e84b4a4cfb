import { expect, test } from 'vitest';
import fc from 'fast-check';
import { formatAmount, MAX_AMOUNT } from '../primitives/money.ts';
import { parseAmount, parseCount } from './amount.ts';

const USDX = { decimals: 6, symbol: 'USDX' };
const INFO = { decimals: 0, symbol: 'INFO' };

test.each([
  ['12.5', USDX, 12_500_000n],
  ['0.000001', USDX, 1n],
  ['1', USDX, 1_000_000n],
  ['007.10', USDX, 7_100_000n],
  ['1.500000000', USDX, 1_500_000n],
  ['9007199254740993', INFO, 9_007_199_254_740_993n],
  ['5.0', INFO, 5n],
  [String(MAX_AMOUNT), INFO, MAX_AMOUNT],
])('%s is read exactly', (text, asset, baseUnits) => {
  expect(parseAmount(text, asset)).toEqual({ ok: true, value: baseUnits });
});

test.each([
  ['', USDX, 'usage'],
  ['1,5', USDX, 'usage'],
  ['-1', USDX, 'usage'],
  ['+1', USDX, 'usage'],
  ['1e3', USDX, 'usage'],
  ['.5', USDX, 'usage'],
  ['5.', USDX, 'usage'],
  ['0x10', USDX, 'usage'],
  [' 1', USDX, 'usage'],
  ['0.0000001', USDX, 'usage'],
  ['0.5', INFO, 'usage'],
  ['0', USDX, 'amount_zero'],
  ['0.000', USDX, 'amount_zero'],
  [String(MAX_AMOUNT + 1n), INFO, 'amount_too_large'],
])('%s is refused', (text, asset, code) => {
  expect(parseAmount(text, asset)).toMatchObject({ ok: false, code });
});

test('what is printed is read back', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, MAX_AMOUNT), fc.integer({ min: 0, max: 36 }), (baseUnits, decimals) => {
      const asset = { decimals, symbol: 'ANY' };
      const text = formatAmount(asset, baseUnits).replace(' ANY', '');
      const read = parseAmount(text, asset);
      expect(read).toEqual({ ok: true, value: baseUnits });
    }),
  );
});

test.each([
  ['1', true],
  ['100', true],
  ['0', false],
  ['101', false],
  ['-1', false],
  ['ten', false],
  ['1.5', false],
])('a count of %s up to 100: %s', (text, isGood) => {
  expect(parseCount(text, 100).ok).toBe(isGood);
});
