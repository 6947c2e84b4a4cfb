import { expect, test } from 'vitest';
import type { Command, Frame } from '../primitives/commands.ts';
import { createEngine } from './engine.ts';
import {
  agentKey,
  BASE_FEE,
  DATA,
  type Floor,
  GENESIS,
  INFO,
  MIB_FEE,
  NETWORK,
  ofType,
  openFloor,
  order,
  ownerKey,
  refusedWith,
  SETTLEMENT,
  STORAGE,
  USDX,
} from './engine.fixture.ts';

const [ANN, BOB, CAT] = [agentKey(0), agentKey(1), agentKey(2)];

test('a book has a digest however many orders rest in it', () => {
  const floor = openFloor();
  floor.fund(0, 0, 2_000_000, 0);
  const asks = Array.from({ length: 256 }, () => order({ side: 'ask', price: 0 }));
  for (let rested = 0; rested < 150_000; rested += asks.length) floor.send(ANN, asks);
  expect(floor.engine.digest()).toMatch(/^[0-9a-f]{64}$/);
});

function floorOfThree(): Floor {
  const floor = openFloor();
  for (const agent of [0, 1, 2]) floor.fund(agent, agent, 1_000, 10_000);
  return floor;
}

// One fault more in each row: the first that is wrong in this order names the refusal.
const FRAME_FAULTS: readonly [string, Partial<Frame>][] = [
  ['sequence_gap', { firstSequence: 9n }],
  ['sequence_replayed', { firstSequence: 0n }],
  ['unknown_agent', { firstSequence: 0n, agent: 'ff'.repeat(32) }],
  ['wrong_partition', { firstSequence: 0n, agent: 'ff'.repeat(32), partition: 2 }],
];
test.each(FRAME_FAULTS)('a frame is refused whole: %s', (code, changes) => {
  const floor = floorOfThree();
  const before = floor.engine.digest();
  expect(refusedWith(floor.send(ANN, [order({})], changes))).toBe(code);
  expect(floor.engine.digest()).toBe(before);
});

test('bytes that are no frame are refused with their own code, and a frame names the sequence it should have had', () => {
  const floor = floorOfThree();
  const frame = { ok: false, code: 'bad_signature', message: 'no' } as const;
  const events = floor.engine.apply({ generation: 1, sequence: 99, timeMs: 5_000, frame });
  expect(events).toEqual([
    { type: 'frameRefused', code: 'bad_signature', message: 'no', expectedSequence: 0n, retryMs: 0 },
  ]);
  floor.send(ANN, [order({}), order({})]);
  expect(floor.send(ANN, [order({})], { firstSequence: 1n })[0]).toMatchObject({
    code: 'sequence_replayed',
    expectedSequence: 3n,
  });
});

test('each command of an expired frame is refused, pays its base fee and uses its number', () => {
  const floor = floorOfThree();
  const events = floor.send(ANN, [order({}), order({})], { expiresAtMs: 1 });
  expect(ofType(events, 'commandRefused').map(({ code }) => code)).toEqual(['expired', 'expired']);
  expect(ofType(events, 'networkFeeCharged')).toEqual([
    { type: 'networkFeeCharged', agent: ANN, amountInfo: 2 * BASE_FEE, commandIndex: 0 },
  ]);
  expect(refusedWith(floor.send(ANN, [order({})], { firstSequence: 3n }))).toBeUndefined();
});

