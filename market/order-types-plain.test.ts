import { expect, test } from 'vitest';
import type { PlaceOrder } from '../primitives/commands.ts';
import { agentKey, DATA, INFO, order, USDX } from './engine.fixture.ts';
import {
  BASE,
  bookOf,
  FUNDS,
  MAKER,
  nothingLeftReserved,
  openFloorOfSix,
  openTradingFloor,
  story,
  TAKER,
} from './trading-floor.fixture.ts';

type Placed = readonly [
  agent: number,
  side: 'bid' | 'ask',
  price: number,
  quantity: number,
  more?: Partial<PlaceOrder>,
];
/** What rests, what comes, what happens, what is left of the book. */
type Row = readonly [
  name: string,
  rest: readonly Placed[],
  comes: Placed,
  happens: readonly string[],
  left: readonly string[],
];

const fields = ([, side, price, quantity, more]: Placed): Partial<PlaceOrder> => ({ side, price, quantity, ...more });
const ASKS: readonly Placed[] = [
  [1, 'ask', 6, 2],
  [2, 'ask', 5, 3],
  [3, 'ask', 5, 1],
];
const ASKS_LEFT = ['ask 2 at 6', 'ask 1 at 5', 'ask 3 at 5'];
const BIDS: readonly Placed[] = [
  [1, 'bid', 5, 2],
  [2, 'bid', 6, 2],
];
const FIRST_THREE = ['#4 buys 3 at 5 of #2', '#2 filled'];
const FIRST_FOUR = [...FIRST_THREE, '#4 buys 1 at 5 of #3', '#3 filled'];
const ALL_SIX = [...FIRST_FOUR, '#4 buys 2 at 6 of #1', '#1 filled'];
const IOC = { orderType: 'ioc' } as const;
const MARKET = { orderType: 'market' } as const;
const FOK = { orderType: 'fok' } as const;
const POST = { orderType: 'post_only' } as const;

