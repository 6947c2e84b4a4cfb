import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyView, type MarketView } from '../../sdk/market-view.ts';
import { ladderLines } from './ladder-lines.ts';

const VIEW: MarketView = {
  ...emptyView('storage/day/USDX'),
  asset: { symbol: 'USDX', decimals: 6, engineUnit: '1' },
  ...{ live: true, sequence: 1_234, timeMs: 1_000 },
  bids: [
    [20_000, 5],
    [19_900, 15],
  ],
  asks: [[20_150, 10]],
  trades: [
    {
      ...{ tradeId: '1', timeMs: 61_000, price: 20_100, priceText: '0.0201 USDX', quantity: 1 },
      ...{ takerSide: 'bid', buyer: '', seller: '' },
    },
  ],
};

test('asks above, bids below, lots summed from the middle, prices under one another', () => {
  expect(ladderLines(VIEW, { columns: 60, rows: 11, colour: false })).toEqual([
    'storage/day/USDX in USDX a lot                          live',
    '                 BID LOTS  PRICE   ASK LOTS',
    '',
    '                          0.02015  10       ████████',
    '             ── spread 0.00015  mid 0.020075 ──',
    '            ████        5 0.02000',
    '████████████████       15 0.01990',
    'LAST TRADES',
    '00:01:01.000  bought   0.02010  1 lot',
    '',
    '1970-01-01 00:00:01 UTC  message 1,234  q quits',
  ]);
});

test.each<[string, Partial<MarketView>, string]>([
  ['a live book', {}, 'live'],
  ['no connection yet', { live: false }, 'connecting'],
  ['a book that is being asked for anew', { live: false, why: 'resync' }, 'STALE: resync'],
  ['a connection that is away', { live: false, why: 'no connection' }, 'STALE: no connection'],
])('the first line says of %s what it is', (_, change, state) => {
  const [title = ''] = ladderLines({ ...VIEW, ...change }, { columns: 60, rows: 11, colour: false });
  expect(title.endsWith(` ${state}`)).toBe(true);
  expect(title).toHaveLength(60);
});

test('no line is wider than the window, and there are as many as it has rows', () => {
  const side = fc.array(fc.tuple(fc.integer({ min: 1, max: 2 ** 50 }), fc.integer({ min: 1, max: 2 ** 40 })));
  fc.assert(
    fc.property(
      side,
      side,
      fc.integer({ min: 66, max: 300 }),
      fc.integer({ min: 4, max: 100 }),
      fc.boolean(),
      (bids, asks, columns, rows, colour) => {
        const lines = ladderLines({ ...VIEW, bids, asks }, { columns, rows, colour });
        expect(lines).toHaveLength(rows);
        for (const line of lines) expect(stripVTControlCharacters(line).length).toBeLessThanOrEqual(columns);
      },
    ),
  );
});
