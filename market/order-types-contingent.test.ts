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
  orderId,
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
type Row = readonly [
  name: string,
  rest: readonly Placed[],
  comes: Placed,
  happens: readonly string[],
  left: readonly string[],
];

const fields = ([, side, price, quantity, more]: Placed): Partial<PlaceOrder> => ({ side, price, quantity, ...more });
const ALL = { orderType: 'all_or_none' } as const;
const least = (minFill: number) => ({ orderType: 'min_fill', minFill }) as const;
const POST = { orderType: 'post_only' } as const;

const ROWS: readonly Row[] = [
  ['all or none: rests unseen', [], [0, 'bid', 5, 4, ALL], [], []],
  [
    'all or none: filled on arrival, cheapest first',
    [
      [1, 'ask', 5, 2],
      [2, 'ask', 4, 3],
    ],
    [0, 'bid', 5, 4, ALL],
    ['#3 buys 3 at 4 of #2', '#2 filled', '#3 buys 1 at 5 of #1', '#3 filled'],
    ['ask 1 at 5'],
  ],
  ['all or none: one lot short', [[1, 'ask', 5, 3]], [0, 'bid', 5, 4, ALL], [], ['ask 3 at 5']],
  [
    'all or none: the lots beyond its price do not count',
    [
      [1, 'ask', 5, 3],
      [2, 'ask', 6, 3],
    ],
    [0, 'bid', 5, 4, ALL],
    [],
    ['ask 3 at 6', 'ask 3 at 5'],
  ],
  [
    'all or none: its own owner’s orders are passed by',
    [
      [4, 'ask', 3, 9],
      [1, 'ask', 5, 4],
    ],
    [0, 'bid', 5, 4, ALL],
    ['#3 buys 4 at 5 of #2', '#2 filled', '#3 filled'],
    ['ask 9 at 3'],
  ],
  [
    'all or none: woken by the order that completes it',
    [
      [0, 'bid', 5, 4, ALL],
      [1, 'ask', 5, 3],
    ],
    [2, 'ask', 4, 2],
    ['#1 buys 2 at 4 of #3', '#3 filled', '#1 buys 2 at 5 of #2', '#1 filled'],
    ['ask 1 at 5'],
  ],
  [
    'all or none: an order too dear does not wake it',
    [
      [0, 'bid', 5, 4, ALL],
      [1, 'ask', 5, 3],
    ],
    [2, 'ask', 6, 2],
    [],
    ['ask 2 at 6', 'ask 3 at 5'],
  ],
  [
    'all or none: an order that leaves nothing behind does not wake it',
    [
      [0, 'bid', 5, 4, ALL],
      [1, 'ask', 5, 3],
    ],
    [2, 'ask', 4, 2, { orderType: 'ioc' }],
    ['#3 ioc, 2 left'],
    ['ask 3 at 5'],
  ],
  [
    'all or none: plain orders first, then in time order',
    [
      [0, 'bid', 5, 4, ALL],
      [3, 'bid', 9, 2, ALL],
      [1, 'bid', 4, 1],
    ],
    [2, 'ask', 4, 6],
    ['#3 buys 1 at 4 of #4', '#3 filled', '#1 buys 4 at 4 of #4', '#1 filled'],
    ['ask 1 at 4'],
  ],
  [
    'all or none: the first that can be filled, though a later one pays more',
    [
      [0, 'bid', 5, 4, ALL],
      [3, 'bid', 9, 2, ALL],
    ],
    [2, 'ask', 4, 3],
    ['#2 buys 2 at 4 of #3', '#2 filled'],
    ['ask 1 at 4'],
  ],
  ['all or none: two contingent orders never meet', [[0, 'bid', 5, 4, ALL]], [1, 'ask', 5, 4, ALL], [], []],
  [
    'all or none: an ask is woken',
    [[0, 'ask', 5, 4, ALL]],
    [1, 'bid', 6, 5],
    ['#2 buys 4 at 6 of #1', '#1 filled'],
    ['bid 1 at 6'],
  ],
  [
    'all or none: is no maker for a taker that does not rest',
    [[0, 'ask', 5, 4, ALL]],
    [1, 'bid', 6, 5, { orderType: 'fok' }],
    ['#2 fok, 5 left'],
    [],
  ],
  [
    'least fill: enough on arrival, the rest waits',
    [[1, 'ask', 5, 3]],
    [0, 'bid', 5, 9, least(3)],
    ['#2 buys 3 at 5 of #1', '#1 filled'],
    [],
  ],
  ['least fill: too little on arrival', [[1, 'ask', 5, 2]], [0, 'bid', 5, 9, least(3)], [], ['ask 2 at 5']],
  [
    'least fill: woken when there is enough, by all of it',
    [
      [0, 'bid', 5, 9, least(3)],
      [1, 'ask', 5, 2],
    ],
    [2, 'ask', 5, 2],
    ['#1 buys 2 at 5 of #2', '#2 filled', '#1 buys 2 at 5 of #3', '#3 filled'],
    [],
  ],
  [
    'least fill: the last may be smaller',
    [
      [1, 'ask', 5, 3],
      [0, 'bid', 5, 4, least(3)],
    ],
    [2, 'ask', 5, 1],
    ['#2 buys 1 at 5 of #3', '#3 filled', '#2 filled'],
    [],
  ],
  ['least fill: an ask', [[0, 'ask', 5, 4, least(2)]], [1, 'bid', 7, 3], ['#2 buys 3 at 7 of #1', '#2 filled'], []],
  [
    'post only: a contingent order it would complete',
    [
      [0, 'bid', 5, 4, ALL],
      [1, 'ask', 5, 3],
    ],
    [2, 'ask', 5, 1, POST],
    ['refused: would_match'],
    ['ask 3 at 5'],
  ],
  [
    'post only: a contingent order that stays short',
    [
      [0, 'bid', 5, 4, ALL],
      [1, 'ask', 5, 2],
    ],
    [2, 'ask', 5, 1, POST],
    [],
    ['ask 1 at 5', 'ask 2 at 5'],
  ],
  ['post only: its own owner’s contingent order', [[0, 'bid', 5, 4, ALL]], [4, 'ask', 5, 4, POST], [], ['ask 4 at 5']],
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

test('a woken order pays as maker, on its arrival as taker; orders that rested before pay as makers', () => {
  const floor = openFloorOfSix();
  floor.place(0, { price: 5, quantity: 4, ...ALL });
  expect(floor.engine.balance(agentKey(0), INFO)).toEqual({ free: FUNDS - BASE - 4 * MAKER, reserved: 4 * MAKER });
  expect(floor.engine.balance(agentKey(0), USDX)).toEqual({ free: FUNDS - 20, reserved: 20 });
  floor.place(1, { side: 'ask', price: 4, quantity: 3 });
  const paid = story(floor.place(2, { side: 'ask', price: 5, quantity: 2 }), true).filter((line) =>
    line.includes('pays'),
  );
  expect(paid.sort()).toEqual([
    `agent 0 pays ${4 * MAKER}`,
    `agent 1 pays ${3 * MAKER}`,
    `agent 2 pays ${BASE + TAKER}`,
  ]);
  expect(floor.engine.balance(agentKey(0), USDX)).toEqual({ free: FUNDS - 17, reserved: 0 });
  expect(floor.engine.balance(agentKey(2), INFO)).toEqual({ free: FUNDS - BASE - TAKER - MAKER, reserved: MAKER });
  const arrived = story(floor.place(3, { price: 5, quantity: 1, ...ALL }), true).filter((line) =>
    line.includes('pays'),
  );
  expect(arrived.sort()).toEqual([`agent 2 pays ${MAKER}`, `agent 3 pays ${BASE + TAKER}`]);
});

test('a contingent order is no negotiation, and is cancelled by its agent alone', () => {
  const floor = openFloorOfSix();
  floor.place(0, { side: 'ask', price: 5, quantity: 4, ...ALL });
  const take = { type: 'takeNegotiation', negotiationId: orderId(1), quantity: 4, maxPrice: 5 } as const;
  expect(story(floor.send(1, [take]))).toEqual(['refused: unknown_negotiation']);
  expect(story(floor.send(1, [{ type: 'cancelOrder', orderId: orderId(1) }]))).toEqual(['refused: not_your_order']);
  expect(story(floor.send(0, [{ type: 'cancelOrder', orderId: orderId(1) }]))).toEqual(['#1 cancelled, 4 left']);
  expect(story(floor.send(0, [{ type: 'cancelOrder', orderId: orderId(1) }]))).toEqual(['refused: unknown_order']);
});

test('one order wakes at most 1,000 fills, and rests with what is left', () => {
  const floor = openFloorOfSix();
  const bids = Array.from({ length: 201 }, () => order({ price: 5, ...ALL }));
  for (let frame = 0; frame < 5; frame++) floor.send(0, bids);
  const told = story(floor.place(1, { side: 'ask', price: 5, quantity: 1_005 }));
  expect(told.filter((line) => line.includes(' buys '))).toHaveLength(1_000);
  expect(told.at(-1)).toBe('#1000 filled');
  expect(bookOf(floor, DATA)).toEqual(['ask 5 at 5']);
  expect(
    story(floor.place(2, { side: 'ask', price: 5, quantity: 1 })).filter((line) => line.includes(' buys ')),
  ).toHaveLength(5);
  expect(nothingLeftReserved(floor)).toBe(true);
});
