import { expect, test } from 'vitest';
import { agentKey, DATA, INFO, ofType, STORAGE, USDX } from './engine.fixture.ts';
import {
  BASE,
  bookOf,
  MAKER,
  openTradingFloor,
  story,
  TAKER,
  type TradingFloor,
  tradingGenesis,
} from './trading-floor.fixture.ts';

const MOST = Number.MAX_SAFE_INTEGER;

/** Agents 0 to 2 of owners of their own, each with all the USDX that one can have. */
function openRichFloor(): TradingFloor {
  const floor = openTradingFloor(tradingGenesis());
  for (const agent of [0, 1, 2]) floor.fund(agent, agent, 1_000, MOST);
  return floor;
}
const usdx = (floor: TradingFloor, agent: number): object => ({ ...floor.engine.balance(agentKey(agent), USDX) });

test('a trade of all that one can have is exact to the unit', () => {
  const floor = openRichFloor();
  floor.place(1, { side: 'ask', price: 3, quantity: 1 });
  floor.place(1, { side: 'ask', price: 2 ** 52 + 1, quantity: 1 });
  expect(usdx(floor, 1)).toEqual({ free: MOST - 2 ** 52 - 4, reserved: 2 ** 52 + 4 });
  const told = floor.place(0, { price: 2 ** 52 - 4, quantity: 2 });
  expect(story(told)).toEqual(['#3 accepted', '#3 buys 1 at 3 of #1', '#1 filled']);
  expect(usdx(floor, 0)).toEqual({ free: 2 ** 52, reserved: 2 ** 52 - 4 });
  expect(story(floor.place(2, { price: 2 ** 52 + 1, quantity: 1 }))).toContain(`#4 buys 1 at ${2 ** 52 + 1} of #2`);
  expect(usdx(floor, 2)).toEqual({ free: MOST - 2 ** 52 - 1, reserved: 0 });
  expect(usdx(floor, 1)).toEqual({ free: MOST - 2 ** 52 - 4, reserved: 0 });
});

test('price and fee together are at most 2^53 - 1; beyond what is free they are short of funds', () => {
  const floor = openRichFloor();
  expect(story(floor.place(0, { price: 2 ** 51 - 3, quantity: 4 }))).toEqual(['refused: amount_too_large']);
  expect(story(floor.place(0, { price: 2 ** 51 - 4, quantity: 4 }))).toEqual(['#1 accepted']);
  expect(usdx(floor, 0)).toEqual({ free: 15, reserved: MOST - 15 });
  expect(story(floor.place(0, { price: 16 }))).toEqual(['refused: insufficient_funds']);
  expect(story(floor.place(0, { price: 15 }))).toEqual(['#2 accepted']);
});

test('no more is allocated than can be counted', () => {
  const floor = openRichFloor();
  floor.place(0, { price: 5 });
  const more = { type: 'fundsAllocated', agent: agentKey(0), owner: '80'.repeat(20), asset: USDX, amount: 1 } as const;
  expect(story(floor.send('settlement', [more]))).toEqual(['refused: amount_too_large']);
});

test('a market order spends no unit over its most, and an ask no unit over what is free', () => {
  const floor = openRichFloor();
  floor.place(1, { side: 'ask', price: 2 ** 51, quantity: 3 });
  const bid = { orderType: 'market', price: 0, quantity: 3, maxTotal: 3 * 2 ** 51 - 1 } as const;
  expect(story(floor.place(0, bid))).toEqual(['#2 accepted', `#2 buys 2 at ${2 ** 51} of #1`, '#2 market, 1 left']);
  expect(usdx(floor, 0)).toEqual({ free: MOST - 2 ** 52, reserved: 0 });
  floor.place(2, { price: 2 ** 51 - 1, quantity: 3 });
  expect(story(floor.place(0, { side: 'ask', orderType: 'market', price: 0, quantity: 3 })).at(-1)).toBe(
    '#4 market, 1 left',
  );
  expect(usdx(floor, 0)).toEqual({ free: MOST - 2 ** 52 - 2 * (2 ** 51 - 1), reserved: 0 });
  expect(bookOf(floor, DATA)).toEqual([`ask 1 at ${2 ** 51}`, `bid 1 at ${2 ** 51 - 1}`]);
});

test('the shares of a large reserve come to the whole', () => {
  const floor = openRichFloor();
  const reserve = 2 ** 52 + 1;
  const mandate = { maxPrice: 1, reward: 1, reserve, untilMs: 1 };
  for (const agent of [1, 2]) floor.place(agent, { instrument: STORAGE, side: 'ask', price: 1, collateralPerLot: 1 });
  const events = floor.place(0, { instrument: STORAGE, price: 1, spread: 2, mandate });
  expect(ofType(events, 'tradeMatched').map(({ reserveShare }) => reserveShare)).toEqual([2 ** 51, 2 ** 51 + 1]);
  expect(usdx(floor, 0)).toEqual({ free: MOST - reserve - 2, reserved: 0 });
});

test('an instrument in INFO pays price and fee of one purse', () => {
  const instrument = DATA.replace('USDX', 'INFO');
  const floor = openTradingFloor();
  floor.fund(0, 0, BASE + 12 + 2 * TAKER, 0);
  floor.fund(1, 1, BASE + 10 + 2 * TAKER, 0);
  floor.place(1, { instrument, side: 'ask', price: 5, quantity: 2 });
  expect(floor.engine.balance(agentKey(1), INFO)).toEqual({ free: 2 * (TAKER - MAKER), reserved: 10 + 2 * MAKER });
  expect(story(floor.place(0, { instrument, price: 6, quantity: 2 })).at(-1)).toBe('#2 filled');
  expect(floor.engine.balance(agentKey(0), INFO)).toEqual({ free: 2, reserved: 0 });
  expect(floor.engine.balance(agentKey(1), INFO)).toEqual({ free: 2 * (TAKER - MAKER), reserved: 0 });
});