const ROWS: readonly Row[] = [
  [
    'limit: a bid, best price first, then oldest; the rest stays',
    ASKS,
    [0, 'bid', 5, 6],
    FIRST_FOUR,
    ['ask 2 at 6', 'bid 2 at 5'],
  ],
  [
    'limit: a bid beyond the book stops at its last lot',
    ASKS,
    [0, 'bid', 9, 5],
    [...FIRST_FOUR, '#4 buys 1 at 6 of #1', '#4 filled'],
    ['ask 1 at 6'],
  ],
  ['limit: nothing within its price', ASKS, [0, 'bid', 4, 6], [], [...ASKS_LEFT, 'bid 6 at 4']],
  [
    'limit: an ask, dearest bid first, at the bids’ prices',
    BIDS,
    [0, 'ask', 4, 3],
    ['#2 buys 2 at 6 of #3', '#2 filled', '#1 buys 1 at 5 of #3', '#3 filled'],
    ['bid 1 at 5'],
  ],
  [
    'limit: data for nothing',
    [[1, 'ask', 0, 2]],
    [0, 'bid', 3, 1],
    ['#2 buys 1 at 0 of #1', '#2 filled'],
    ['ask 1 at 0'],
  ],
  ['ioc: filled', ASKS, [0, 'bid', 5, 3, IOC], [...FIRST_THREE, '#4 filled'], ['ask 2 at 6', 'ask 1 at 5']],
  ['ioc: the rest is closed', ASKS, [0, 'bid', 5, 6, IOC], [...FIRST_FOUR, '#4 ioc, 2 left'], ['ask 2 at 6']],
  ['ioc: nothing', ASKS, [0, 'bid', 4, 6, IOC], ['#4 ioc, 6 left'], ASKS_LEFT],
  ['ioc: an ask', BIDS, [0, 'ask', 6, 5, IOC], ['#2 buys 2 at 6 of #3', '#2 filled', '#3 ioc, 3 left'], ['bid 2 at 5']],
  [
    'market: a bid takes at any price',
    ASKS,
    [0, 'bid', 0, 6, { ...MARKET, maxTotal: 32 }],
    [...ALL_SIX, '#4 filled'],
    [],
  ],
  [
    'market: a bid that found no more',
    ASKS,
    [0, 'bid', 0, 7, { ...MARKET, maxTotal: 500 }],
    [...ALL_SIX, '#4 market, 1 left'],
    [],
  ],
  [
    'market: a bid one unit short of its last lot',
    ASKS,
    [0, 'bid', 0, 6, { ...MARKET, maxTotal: 31 }],
    [...FIRST_FOUR, '#4 buys 1 at 6 of #1', '#4 market, 1 left'],
    ['ask 1 at 6'],
  ],
  [
    'market: a bid too poor for one lot',
    ASKS,
    [0, 'bid', 0, 6, { ...MARKET, maxTotal: 4 }],
    ['#4 market, 6 left'],
    ASKS_LEFT,
  ],
  ['market: a bid of an empty book', [], [0, 'bid', 0, 6, { ...MARKET, maxTotal: 4 }], ['#1 market, 6 left'], []],
  [
    'market: an ask',
    BIDS,
    [0, 'ask', 0, 5, MARKET],
    ['#2 buys 2 at 6 of #3', '#2 filled', '#1 buys 2 at 5 of #3', '#1 filled', '#3 market, 1 left'],
    [],
  ],
  ['fok: filled whole', ASKS, [0, 'bid', 6, 6, FOK], [...ALL_SIX, '#4 filled'], []],
  ['fok: one lot too many', ASKS, [0, 'bid', 6, 7, FOK], ['#4 fok, 7 left'], ASKS_LEFT],
  ['fok: whole only beyond its price', ASKS, [0, 'bid', 5, 5, FOK], ['#4 fok, 5 left'], ASKS_LEFT],
  [
    'fok: an ask',
    BIDS,
    [0, 'ask', 5, 4, FOK],
    ['#2 buys 2 at 6 of #3', '#2 filled', '#1 buys 2 at 5 of #3', '#1 filled', '#3 filled'],
    [],
  ],
  [
    'fok: its own owner’s order is in the way',
    [...ASKS, [4, 'ask', 4, 1]],
    [0, 'bid', 6, 2, FOK],
    ['#5 self_trade, 2 left'],
    [...ASKS_LEFT, 'ask 1 at 4'],
  ],
  [
    'fok: full before its own owner’s order',
    [
      [1, 'ask', 4, 2],
      [4, 'ask', 4, 1],
    ],
    [0, 'bid', 6, 2, FOK],
    ['#3 buys 2 at 4 of #1', '#1 filled', '#3 filled'],
    ['ask 1 at 4'],
  ],
  ['post only: rests', ASKS, [0, 'bid', 4, 2, POST], [], [...ASKS_LEFT, 'bid 2 at 4']],
  ['post only: a bid that would match', ASKS, [0, 'bid', 5, 2, POST], ['refused: would_match'], ASKS_LEFT],
  [
    'post only: an ask that would match',
    BIDS,
    [0, 'ask', 6, 2, POST],
    ['refused: would_match'],
    ['bid 2 at 6', 'bid 2 at 5'],
  ],
  ['post only: an ask that rests', BIDS, [0, 'ask', 7, 2, POST], [], ['ask 2 at 7', 'bid 2 at 6', 'bid 2 at 5']],
  [
    'post only: its own owner’s order would match too',
    [[4, 'ask', 5, 1]],
    [0, 'bid', 5, 1, POST],
    ['refused: would_match'],
    ['ask 1 at 5'],
  ],
  [
    'self-trade: the taker stops at an order of its own owner',
    [
      [1, 'ask', 4, 1],
      [4, 'ask', 5, 1],
      [1, 'ask', 6, 1],
    ],
    [0, 'bid', 6, 3],
    ['#4 buys 1 at 4 of #1', '#1 filled', '#4 self_trade, 2 left'],
    ['ask 1 at 6', 'ask 1 at 5'],
  ],
  ['self-trade: at once', [[0, 'ask', 5, 1]], [0, 'bid', 6, 3, IOC], ['#2 self_trade, 3 left'], ['ask 1 at 5']],
  ['self-trade: a market ask', [[5, 'bid', 5, 1]], [1, 'ask', 0, 3, MARKET], ['#2 self_trade, 3 left'], ['bid 1 at 5']],
];

test.each(ROWS)('%s', (_, rest, comes, happens, left) => {
  const floor = openFloorOfSix();
  for (const one of rest) floor.place(one[0], fields(one));
  const refused = happens[0]?.startsWith('refused');
  const expected = refused ? happens : [`#${rest.length + 1} accepted`, ...happens];
  expect(story(floor.place(comes[0], fields(comes)))).toEqual(expected);
  expect(bookOf(floor, DATA)).toEqual(left);
  expect(nothingLeftReserved(floor)).toBe(true);
});

test('the order whose command it is pays as taker, the one that rested as maker, whichever sides they are on', () => {
  const floor = openFloorOfSix();
  const info = (agent: number): object => ({ ...floor.engine.balance(agentKey(agent), INFO) });
  expect(story(floor.place(1, { side: 'ask', price: 5, quantity: 4 }), true)).toEqual([
    '#1 accepted',
    `agent 1 pays ${BASE}`,
  ]);
  expect(info(1)).toEqual({ free: FUNDS - BASE - 4 * MAKER, reserved: 4 * MAKER });
  expect(story(floor.place(0, { price: 6, quantity: 7 }), true).slice(-2)).toEqual([
    `agent 0 pays ${BASE + 4 * TAKER}`,
    `agent 1 pays ${4 * MAKER}`,
  ]);
  expect(info(0)).toEqual({ free: FUNDS - BASE - 4 * TAKER - 3 * MAKER, reserved: 3 * MAKER });
  expect(story(floor.place(2, { side: 'ask', price: 6, quantity: 2 }), true).slice(-2)).toEqual([
    `agent 2 pays ${BASE + 2 * TAKER}`,
    `agent 0 pays ${2 * MAKER}`,
  ]);
  expect(info(2)).toEqual({ free: FUNDS - BASE - 2 * TAKER, reserved: 0 });
});

