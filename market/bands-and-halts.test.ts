import { expect, test } from 'vitest';
import type { Command, PlaceOrder } from '../primitives/commands.ts';
import { partitionOf } from '../primitives/instrument.ts';
import { agentKey, DATA, INFO, order, STORAGE, USDX } from './engine.fixture.ts';
import {
  bookOf,
  FUNDS,
  nothingLeftReserved,
  openFloorOfSix,
  orderId,
  story,
  type TradingFloor,
  tradingGenesis,
} from './trading-floor.fixture.ts';

const rule = (bandPercent: number) => ({ prefix: '', tickSize: 1, lotSize: 1, maxLots: 10_000, bandPercent });
const banded = (bandPercent: number): TradingFloor =>
  openFloorOfSix(tradingGenesis({ instruments: [rule(bandPercent)] }));
const take = (n: number, quantity: number, maxPrice: number): Command => ({
  type: 'takeNegotiation',
  negotiationId: orderId(n),
  quantity,
  maxPrice,
});

/** One trade at `price`, with which orders 1 and 2 are gone. */
function tradeAt(floor: TradingFloor, price: number): void {
  floor.place(1, { side: 'ask', price });
  floor.place(2, { side: 'bid', price });
}

const PRICES: readonly [percent: number, reference: number, price: number, taken: boolean][] = [
  [0, 100, 100_000, true],
  [10, 100, 110, true],
  [10, 100, 111, false],
  [10, 100, 90, true],
  [10, 100, 89, false],
  [10, 109, 119, true],
  [10, 109, 120, false],
  [10, 9, 9, true],
  [10, 9, 10, false],
  [100, 7, 14, true],
  [100, 7, 15, false],
  [100, 7, 0, true],
];
test.each(PRICES)('a band of %d %% about %d: %d', (percent, reference, price, taken) => {
  const floor = banded(percent);
  tradeAt(floor, reference);
  expect(story(floor.place(0, { side: 'ask', price }))).toEqual([taken ? '#3 accepted' : 'refused: price_band']);
});

test('a band of a price near 2^53 is exact', () => {
  const floor = banded(30);
  const reference = 2 ** 52 - 5;
  for (const agent of [1, 2]) floor.fund(agent, agent, 1, 2 ** 52);
  tradeAt(floor, reference);
  const width = Number((BigInt(reference) * 30n) / 100n);
  const price = reference - width;
  floor.fund(3, 3, 1, 2 ** 52);
  expect(story(floor.place(3, { price: price - 1 }))).toEqual(['refused: price_band']);
  expect(story(floor.place(3, { price }))).toEqual(['#3 accepted']);
});

test('before its first trade an instrument has no band; after it the band stays, though the book be empty', () => {
  const floor = banded(10);
  expect(story(floor.place(3, { side: 'ask', price: 5_000, orderType: 'ioc' }))[0]).toBe('#1 accepted');
  floor.place(1, { side: 'ask', price: 100 });
  floor.place(2, { price: 100 });
  expect(floor.engine.instruments()).toEqual([]);
  expect(story(floor.place(0, { price: 111 }))).toEqual(['refused: price_band']);
  expect(story(floor.place(0, { instrument: STORAGE, price: 111 }))).toEqual(['#4 accepted']);
});

/** The last trade was at 96, by the id of an ask: an ask at 80 stands below the band of 87 to 105. */
function cheapAskOutside(): TradingFloor {
  const floor = banded(10);
  tradeAt(floor, 88);
  floor.place(1, { side: 'ask', price: 80, quantity: 2 });
  floor.place(3, { side: 'ask', price: 96, quantity: 3 });
  floor.send(2, [take(4, 1, 96)]);
  return floor;
}

