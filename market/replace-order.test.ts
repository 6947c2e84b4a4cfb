import { expect, test } from 'vitest';
import type { Command, PlaceOrder } from '../primitives/commands.ts';
import { agentKey, DATA, INFO, STORAGE, USDX } from './engine.fixture.ts';
import {
  BASE,
  bookOf,
  FUNDS,
  MAKER,
  nothingLeftReserved,
  openFloorOfSix,
  openTradingFloor,
  orderId,
  story,
  TAKER,
  type TradingFloor,
} from './trading-floor.fixture.ts';

type Placed = Partial<PlaceOrder> & { by?: number };
const replace = (n: number, price: number, quantity: number): Command => ({
  type: 'replaceOrder',
  orderId: orderId(n),
  price,
  quantity,
});
const put = (floor: TradingFloor, { by = 0, ...fields }: Placed): unknown => floor.place(by, fields);
const bid = (by: number, price: number, quantity: number, more: Partial<PlaceOrder> = {}): Placed => ({
  by,
  price,
  quantity,
  ...more,
});
const ask = (by: number, price: number, quantity: number, more: Partial<PlaceOrder> = {}): Placed => ({
  by,
  side: 'ask',
  price,
  quantity,
  ...more,
});
const ALL = { orderType: 'all_or_none' } as const;

/** What rests, which order its agent replaces by what, what happens; then what a big taker of the other side is told, to show the queue. */
type Row = readonly [
  name: string,
  rest: readonly Placed[],
  by: number,
  command: Command,
  happens: readonly string[],
  then: Placed,
  queue: readonly string[],
];
const SELL = ask(3, 5, 9, { orderType: 'ioc' });
const ROWS: readonly Row[] = [
  [
    'fewer lots at the same price keep the place',
    [bid(0, 5, 4), bid(1, 5, 2)],
    0,
    replace(1, 5, 3),
    ['#1 now 3 at 5, in its place'],
    SELL,
    ['#1 buys 3', '#2 buys 2'],
  ],
  [
    'no change keeps the place',
    [bid(0, 5, 4), bid(1, 5, 2)],
    0,
    replace(1, 5, 4),
    ['#1 now 4 at 5, in its place'],
    SELL,
    ['#1 buys 4', '#2 buys 2'],
  ],
  [
    'more lots lose the place',
    [bid(0, 5, 4), bid(1, 5, 2)],
    0,
    replace(1, 5, 5),
    ['#1 now 5 at 5, anew'],
    SELL,
    ['#2 buys 2', '#1 buys 5'],
  ],
  [
    'another price loses the place',
    [bid(0, 6, 4), bid(1, 5, 2)],
    0,
    replace(1, 5, 3),
    ['#1 now 3 at 5, anew'],
    SELL,
    ['#2 buys 2', '#1 buys 3'],
  ],
  [
    'a price that crosses is matched under the old id',
    [bid(0, 5, 4), ask(1, 7, 3)],
    0,
    replace(1, 8, 5),
    ['#1 now 5 at 8, anew', '#1 buys 3 at 7 of #2', '#2 filled'],
    SELL,
    ['#1 buys 2'],
  ],
  [
    'filled whole',
    [bid(0, 5, 4), ask(1, 7, 3)],
    0,
    replace(1, 7, 3),
    ['#1 now 3 at 7, anew', '#1 buys 3 at 7 of #2', '#2 filled', '#1 filled'],
    SELL,
    [],
  ],
  [
    'its own owner’s order stops it',
    [bid(0, 5, 4), ask(4, 7, 3)],
    0,
    replace(1, 7, 3),
    ['#1 now 3 at 7, anew', '#1 self_trade, 3 left'],
    SELL,
    [],
  ],
  [
    'a post-only order is matched as a limit order',
    [bid(0, 5, 4, { orderType: 'post_only' }), ask(1, 7, 1)],
    0,
    replace(1, 7, 4),
    ['#1 now 4 at 7, anew', '#1 buys 1 at 7 of #2', '#2 filled'],
    SELL,
    ['#1 buys 3'],
  ],
  [
    'anew it wakes a contingent order',
    [ask(1, 6, 4, ALL), bid(0, 5, 4)],
    0,
    replace(2, 6, 4),
    ['#2 now 4 at 6, anew', '#2 buys 4 at 6 of #1', '#2 filled', '#1 filled'],
    SELL,
    [],
  ],
  [
    'a contingent order stays one: filled when its new terms can be',
    [bid(0, 5, 4, ALL), ask(1, 5, 3)],
    0,
    replace(1, 5, 4),
    ['#1 now 4 at 5, in its place'],
    ask(2, 5, 1),
    ['#1 buys 3', '#1 buys 1'],
  ],
  [
    'a contingent order anew is tried at once, as taker',
    [bid(0, 5, 4, ALL), ask(1, 6, 5)],
    0,
    replace(1, 6, 5),
    ['#1 now 5 at 6, anew', '#1 buys 5 at 6 of #2', '#2 filled', '#1 filled'],
    SELL,
    [],
  ],
  [
    'a contingent order anew is last in time',
    [bid(0, 5, 4, ALL), bid(1, 5, 4, ALL)],
    0,
    replace(1, 5, 5),
    ['#1 now 5 at 5, anew'],
    ask(3, 5, 9),
    ['#2 buys 4', '#1 buys 5'],
  ],
  [
    'slots: lots a slot, anew',
    [
      bid(0, 5, 4, { instrument: STORAGE, spread: 2 }),
      ask(1, 5, 3, { instrument: STORAGE }),
      ask(2, 5, 3, { instrument: STORAGE }),
    ],
    0,
    replace(1, 5, 3),
    ['#1 now 3 at 5, anew', '#1 buys 3 at 5 of #2', '#2 filled', '#1 buys 3 at 5 of #3', '#3 filled', '#1 filled'],
    SELL,
    [],
  ],
  [
    'a storage ask anew is offered to the bids',
    [bid(0, 5, 4, { instrument: STORAGE }), ask(1, 6, 4, { instrument: STORAGE, collateralPerLot: 2 })],
    1,
    replace(2, 5, 6),
    ['#2 now 6 at 5, anew', '#1 buys 4 at 5 of #2', '#1 filled'],
    bid(3, 9, 2, { instrument: STORAGE, orderType: 'ioc' }),
    ['#3 buys 2'],
  ],
];
test.each(ROWS)('%s', (_, rest, by, command, happens, then, queue) => {
  const floor = openFloorOfSix();
  for (const one of rest) put(floor, one);
  expect(story(floor.send(by, [command]))).toEqual(happens);
  const told = story(floor.place(then.by as number, then)).filter((line) => line.includes('buys'));
  expect(told.map((line) => line.replace(/ at .*/, ''))).toEqual(queue);
  expect(nothingLeftReserved(floor)).toBe(true);
});