const DEAR = 2 ** 52;
// Each row adds an earlier fault to the one above it, as far as two faults fit one order.
const ORDER_FAULTS: readonly [string, Parameters<typeof order>[0]][] = [
  ['insufficient_funds', { price: 10_001 }],
  ['amount_too_large', { price: DEAR, quantity: 2 }],
  ['amount_too_large', { instrument: STORAGE, price: 2 ** 47, quantity: 1, spread: 64 }],
  ['spread_invalid', { price: DEAR, quantity: 2, spread: 2 }],
  ['spread_invalid', { instrument: STORAGE, spread: 65 }],
  ['spread_invalid', { instrument: STORAGE, spread: (4 << 16) | 4 }],
  ['spread_invalid', { instrument: STORAGE, spread: (1 << 16) | 4 }],
  ['spread_invalid', { instrument: STORAGE, spread: 2, avoidAgents: [BOB, CAT] }],
  ['malformed', { spread: 2, mandate: { maxPrice: 1, reward: 1, reserve: 1, untilMs: 1 } }],
  ['quantity_invalid', { spread: 2, quantity: 0 }],
  ['quantity_invalid', { quantity: 1.5 }],
  ['quantity_invalid', { quantity: -1 }],
  ['off_lot', { quantity: 2 ** 41 }],
  ['price_invalid', { quantity: 0, price: 0 }],
  ['price_invalid', { price: -1 }],
  ['price_invalid', { side: 'ask', instrument: STORAGE, price: 0 }],
  ['price_invalid', { price: 0.5 }],
  ['price_invalid', { price: 2 ** 53 }],
  ['price_invalid', { side: 'ask', instrument: STORAGE, collateralPerLot: -1 }],
  ['price_invalid', { side: 'ask', readPrice: 0.1 }],
  ['unknown_asset', { price: 0, instrument: 'storage/hour/EURX' }],
  ['unknown_instrument', { price: 0, instrument: 'storage/minute/USDX' }],
];
test.each(ORDER_FAULTS)('an order is refused and only its base fee is gone: %s %o', (code, fields) => {
  const floor = floorOfThree();
  const events = floor.send(ANN, [order(fields)]);
  expect(refusedWith(events)).toBe(code);
  expect(floor.engine.balance(ANN, INFO)).toEqual({ free: 1_000 - BASE_FEE, reserved: 0 });
  expect(floor.engine.balance(ANN, USDX)).toEqual({ free: 10_000, reserved: 0 });
  expect(floor.engine.instruments()).toEqual([]);
});

const COMMAND_FAULTS: readonly [string, Command][] = [
  ['unknown_order', { type: 'replaceOrder', orderId: 1n, price: 1, quantity: 1 }],
  ['unknown_instrument', { type: 'cancelAll', instrument: 'data' }],
  ['not_authorised', { type: 'stateFunds' }],
  ['not_authorised', { type: 'clockAdvanced', publishedSize: 1n }],
  ['not_authorised', { type: 'fundsAllocated', agent: ANN, owner: ownerKey(0), asset: USDX, amount: 1 }],
  ['not_authorised', { type: 'releaseRequested', agent: ANN, asset: USDX, amount: 1, releaseId: 1n }],
  ['wrong_partition', { type: 'acceptDelivery', trade: 1n }],
  ['unknown_order', { type: 'cancelOrder', orderId: (1n << 48n) | 99n }],
  ['unknown_order', { type: 'cancelOrder', orderId: (2n << 48n) | 1n }],
  ['unknown_negotiation', { type: 'takeNegotiation', negotiationId: (1n << 48n) | 99n, quantity: 1, maxPrice: 9 }],
];
test.each(COMMAND_FAULTS)('a command is refused for its base fee: %s', (code, command) => {
  const floor = floorOfThree();
  const events = floor.send(ANN, [command]);
  expect(refusedWith(events)).toBe(code);
  expect(ofType(events, 'networkFeeCharged').map(({ amountInfo }) => amountInfo)).toEqual([BASE_FEE]);
});

test('an agent without the base fee opens nothing, and is charged nothing', () => {
  const floor = openFloor();
  floor.fund(0, 0, BASE_FEE - 1, 10_000);
  const events = floor.send(ANN, [order({ instrument: 'storage/minute/USDX' })]);
  expect(refusedWith(events)).toBe('fee_unpaid');
  expect(ofType(events, 'networkFeeCharged')).toEqual([]);
  expect(floor.engine.balance(ANN, INFO).free).toBe(BASE_FEE - 1);
});

test("settlement's key allocates, releases and keeps time, and does nothing else", () => {
  const floor = floorOfThree();
  const release = { type: 'releaseRequested', agent: ANN, asset: USDX } as const;
  expect(refusedWith(floor.send(SETTLEMENT, [order({})]))).toBe('not_authorised');
  expect(floor.send(SETTLEMENT, [{ type: 'clockAdvanced', publishedSize: 5n }], { expiresAtMs: 0 })).toEqual([]);
  const events = floor.send(SETTLEMENT, [
    { ...release, amount: 4_000, releaseId: 1n },
    { ...release, amount: 7_000, releaseId: 2n },
    { ...release, amount: 1, releaseId: 3n },
    { ...release, agent: 'ff'.repeat(32), amount: 1, releaseId: 4n },
  ]);
  expect(ofType(events, 'fundsReleased').map(({ amount, releaseId }) => [releaseId, amount])).toEqual([
    [1n, 4_000],
    [2n, 6_000],
    [3n, 0],
    [4n, 0],
  ]);
  const to = { type: 'fundsAllocated', agent: ANN, owner: ownerKey(0) } as const;
  const refused = floor.send(SETTLEMENT, [
    { ...to, asset: 9, amount: 1 },
    { ...to, asset: USDX, amount: 0 },
    { ...to, asset: INFO, amount: Number.MAX_SAFE_INTEGER },
  ]);
  expect(ofType(refused, 'commandRefused').map(({ code }) => code)).toEqual([
    'unknown_asset',
    'amount_zero',
    'amount_too_large',
  ]);
});

