import { expect, test } from 'vitest';
import type { PlaceOrder } from '../primitives/commands.ts';
import { agentKey, INFO, order, STORAGE, USDX } from './engine.fixture.ts';
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

type Placed = readonly [agent: number, price: number, quantity: number, more?: Partial<PlaceOrder>];
type Row = readonly [
  name: string,
  rest: readonly Partial<PlaceOrder & { by: number }>[],
  comes: Partial<PlaceOrder & { by: number }>,
  happens: readonly string[],
  left: readonly string[],
];

const ask = (...[by, price, quantity, more]: Placed) =>
  ({ by, instrument: STORAGE, side: 'ask', price, quantity, collateralPerLot: 2, ...more }) as const;
const bid = (spread: number, ...[by, price, quantity, more]: Placed) =>
  ({ by, instrument: STORAGE, spread, price, quantity, ...more }) as const;

/** Asks at 4, 5 and 7 of three owners, 10 lots each. */
const ASKS = [ask(1, 4, 10), ask(2, 5, 10), ask(3, 7, 10)];
const LEFT = ['ask 10 at 7', 'ask 10 at 5', 'ask 10 at 4'];
const TWO = ['#4 buys 10 at 4 of #1', '#1 filled', '#4 buys 10 at 5 of #2', '#2 filled', '#4 filled'];
const type = (orderType: PlaceOrder['orderType'], more: Partial<PlaceOrder> = {}) => ({ orderType, ...more });

const ROWS: readonly Row[] = [
  ['limit: the cheapest owners', ASKS, bid(2, 0, 6, 10), TWO, ['ask 10 at 7']],
  ['limit: too few within the price rests unseen', ASKS, bid(3, 0, 6, 10), [], LEFT],
  ['more slots than owners: rests', ASKS, bid(4, 0, 9, 10), [], LEFT],
  [
    'more slots than owners: immediately, no sellers',
    ASKS,
    bid(4, 0, 9, 10, type('ioc')),
    ['#4 no_sellers, 10 left'],
    LEFT,
  ],
  ['fok is as ioc', ASKS, bid(4, 0, 9, 10, type('fok')), ['#4 no_sellers, 10 left'], LEFT],
  ['fok: filled', ASKS, bid(2, 0, 6, 10, type('fok')), TWO, ['ask 10 at 7']],
  ['all or none is as limit: filled', ASKS, bid(2, 0, 6, 10, type('all_or_none')), TWO, ['ask 10 at 7']],
  ['all or none is as limit: rests', ASKS, bid(4, 0, 6, 10, type('all_or_none')), [], LEFT],
  ['market: within its most', ASKS, bid(2, 0, 0, 10, type('market', { maxTotal: 90 })), TWO, ['ask 10 at 7']],
  ['market: one unit short', ASKS, bid(2, 0, 0, 10, type('market', { maxTotal: 89 })), ['#4 market, 10 left'], LEFT],
  ['a most for all slots: enough', ASKS, bid(2, 0, 6, 10, { maxTotal: 90 }), TWO, ['ask 10 at 7']],
  ['a most for all slots: one unit short rests', ASKS, bid(2, 0, 6, 10, { maxTotal: 89 }), [], LEFT],
  [
    'a most for all slots: one unit short, immediately',
    ASKS,
    bid(2, 0, 6, 10, type('ioc', { maxTotal: 89 })),
    ['#4 no_sellers, 10 left'],
    LEFT,
  ],
  [
    'until a date: filled',
    ASKS,
    bid(2, 0, 6, 10, type('good_till_date', { goodTillMs: 10_001 })),
    TWO,
    ['ask 10 at 7'],
  ],
  [
    'its own owner sells it nothing',
    [ask(4, 1, 10), ask(1, 5, 10)],
    bid(2, 0, 6, 10),
    [],
    ['ask 10 at 5', 'ask 10 at 1'],
  ],
  ['one owner fills one slot', [ask(1, 4, 10), ask(5, 4, 10)], bid(2, 0, 6, 10), [], ['ask 10 at 4', 'ask 10 at 4']],
  ['post only: an ask that rests', [bid(2, 0, 6, 10)], ask(1, 4, 10, type('post_only')), [], ['ask 10 at 4']],
  [
    'post only: an ask that would fill a slot',
    [bid(2, 0, 6, 10), ask(1, 4, 10)],
    ask(2, 4, 10, type('post_only')),
    ['refused: would_match'],
    ['ask 10 at 4'],
  ],
  [
    'an ask that fills slots as far as it goes, then rests',
    [bid(1, 0, 6, 4), bid(1, 3, 5, 4), bid(1, 2, 6, 4)],
    ask(1, 5, 10),
    ['#1 buys 4 at 5 of #4', '#1 filled', '#2 buys 4 at 5 of #4', '#2 filled'],
    ['ask 2 at 5'],
  ],
  [
    'an ask that completes a bid’s most',
    [bid(2, 0, 9, 10, { maxTotal: 80 }), ask(1, 4, 10), ask(2, 5, 10)],
    ask(3, 3, 10, type('ioc')),
    ['#1 buys 10 at 3 of #4', '#4 filled', '#1 buys 10 at 4 of #2', '#2 filled', '#1 filled'],
    ['ask 10 at 5'],
  ],
];