test('the difference is freed in place, and needed first otherwise: with one unit too few the order stays as it was', () => {
  for (const [short, asset] of [
    [0, USDX],
    [1, USDX],
    [1, INFO],
  ] as const) {
    const floor = openTradingFloor();
    // Placed, 4 at 5; then 3 at 5; then 6 at 7, whose taker fee is needed beside what the 3 lots keep.
    const info = 3 * BASE + 6 * TAKER - (asset === INFO ? short : 0);
    floor.fund(0, 0, info, 42 - (asset === USDX ? short : 0));
    floor.place(0, { price: 5, quantity: 4 });
    floor.send(0, [replace(1, 5, 3)]);
    expect(floor.engine.balance(agentKey(0), USDX).reserved).toBe(15);
    expect(floor.engine.balance(agentKey(0), INFO).reserved).toBe(3 * MAKER);
    const told = story(floor.send(0, [replace(1, 7, 6)]));
    expect(told).toEqual([short > 0 ? 'refused: insufficient_funds' : '#1 now 6 at 7, anew']);
    expect(bookOf(floor, DATA)).toEqual([short > 0 ? 'bid 3 at 5' : 'bid 6 at 7']);
    expect(floor.engine.balance(agentKey(0), USDX).reserved).toBe(short > 0 ? 15 : 42);
    expect(floor.engine.balance(agentKey(0), INFO).reserved).toBe((short > 0 ? 3 : 6) * MAKER);
  }
});

test('the collateral of an ask follows its price, of a storage ask its lots', () => {
  const floor = openFloorOfSix();
  floor.place(0, { side: 'ask', price: 5, quantity: 4 });
  floor.place(1, { instrument: STORAGE, side: 'ask', price: 5, quantity: 4, collateralPerLot: 2 });
  floor.send(0, [replace(1, 9, 4)]);
  floor.send(1, [replace(2, 9, 7)]);
  expect(floor.engine.balance(agentKey(0), USDX)).toEqual({ free: FUNDS - 36, reserved: 36 });
  expect(floor.engine.balance(agentKey(1), USDX)).toEqual({ free: FUNDS - 14, reserved: 14 });
});

test('a storage bid keeps its most', () => {
  const floor = openFloorOfSix();
  floor.place(0, { instrument: STORAGE, price: 9, quantity: 4, spread: 2, maxTotal: 60 });
  expect(floor.engine.balance(agentKey(0), USDX).reserved).toBe(60);
  expect(story(floor.send(0, [replace(1, 9, 4)]))).toEqual(['#1 now 4 at 9, in its place']);
  floor.send(0, [replace(1, 9, 3)]);
  expect(floor.engine.balance(agentKey(0), USDX).reserved).toBe(54);
  floor.send(0, [replace(1, 20, 3)]);
  expect(floor.engine.balance(agentKey(0), USDX).reserved).toBe(60);
});

test('an order that is gone, or replaced twice in one frame', () => {
  const floor = openFloorOfSix();
  floor.place(0, { price: 5, quantity: 4 });
  expect(
    story(
      floor.send(0, [
        replace(1, 6, 4),
        replace(1, 6, 3),
        { type: 'cancelOrder', orderId: orderId(1) },
        replace(1, 6, 2),
      ]),
    ),
  ).toEqual(['#1 now 4 at 6, anew', '#1 now 3 at 6, in its place', '#1 cancelled, 3 left', 'refused: unknown_order']);
});

test('cancelAll: of one instrument or of all, by order number, whatever their kind, of one agent', () => {
  const floor = openFloorOfSix();
  put(floor, bid(0, 5, 1));
  put(floor, bid(0, 5, 2, ALL));
  put(floor, bid(0, 5, 3, { instrument: STORAGE, spread: 2 }));
  put(floor, bid(4, 5, 4));
  put(floor, ask(0, 9, 5, { orderType: 'good_till_date', goodTillMs: 20_000 }));
  floor.send(0, [replace(1, 6, 6)]);
  expect(story(floor.send(0, [{ type: 'cancelAll', instrument: STORAGE }]))).toEqual(['#3 cancelled, 3 left']);
  expect(story(floor.send(0, [{ type: 'cancelAll', instrument: STORAGE }]), true)).toEqual([]);
  expect(story(floor.send(0, [{ type: 'cancelAll', instrument: '' }]), true)).toEqual([
    '#1 cancelled, 6 left',
    '#2 cancelled, 2 left',
    '#5 cancelled, 5 left',
  ]);
  expect(bookOf(floor, DATA)).toEqual(['bid 4 at 5']);
});