test('a bid takes the cheapest ask first, frees what it saved, and both sides leave by what was traded', () => {
  const floor = floorOfThree();
  floor.send(BOB, [order({ side: 'ask', price: 6, quantity: 2, readPrice: 1 })]);
  floor.send(CAT, [order({ side: 'ask', price: 4, quantity: 1 })]);
  const events = floor.send(ANN, [order({ price: 7, quantity: 4 })]);
  const trades = ofType(events, 'tradeMatched');
  expect(trades.map(({ seller, price, quantity, collateral }) => [seller, price, quantity, collateral])).toEqual([
    [CAT, 4, 1, 4],
    [BOB, 6, 2, 12],
  ]);
  expect(events.at(-1)).toEqual({
    type: 'networkFeeCharged',
    agent: ANN,
    commandIndex: 0,
    amountInfo: BASE_FEE + 3 * MIB_FEE,
  });
  expect(floor.engine.balance(ANN, USDX)).toEqual({ free: 10_000 - 16 - 7, reserved: 7 });
  expect(floor.engine.balance(ANN, INFO)).toEqual({ free: 1_000 - BASE_FEE - 3 * MIB_FEE, reserved: 0 });
  expect(floor.engine.balance(BOB, USDX)).toEqual({ free: 10_000 - 12, reserved: 0 });
  expect(floor.engine.depth(DATA, 5)).toEqual({ bids: [{ price: 7, lots: 1 }], asks: [] });
});

test('each side pays its own rate: a resting order the maker’s in the frame that fills it, the one that comes the taker’s', () => {
  const genesis = { ...GENESIS, market: { ...GENESIS.market, makerPerMebibyteInfo: 2n } };
  const floor = openFloor(genesis);
  for (const agent of [0, 1]) floor.fund(agent, agent, 1_000, 10_000);
  floor.send(ANN, [order({ price: 7, quantity: 2 })]);
  const events = floor.send(BOB, [order({ side: 'ask', price: 5, quantity: 1, orderType: 'ioc' })]);
  expect(ofType(events, 'tradeMatched')[0]).toMatchObject({ price: 7, collateral: 5, takerSide: 'ask' });
  expect(ofType(events, 'networkFeeCharged').map(({ agent, amountInfo }) => [agent, amountInfo])).toEqual([
    [BOB, BASE_FEE + MIB_FEE],
    [ANN, 2],
  ]);
  expect(floor.engine.balance(ANN, INFO)).toEqual({ free: 1_000 - BASE_FEE - 4, reserved: 2 });
});

test('an ioc order leaves nothing behind', () => {
  const floor = floorOfThree();
  floor.send(BOB, [order({ side: 'ask', price: 5, quantity: 1 })]);
  const events = floor.send(ANN, [order({ price: 5, quantity: 3, orderType: 'ioc' })]);
  expect(ofType(events, 'orderClosed').at(-1)).toMatchObject({ reason: 'ioc', remaining: 2 });
  expect(floor.engine.balance(ANN, USDX)).toEqual({ free: 9_995, reserved: 0 });
  expect(floor.engine.instruments()).toEqual([]);
});

test('a taker that meets an order of its own owner stops there', () => {
  const floor = floorOfThree();
  floor.fund(3, 0, 1_000, 1_000);
  floor.send(BOB, [order({ side: 'ask', price: 4 })]);
  floor.send(agentKey(3), [order({ side: 'ask', price: 5 })]);
  const events = floor.send(ANN, [order({ price: 6, quantity: 3 })]);
  expect(ofType(events, 'tradeMatched')).toHaveLength(1);
  expect(ofType(events, 'orderClosed').at(-1)).toMatchObject({ agent: ANN, reason: 'self_trade', remaining: 2 });
  expect(floor.engine.depth(DATA, 5).asks).toHaveLength(1);
  expect(floor.engine.balance(ANN, USDX).reserved).toBe(0);
});