test.each(ROWS)('%s', (_, rest, comes, happens, left) => {
  const floor = openFloorOfSix();
  for (const { by = 0, ...fields } of rest) floor.place(by, fields);
  const { by = 0, ...fields } = comes;
  const refused = happens[0]?.startsWith('refused');
  const expected = refused ? happens : [`#${rest.length + 1} accepted`, ...happens];
  expect(story(floor.place(by, fields))).toEqual(expected);
  expect(bookOf(floor, STORAGE)).toEqual(left);
  expect(nothingLeftReserved(floor)).toBe(true);
});

const RESERVES: readonly [string, Partial<PlaceOrder>, number][] = [
  ['price and lots of all slots', { price: 6, quantity: 10, spread: 3 }, 180],
  ['its most, where that is less', { price: 6, quantity: 10, spread: 3, maxTotal: 150 }, 150],
  ['not its most, where that is more', { price: 6, quantity: 10, spread: 3, maxTotal: 250 }, 180],
  [
    'and the mandate’s reserve on top',
    { price: 6, quantity: 10, spread: 3, maxTotal: 150, mandate: { maxPrice: 1, reward: 1, reserve: 7, untilMs: 9 } },
    157,
  ],
];
test.each(RESERVES)('a storage bid reserves %s', (_, fields, usdx) => {
  const floor = openFloorOfSix();
  floor.place(0, { instrument: STORAGE, ...fields });
  expect(floor.engine.balance(agentKey(0), USDX)).toEqual({ free: FUNDS - usdx, reserved: usdx });
  expect(floor.engine.balance(agentKey(0), INFO)).toEqual({ free: FUNDS - BASE - 30 * MAKER, reserved: 30 * MAKER });
  expect(story(floor.send(0, [{ type: 'cancelOrder', orderId: orderId(1) }]))).toEqual(['#1 cancelled, 10 left']);
  expect(floor.engine.balance(agentKey(0), USDX)).toEqual({ free: FUNDS, reserved: 0 });
});

test('the ask that completes a bid pays as taker; the bid and the ask that waited pay as makers', () => {
  const floor = openFloorOfSix();
  floor.place(0, { ...bid(2, 0, 6, 10, { maxTotal: 100 }) });
  floor.place(1, { ...ask(1, 4, 10) });
  const paid = story(floor.place(2, { ...ask(2, 5, 15) }), true).filter((line) => line.includes('pays'));
  expect(paid.sort()).toEqual([
    `agent 0 pays ${20 * MAKER}`,
    `agent 1 pays ${10 * MAKER}`,
    `agent 2 pays ${BASE + 10 * TAKER}`,
  ]);
  expect(floor.engine.balance(agentKey(0), USDX)).toEqual({ free: FUNDS - 90, reserved: 0 });
  expect(floor.engine.balance(agentKey(2), USDX)).toEqual({ free: FUNDS - 30, reserved: 10 });
});

test('one ask fills at most 1,000 slots: what is left of it then is closed, the bids after them wait', () => {
  const floor = openFloorOfSix();
  const bids = Array.from({ length: 200 }, () => order({ instrument: STORAGE, spread: 2, price: 5, quantity: 1 }));
  for (let frame = 0; frame < 3; frame++) floor.send(0, bids);
  floor.place(1, { ...ask(1, 4, 2_000) });
  const told = story(floor.place(2, { ...ask(2, 5, 2_000) }));
  expect(told.filter((line) => line.includes(' buys '))).toHaveLength(1_000);
  expect(told.at(-1)).toBe('#602 fill_limit, 1500 left');
  expect(bookOf(floor, STORAGE)).toEqual(['ask 1500 at 4']);
  expect(nothingLeftReserved(floor)).toBe(true);
});