const OUTSIDE: readonly [string, Partial<PlaceOrder>, readonly string[]][] = [
  ['limit', { price: 96, quantity: 3 }, ['#6 band, 3 left']],
  ['ioc', { price: 96, quantity: 3, orderType: 'ioc' }, ['#6 band, 3 left']],
  ['market', { price: 0, quantity: 3, orderType: 'market', maxTotal: 900 }, ['#6 band, 3 left']],
  ['fok', { price: 96, quantity: 3, orderType: 'fok' }, ['#6 band, 3 left']],
  [
    'all or none',
    { price: 96, quantity: 2, orderType: 'all_or_none' },
    ['#6 buys 2 at 96 of #4', '#4 filled', '#6 filled'],
  ],
  ['all or none, more than is within', { price: 96, quantity: 3, orderType: 'all_or_none' }, []],
];
test.each(OUTSIDE)(
  'a resting order outside the band stops a taker, and is passed by for a contingent one: %s',
  (_, placed, told) => {
    const floor = cheapAskOutside();
    expect(bookOf(floor, DATA)).toEqual(['ask 2 at 96', 'ask 2 at 80']);
    expect(story(floor.place(0, placed))).toEqual(['#6 accepted', ...told]);
    expect(bookOf(floor, DATA)).toContain('ask 2 at 80');
    expect(nothingLeftReserved(floor)).toBe(true);
  },
);

/** More asks at 80 than one message closes are past their date; the band is 87 to 105, and an ask without a date stands at 96. */
function overdueOutside(): TradingFloor {
  const floor = banded(10);
  tradeAt(floor, 88);
  const dated = order({ side: 'ask', price: 80, orderType: 'good_till_date', goodTillMs: 10_100 });
  for (let frame = 0; frame < 6; frame++)
    floor.send(
      1,
      Array.from({ length: 200 }, () => dated),
    );
  floor.place(3, { side: 'ask', price: 96, quantity: 9 });
  floor.send(2, [take(1_203, 1, 96)]);
  floor.timeMs = 10_100;
  return floor;
}

test.each<Partial<PlaceOrder>>([
  { price: 96 },
  { price: 96, orderType: 'ioc' },
  { price: 96, orderType: 'fok' },
  { price: 0, orderType: 'market', maxTotal: 900 },
])('an order past its date stops nobody by its price: %o', (placed) => {
  const told = story(overdueOutside().place(0, { quantity: 3, ...placed }));
  expect(told.filter((line) => !line.includes('expired'))).toEqual([
    '#1205 accepted',
    '#1205 buys 3 at 96 of #1203',
    '#1205 filled',
  ]);
});

test('an ask outside the band is not taken by its id either', () => {
  const floor = cheapAskOutside();
  expect(story(floor.send(0, [take(3, 1, 99)]))).toEqual(['refused: price_band']);
  expect(story(floor.send(0, [take(4, 1, 99)])).slice(1)).toEqual(['#6 buys 1 at 96 of #4', '#6 filled']);
});

test('the band is that of the command’s beginning: a sweep goes on within it', () => {
  const floor = banded(10);
  tradeAt(floor, 100);
  for (const price of [100, 105, 110]) floor.place(1, { side: 'ask', price });
  const bid = { price: 0, quantity: 9, orderType: 'market', maxTotal: 9_000 } as const;
  expect(story(floor.place(0, bid)).filter((line) => line.includes('buys'))).toHaveLength(3);
  expect(story(floor.place(1, { side: 'ask', price: 121 }))).toEqual(['#7 accepted']);
  expect(story(floor.place(1, { side: 'ask', price: 122 }))).toEqual(['refused: price_band']);
});

const halt = (instrument: string, untilMs: number): Command => ({
  type: 'haltInstrument',
  instrument,
  untilMs,
  reason: 'review',
});

test('a halted instrument takes nothing but cancels, until the time that was set', () => {
  const floor = openFloorOfSix();
  floor.place(0, { side: 'ask', price: 5, quantity: 2 });
  floor.place(1, { price: 4, quantity: 2 });
  expect(floor.send('settlement', [halt(DATA, 10_500)])).toEqual([
    { type: 'haltChanged', commandIndex: 0, instrument: DATA, untilMs: 10_500, reason: 'review' },
  ]);
  floor.timeMs = 10_499;
  const replace: Command = { type: 'replaceOrder', orderId: orderId(1), price: 5, quantity: 1 };
  expect(story(floor.place(2, { price: 5 }))).toEqual(['refused: halted']);
  expect(story(floor.send(2, [take(1, 1, 5)]))).toEqual(['refused: halted']);
  expect(story(floor.send(0, [replace]))).toEqual(['refused: halted']);
  expect(story(floor.send(1, [{ type: 'cancelOrder', orderId: orderId(2) }]))).toEqual(['#2 cancelled, 2 left']);
  expect(story(floor.place(2, { instrument: STORAGE, price: 5 }))).toEqual(['#3 accepted']);
  floor.timeMs = 10_500;
  expect(story(floor.place(2, { price: 5 }))).toEqual(['#4 accepted', '#4 buys 1 at 5 of #1', '#4 filled']);
});