test('one command fills at most 1,000 orders', () => {
  const floor = openFloor();
  floor.fund(0, 0, 1_000_000, 1_000_000);
  floor.fund(1, 1, 1_000_000, 1_000_000);
  for (let frame = 0; frame < 5; frame++)
    floor.send(
      BOB,
      Array.from({ length: 201 }, () => order({ side: 'ask', price: 1 })),
    );
  const events = floor.send(ANN, [order({ price: 1, quantity: 1_005 }), order({ price: 1, quantity: 5 })]);
  expect(ofType(events, 'tradeMatched')).toHaveLength(1_005);
  expect(ofType(events, 'orderClosed').filter(({ agent }) => agent === ANN)).toMatchObject([
    { reason: 'fill_limit', remaining: 5 },
    { reason: 'filled', remaining: 0 },
  ]);
});

test('a negotiation is taken whole at its price, or not at all', () => {
  const floor = floorOfThree();
  const accepted = floor.send(BOB, [order({ side: 'ask', price: 5, quantity: 3 })]);
  const negotiationId = ofType(accepted, 'orderAccepted')[0]?.orderId as bigint;
  const take = { type: 'takeNegotiation', negotiationId, quantity: 2, maxPrice: 5 } as const;
  expect(refusedWith(floor.send(ANN, [{ ...take, maxPrice: 4 }]))).toBe('price_moved');
  expect(refusedWith(floor.send(ANN, [{ ...take, quantity: 4 }]))).toBe('price_moved');
  expect(refusedWith(floor.send(ANN, [{ ...take, quantity: 0 }]))).toBe('quantity_invalid');
  expect(refusedWith(floor.send(BOB, [take]))).toBe('self_trade');
  const events = floor.send(ANN, [take]);
  expect(events.map(({ type }) => type)).toEqual(['orderAccepted', 'tradeMatched', 'orderClosed', 'networkFeeCharged']);
  expect(floor.engine.depth(DATA, 1).asks).toMatchObject([{ lots: 1, orderId: negotiationId, agent: BOB }]);
  expect(refusedWith(floor.send(ANN, [take]))).toBe('price_moved');
});

test('a cancel is free, and its own agent’s alone', () => {
  const floor = floorOfThree();
  const accepted = floor.send(ANN, [order({ price: 5, quantity: 3 })]);
  const orderId = ofType(accepted, 'orderAccepted')[0]?.orderId as bigint;
  expect(orderId >> 48n).toBe(1n);
  expect(refusedWith(floor.send(BOB, [{ type: 'cancelOrder', orderId }]))).toBe('not_your_order');
  const events = floor.send(ANN, [{ type: 'cancelOrder', orderId }]);
  expect(events).toMatchObject([{ type: 'orderClosed', reason: 'cancelled', remaining: 3 }]);
  expect(floor.engine.balance(ANN, USDX)).toEqual({ free: 10_000, reserved: 0 });
  expect(floor.engine.balance(ANN, INFO)).toEqual({ free: 1_000 - BASE_FEE, reserved: 0 });
  expect(refusedWith(floor.send(ANN, [{ type: 'cancelOrder', orderId }]))).toBe('unknown_order');
});

test('the funds that a bid in INFO needs are its price and its fee together', () => {
  const floor = openFloor();
  floor.fund(0, 0, BASE_FEE + 50 + MIB_FEE, 0);
  const bid = order({ instrument: 'storage/hour/INFO', price: 50 });
  expect(refusedWith(floor.send(ANN, [bid]))).toBeUndefined();
  const short = openFloor();
  short.fund(0, 0, BASE_FEE + 50 + MIB_FEE - 1, 0);
  expect(refusedWith(short.send(ANN, [bid]))).toBe('insufficient_funds');
});

test('an instrument of another partition is refused', () => {
  const genesis = { ...GENESIS, bookPartitions: 64 };
  const floor = openFloor(genesis);
  floor.fund(0, 0, 1_000, 1_000);
  expect(refusedWith(floor.send(ANN, [order({ instrument: STORAGE })]))).toBe('wrong_partition');
  expect(() => createEngine({ genesis, networkId: NETWORK, partition: 0 })).toThrow('partition 0');
});
