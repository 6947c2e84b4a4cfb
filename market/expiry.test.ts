import { expect, test } from 'vitest';
import type { PlaceOrder } from '../primitives/commands.ts';
import { agentKey, DATA, INFO, order, STORAGE, USDX } from './engine.fixture.ts';
import { BASE, bookOf, FUNDS, openFloorOfSix, orderId, story, type TradingFloor } from './trading-floor.fixture.ts';

const till = (goodTillMs: number, fields: Partial<PlaceOrder> = {}): PlaceOrder =>
  order({ orderType: 'good_till_date', goodTillMs, ...fields });
const tick = (floor: TradingFloor, timeMs: number): string[] => {
  floor.timeMs = timeMs;
  return story(floor.send('settlement', [{ type: 'clockAdvanced', publishedSize: 1n }]));
};

test('an order is closed by the first message at or after its date, which then frees what it kept', () => {
  const floor = openFloorOfSix();
  floor.send(0, [till(10_500, { price: 7, quantity: 3 })]);
  expect(floor.engine.balance(agentKey(0), USDX)).toEqual({ free: FUNDS - 21, reserved: 21 });
  expect(tick(floor, 10_499)).toEqual([]);
  expect(bookOf(floor, DATA)).toEqual(['bid 3 at 7']);
  expect(tick(floor, 10_500)).toEqual(['#1 expired, 3 left']);
  expect(floor.engine.balance(agentKey(0), USDX)).toEqual({ free: FUNDS, reserved: 0 });
  expect(floor.engine.balance(agentKey(0), INFO)).toEqual({ free: FUNDS - BASE, reserved: 0 });
  expect(tick(floor, 10_501)).toEqual([]);
});

test('by date, then by order number, before the message’s own effects, of all books and kinds', () => {
  const floor = openFloorOfSix();
  floor.send(0, [
    till(10_300, { price: 3 }),
    till(10_100, { price: 4 }),
    till(10_300, { side: 'ask', price: 9 }),
    till(10_200, { instrument: STORAGE, spread: 2 }),
    till(10_100, { instrument: STORAGE, side: 'ask' }),
    till(10_900, { price: 2 }),
  ]);
  floor.timeMs = 10_300;
  const sold = story(floor.place(1, { side: 'ask', price: 2 }));
  expect(sold).toEqual([
    ...['#2 expired, 1 left', '#5 expired, 1 left', '#4 expired, 1 left', '#1 expired, 1 left', '#3 expired, 1 left'],
    ...['#7 accepted', '#6 buys 1 at 2 of #7', '#6 filled', '#7 filled'],
  ]);
});

test('a frame that is not taken closes nothing', () => {
  const floor = openFloorOfSix();
  floor.send(0, [till(10_100)]);
  floor.timeMs = 20_000;
  const before = floor.engine.digest();
  expect(story(floor.send(1, [order({})], { firstSequence: 9n }))).toEqual(['refused: sequence_gap']);
  expect(floor.engine.digest()).toBe(before);
  expect(story(floor.send(1, [{ type: 'cancelOrder', orderId: orderId(1) }]))).toEqual([
    '#1 expired, 1 left',
    'refused: unknown_order',
  ]);
});

test('an order that was filled, cancelled or replaced does not expire by its old date alone', () => {
  const floor = openFloorOfSix();
  floor.send(0, [till(10_100, { price: 5 }), till(10_100, { price: 4 }), till(10_100, { price: 3, quantity: 4 })]);
  floor.place(1, { side: 'ask', price: 5 });
  floor.send(0, [
    { type: 'cancelOrder', orderId: orderId(2) },
    { type: 'replaceOrder', orderId: orderId(3), price: 2, quantity: 5 },
    { type: 'replaceOrder', orderId: orderId(3), price: 2, quantity: 1 },
  ]);
  expect(tick(floor, 10_100)).toEqual(['#3 expired, 1 left']);
});

test('the date of a cancelled order closes no other', () => {
  const floor = openFloorOfSix();
  floor.send(0, [till(10_100), { type: 'cancelOrder', orderId: orderId(1) }, order({})]);
  expect(tick(floor, 99_000)).toEqual([]);
  expect(bookOf(floor, DATA)).toEqual(['bid 1 at 5']);
});

/** 1,500 asks of agent 1 at 5 until 10,100, and one of agent 2 at 6 for ever. */
function manyDue(): TradingFloor {
  const floor = openFloorOfSix();
  for (let frame = 0; frame < 6; frame++)
    floor.send(
      1,
      Array.from({ length: 250 }, () => till(10_100, { side: 'ask' })),
    );
  floor.place(2, { side: 'ask', price: 6, quantity: 9 });
  floor.timeMs = 10_100;
  return floor;
}

test('at most 1,000 in one message, the rest in the next', () => {
  const floor = manyDue();
  const closed = tick(floor, 10_100);
  expect(closed).toHaveLength(1_000);
  expect(closed.at(-1)).toBe('#1000 expired, 1 left');
  expect(tick(floor, 10_100)).toHaveLength(500);
  expect(bookOf(floor, DATA)).toEqual(['ask 9 at 6']);
});

const OVERDUE: readonly [string, Partial<PlaceOrder>, readonly string[]][] = [
  ['limit', { price: 6, quantity: 2 }, ['#1502 buys 2 at 6 of #1501', '#1502 filled']],
  ['fok', { price: 6, quantity: 2, orderType: 'fok' }, ['#1502 buys 2 at 6 of #1501', '#1502 filled']],
  ['fok of what is overdue', { price: 5, quantity: 2, orderType: 'fok' }, ['#1502 fok, 2 left']],
  ['all_or_none', { price: 6, quantity: 2, orderType: 'all_or_none' }, ['#1502 buys 2 at 6 of #1501', '#1502 filled']],
  ['all_or_none of what is overdue', { price: 5, quantity: 2, orderType: 'all_or_none' }, []],
];
test.each(OVERDUE)('an order past its date never matches, though it still rests: %s', (_, fields, happens) => {
  const floor = manyDue();
  const told = story(floor.place(0, fields)).slice(1_000);
  expect(told.filter((line) => !line.includes('expired'))).toEqual(['#1502 accepted', ...happens]);
  expect(
    told.some(
      (line) => line.startsWith('#') && / buys .* of #(\d+)$/.exec(line)?.[1] !== undefined && !line.endsWith('#1501'),
    ),
  ).toBe(false);
});

test('an overdue ask is no negotiation, and is no more to be replaced', () => {
  const take = { type: 'takeNegotiation', negotiationId: orderId(1_400), quantity: 1, maxPrice: 5 } as const;
  expect(story(manyDue().send(0, [take])).at(-1)).toBe('refused: unknown_negotiation');
  const replace = { type: 'replaceOrder', orderId: orderId(1_400), price: 5, quantity: 1 } as const;
  expect(story(manyDue().send(1, [replace])).at(-1)).toBe('refused: unknown_order');
});
