import { expect, test } from 'vitest';
import type { PlaceOrder } from '../primitives/commands.ts';
import {
  agentKey,
  BASE_FEE,
  type Floor,
  INFO,
  MIB_FEE,
  ofType,
  openFloor,
  order,
  refusedWith,
  STORAGE,
  USDX,
} from './engine.fixture.ts';

const BUYER = agentKey(0);
const MANDATE = { maxPrice: 9, reward: 2, reserve: 7, untilMs: 99 };

/** Agents 0 to 6 of owners of their own; agent 7 of owner 1, agent 8 of the buyer's. */
function floor(): Floor {
  const opened = openFloor();
  for (let agent = 0; agent < 7; agent++) opened.fund(agent, agent, 10_000, 10_000);
  opened.fund(7, 1, 10_000, 10_000);
  opened.fund(8, 0, 10_000, 10_000);
  return opened;
}

const ask = (price: number, quantity: number, fields: Partial<PlaceOrder> = {}): PlaceOrder =>
  order({ instrument: STORAGE, side: 'ask', price, quantity, collateralPerLot: 2, readPrice: 1, ...fields });
const bid = (spread: number, price: number, quantity: number, fields: Partial<PlaceOrder> = {}): PlaceOrder =>
  order({ instrument: STORAGE, side: 'bid', spread, price, quantity, object: 'ab'.repeat(32), ...fields });

const trades = (events: Parameters<typeof ofType>[0]): [string, number, number][] =>
  ofType(events, 'tradeMatched').map(({ seller, price, slot }) => [seller, price, slot]);

test('each slot goes whole to one owner at its own price, the cheapest first', () => {
  const market = floor();
  market.send(agentKey(1), [ask(5, 10)]);
  market.send(agentKey(2), [ask(4, 9)]);
  market.send(agentKey(3), [ask(4, 10)]);
  market.send(agentKey(7), [ask(4, 10)]);
  market.send(agentKey(8), [ask(1, 10)]);
  market.send(agentKey(4), [ask(6, 30)]);
  const events = market.send(BUYER, [bid((2 << 16) | 3, 6, 10, { mandate: MANDATE })]);
  expect(trades(events)).toEqual([
    [agentKey(3), 4, 0],
    [agentKey(7), 4, 1],
    [agentKey(4), 6, 2],
  ]);
  const matched = ofType(events, 'tradeMatched');
  expect(matched.map(({ reserveShare }) => reserveShare)).toEqual([2, 2, 3]);
  expect(matched[0]).toMatchObject({
    quantity: 10,
    collateral: 20,
    readPrice: 1,
    spread: (2 << 16) | 3,
    mandate: MANDATE,
  });
  expect(market.engine.balance(BUYER, USDX)).toEqual({ free: 10_000 - 140 - 7, reserved: 0 });
  expect(market.engine.balance(BUYER, INFO)).toEqual({ free: 10_000 - BASE_FEE - 30 * MIB_FEE, reserved: 0 });
  expect(market.engine.balance(agentKey(4), USDX)).toEqual({ free: 10_000 - 60, reserved: 40 });
});

const SHORT: readonly [string, PlaceOrder][] = [
  ['too few owners', bid(4, 9, 10)],
  ['an ask too dear', bid(3, 5, 10)],
  ['asks too small', bid(3, 9, 11)],
  ['an owner to avoid', bid(3, 9, 10, { avoidAgents: [agentKey(7)] })],
];
test.each(SHORT)('all slots or none: %s', (_, placed) => {
  const market = floor();
  for (const [agent, price] of [[1, 4] as const, [2, 5] as const, [3, 6] as const, [7, 4] as const])
    market.send(agentKey(agent), [ask(price, 10)]);
  const asks = market.engine.depth(STORAGE, 9).asks;
  const events = market.send(BUYER, [{ ...placed, orderType: 'ioc' }]);
  expect(events.map(({ type }) => type)).toEqual(['orderAccepted', 'orderClosed', 'networkFeeCharged']);
  expect(ofType(events, 'orderClosed')[0]).toMatchObject({ reason: 'no_sellers' });
  expect(market.engine.balance(BUYER, USDX)).toEqual({ free: 10_000, reserved: 0 });
  expect(market.engine.balance(BUYER, INFO)).toEqual({ free: 10_000 - BASE_FEE, reserved: 0 });
  expect(market.engine.depth(STORAGE, 9)).toEqual({ bids: [], asks });
});

test('a contingent bid rests unseen, and is filled by the ask that completes it', () => {
  const market = floor();
  market.send(agentKey(1), [ask(4, 10)]);
  market.send(BUYER, [bid(2, 6, 10)]);
  market.send(agentKey(6), [bid(2, 9, 10)]);
  expect(market.engine.depth(STORAGE, 9).bids).toEqual([]);
  expect(market.engine.balance(BUYER, USDX).reserved).toBe(120);
  expect(trades(market.send(agentKey(7), [ask(1, 10)]))).toEqual([]);
  const events = market.send(agentKey(2), [ask(5, 25, { orderType: 'ioc' })]);
  expect(trades(events)).toEqual([
    [agentKey(7), 1, 0],
    [agentKey(2), 5, 1],
    [agentKey(1), 4, 0],
    [agentKey(2), 5, 1],
  ]);
  expect(ofType(events, 'tradeMatched').map(({ buyer }) => buyer)).toEqual([BUYER, BUYER, agentKey(6), agentKey(6)]);
  expect(ofType(events, 'orderClosed').at(-1)).toMatchObject({ agent: agentKey(2), reason: 'ioc', remaining: 5 });
  expect(market.engine.instruments()).toEqual([]);
});

test('a bid of one slot is one seller’s whole', () => {
  const market = floor();
  market.send(agentKey(1), [ask(4, 3)]);
  market.send(agentKey(2), [ask(5, 8)]);
  expect(trades(market.send(BUYER, [bid(1, 6, 4)]))).toEqual([[agentKey(2), 5, 0]]);
});

test('a contingent bid that is cancelled frees all it reserved', () => {
  const market = floor();
  const accepted = market.send(BUYER, [bid((2 << 16) | 3, 6, 10, { mandate: MANDATE })]);
  expect(market.engine.balance(BUYER, USDX)).toEqual({ free: 10_000 - 187, reserved: 187 });
  const orderId = ofType(accepted, 'orderAccepted')[0]?.orderId as bigint;
  expect(refusedWith(market.send(agentKey(1), [{ type: 'cancelOrder', orderId }]))).toBe('not_your_order');
  market.send(BUYER, [{ type: 'cancelOrder', orderId }]);
  expect(market.engine.balance(BUYER, USDX)).toEqual({ free: 10_000, reserved: 0 });
  expect(market.engine.instruments()).toEqual([]);
});
