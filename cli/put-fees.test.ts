import { expect, test } from 'vitest';
import type { TradeMatched } from '../primitives/events.ts';
import { networkFees, storageFees } from './put-fees.ts';
import { limitFromBook } from '../sdk/price-limit.ts';
import { statedLimit } from './price-limit.ts';
import type { BookJson } from '../sdk/service-api.ts';
import type { TransferJson } from '../sdk/transfers.ts';
import { statementOf } from './statement.ts';

const ME = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const USDX = { code: 2, symbol: 'USDX', decimals: 6, kind: 'erc20', engineUnit: 10n } as const;

const transfer = (change: Partial<TransferJson>): TransferJson => ({
  id: '0-1-1-0',
  leafIndex: 0,
  kind: 'single',
  code: 'network_fee',
  debit: `${ME}/1/available`,
  credit: 'system/1/fee-pool',
  asset: 1,
  symbol: 'INFO',
  amount: '64 INFO',
  amountBaseUnits: '64',
  timeMs: 0,
  authorisation: { kind: 'rule', leaf: '0' },
  words: '',
  ...change,
});

test('network fees are those that the agent itself paid', () => {
  const fees = networkFees(
    [
      transfer({}),
      transfer({ amountBaseUnits: '1024' }),
      transfer({ debit: `${OTHER}/1/available` }),
      transfer({ code: 'allocate' }),
    ],
    ME,
  );
  expect(fees).toEqual([{ asset: 'INFO', amount: 1_088n }]);
});

test('storage costs price times lots, in base units', () => {
  const trade = { asset: 2, price: 11, quantity: 17 } as TradeMatched;
  expect(storageFees({ assets: [USDX] }, [trade, { ...trade, price: 12 }])).toEqual([
    { asset: 'USDX', amount: 10n * 17n * 23n },
  ]);
});

const ask = (agent: string, price: number) => ({ agent, price, priceText: '', lots: 1, orderId: '1' });
const book = (asks: BookJson['asks']): BookJson => ({ instrument: '', partition: 1, symbol: 'USDX', bids: [], asks });

test.each([
  ['the second cheapest agent', [ask('x', 10), ask('x', 11), ask('y', 12), ask('z', 30)], 2, 24],
  ['an agent counts once, with its best ask', [ask('x', 11), ask('x', 10)], 1, 20],
  ['too few agents', [ask('x', 10)], 2, 1],
  ['a free ask', [ask('x', 0)], 1, 1],
  ['no asks', [], 1, 1],
])('the price limit follows %s', (_, asks, slots, limit) => {
  expect(limitFromBook([book(asks)], slots)).toBe(limit);
});

test.each([
  ['0.00004', { ok: true, value: 4 }],
  ['0.000041', { ok: false, code: 'off_tick' }],
  ['cheap', { ok: false, code: 'usage' }],
])('a stated limit of %s', (text, expected) => {
  expect(statedLimit(text, USDX)).toMatchObject(expected);
});

test('a statement counts what crosses the holder’s border, once it is posted', () => {
  const lines = statementOf(ME, [
    transfer({
      leafIndex: 1,
      code: 'grant',
      debit: 'system/1/issuance',
      credit: `${ME}/1/available`,
      amountBaseUnits: '1000',
    }),
    transfer({ leafIndex: 2, code: 'allocate', credit: `${ME}/1/trading.1`, amountBaseUnits: '500' }),
    transfer({ leafIndex: 3, kind: 'pending', credit: `${OTHER}/1/available`, amountBaseUnits: '70' }),
    transfer({ leafIndex: 4, kind: 'void', credit: `${OTHER}/1/available`, amountBaseUnits: '70' }),
    transfer({ leafIndex: 5, amountBaseUnits: '64' }),
    transfer({
      leafIndex: 6,
      kind: 'post',
      debit: `${OTHER}/1/held`,
      credit: `${ME}/1/available`,
      amountBaseUnits: '9',
    }),
  ]);
  expect(lines.map(({ leafIndex, change, balance }) => [leafIndex, change, balance])).toEqual([
    [1, 1_000n, 1_000n],
    [5, -64n, 936n],
    [6, 9n, 945n],
  ]);
});