test('a halt is ended early by 0 or by a time that is past; only settlement halts', () => {
  const floor = openFloorOfSix();
  for (const untilMs of [0, 10_000]) {
    floor.send('settlement', [halt(DATA, 99_000)]);
    expect(story(floor.place(2, { price: 5, orderType: 'ioc' }))).toEqual(['refused: halted']);
    expect(story(floor.send('settlement', [halt(DATA, untilMs)]))).toEqual(['trading goes on']);
    expect(story(floor.place(2, { price: 5, orderType: 'ioc' }))[0]).toMatch('accepted');
  }
  expect(story(floor.send(0, [halt(DATA, 99_000)]))).toEqual(['refused: not_authorised']);
  expect(story(floor.send('settlement', [halt('nonsense', 99_000)]))).toEqual(['refused: unknown_instrument']);
});

test('orders go on expiring in a halt', () => {
  const floor = openFloorOfSix();
  floor.place(0, { price: 5, orderType: 'good_till_date', goodTillMs: 10_100 });
  floor.send('settlement', [halt(DATA, 99_000)]);
  floor.timeMs = 10_100;
  expect(story(floor.send('settlement', [{ type: 'clockAdvanced', publishedSize: 1n }]))).toEqual([
    '#1 expired, 1 left',
  ]);
});

test('a partition more: the orders of what is traded elsewhere now are closed as moved, and it is refused here', () => {
  const floor = openFloorOfSix();
  const cids = Array.from({ length: 20 }, (_, index) => (0x20 + index).toString(16).repeat(32));
  const names = cids.map((cid) => `data/${cid}/USDX`);
  const moved = names.map((name) => partitionOf(name, 3) !== 1);
  expect(new Set(moved).size).toBe(2);
  for (const [index, instrument] of names.entries())
    floor.place(index % 3, { instrument, price: 5, orderType: index % 2 === 0 ? 'limit' : 'all_or_none' });
  const closed = names.flatMap((_, index) => (moved[index] ? [`#${index + 1} moved, 1 left`] : []));
  expect(story(floor.send('settlement', [{ type: 'setPartitions', bookPartitions: 3 }]))).toEqual(closed);
  for (const [index, instrument] of names.entries())
    expect(story(floor.place(0, { instrument, price: 5, orderType: 'ioc' }))[0]).toMatch(
      moved[index] ? 'refused: wrong_partition' : 'accepted',
    );
  expect(story(floor.send('settlement', [{ type: 'setPartitions', bookPartitions: 2 }]))).toEqual([
    'refused: wrong_state',
  ]);
  expect(story(floor.send('settlement', [{ type: 'setPartitions', bookPartitions: 3 }]))).toEqual([]);
  expect(story(floor.send(0, [{ type: 'setPartitions', bookPartitions: 4 }]))).toEqual(['refused: not_authorised']);
  expect(nothingLeftReserved(floor)).toBe(true);
});

test('the funds that are stated are those of all agents, free and reserved', () => {
  const floor = openFloorOfSix();
  const before = floor.send('settlement', [{ type: 'stateFunds' }]);
  floor.place(0, { price: 7, quantity: 3 });
  const [stated] = floor.send('settlement', [{ type: 'stateFunds' }]);
  const sum = (asset: number): bigint =>
    [0, 1, 2, 3, 4, 5].reduce((amount, agent) => {
      const { free, reserved } = floor.engine.balance(agentKey(agent), asset);
      return amount + BigInt(free) + BigInt(reserved);
    }, 0n);
  expect(stated).toMatchObject({
    type: 'fundsStated',
    totals: [
      { asset: INFO, amount: sum(INFO) },
      { asset: USDX, amount: 6n * BigInt(FUNDS) },
    ],
  });
  expect(stated).not.toEqual(before[0]);
});