/** USDX and INFO with which the order is just taken; with one unit fewer of either it is `insufficient_funds`. */
const NEEDS: readonly [string, Partial<PlaceOrder>, usdx: number, info: number][] = [
  ['a bid: price and taker fee', { price: 7, quantity: 3 }, 21, BASE + 3 * TAKER],
  ['an ask: its price as collateral, and taker fee', { side: 'ask', price: 7, quantity: 3 }, 21, BASE + 3 * TAKER],
  ['a market bid: its most', { ...MARKET, price: 0, quantity: 3, maxTotal: 50 }, 50, BASE + 3 * TAKER],
  ['a contingent bid', { orderType: 'all_or_none', price: 7, quantity: 3 }, 21, BASE + 3 * TAKER],
  ['a contingent ask', { orderType: 'min_fill', minFill: 1, side: 'ask', price: 7, quantity: 3 }, 21, BASE + 3 * TAKER],
];
test.each(NEEDS)('%s is reserved, to the unit', (_, placed, usdx, info) => {
  for (const [asset, has] of [
    ['neither', [info, usdx]],
    ['usdx', [info, usdx - 1]],
    ['info', [info - 1, usdx]],
  ] as const) {
    const floor = openTradingFloor();
    floor.fund(0, 0, has[0], has[1]);
    const happened = story(floor.place(0, placed))[0];
    expect(happened, asset).toBe(asset === 'neither' ? '#1 accepted' : 'refused: insufficient_funds');
    if (asset === 'neither') continue;
    expect(floor.engine.balance(agentKey(0), USDX)).toEqual({ free: has[1], reserved: 0 });
    expect(floor.engine.balance(agentKey(0), INFO)).toEqual({ free: has[0] - BASE, reserved: 0 });
  }
});

test('a market ask reserves its fee, and sells as long as its free funds cover each fill', () => {
  const floor = openTradingFloor();
  floor.fund(0, 0, BASE + 9 * TAKER, 17);
  floor.fund(1, 1, FUNDS, FUNDS);
  floor.place(1, { price: 6, quantity: 2 });
  floor.place(1, { price: 4, quantity: 7 });
  const events = floor.place(0, { ...MARKET, side: 'ask', price: 0, quantity: 9 });
  expect(story(events)).toEqual([
    '#3 accepted',
    '#1 buys 2 at 6 of #3',
    '#1 filled',
    '#2 buys 1 at 4 of #3',
    '#3 market, 6 left',
  ]);
  expect(floor.engine.balance(agentKey(0), USDX)).toEqual({ free: 1, reserved: 0 });
  expect(floor.engine.balance(agentKey(0), INFO)).toEqual({ free: 6 * TAKER, reserved: 0 });
  const short = openTradingFloor();
  short.fund(0, 0, BASE + 9 * TAKER - 1, 17);
  expect(story(short.place(0, { ...MARKET, side: 'ask', price: 0, quantity: 9 }))).toEqual([
    'refused: insufficient_funds',
  ]);
});

/** 1,001 asks of one lot at 1. */
const SWEEPS: readonly [string, Partial<PlaceOrder>, number, string][] = [
  ['limit', { price: 1 }, 1_000, 'fill_limit, 5 left'],
  ['ioc', { price: 1, ...IOC }, 1_000, 'fill_limit, 5 left'],
  ['market', { price: 0, ...MARKET, maxTotal: 2_000 }, 1_000, 'fill_limit, 5 left'],
  ['fok', { price: 1, ...FOK, quantity: 1_001 }, 0, 'fill_limit, 1001 left'],
  ['fok of a thousand', { price: 1, ...FOK, quantity: 1_000 }, 1_000, 'filled'],
  ['all_or_none of a thousand', { price: 1, orderType: 'all_or_none', quantity: 1_000 }, 1_000, 'filled'],
];
test.each(SWEEPS)('one command fills at most 1,000 orders: %s', (_, placed, trades, end) => {
  const floor = openFloorOfSix();
  const asks = Array.from({ length: 143 }, () => order({ side: 'ask', price: 1 }));
  for (let frame = 0; frame < 7; frame++) floor.send(1, asks);
  const told = story(floor.place(0, { quantity: 1_005, ...placed }));
  expect(told.filter((line) => line.includes(' buys '))).toHaveLength(trades);
  expect(told.at(-1)).toBe(`#1002 ${end}`);
  expect(floor.engine.depth(DATA, 9_999).asks).toHaveLength(1_001 - trades);
  expect(nothingLeftReserved(floor)).toBe(true);
});

test('an all-or-none order that more than 1,000 orders would fill rests', () => {
  const floor = openFloorOfSix();
  const asks = Array.from({ length: 143 }, () => order({ side: 'ask', price: 1 }));
  for (let frame = 0; frame < 7; frame++) floor.send(1, asks);
  expect(story(floor.place(0, { price: 1, quantity: 1_001, orderType: 'all_or_none' }))).toEqual(['#1002 accepted']);
  expect(floor.engine.depth(DATA, 9_999).asks).toHaveLength(1_001);
});
