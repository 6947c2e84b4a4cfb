import { beforeEach, expect, test } from 'vitest';
import type { Command, Frame, PlaceOrder } from '../primitives/commands.ts';
import type { InstrumentRule } from '../primitives/genesis.ts';
import { partitionOf } from '../primitives/instrument.ts';
import { agentKey, INFO, order, refusedWith, USDX } from './engine.fixture.ts';
import { BASE, FUNDS, openTradingFloor, orderId, type TradingFloor, tradingGenesis } from './trading-floor.fixture.ts';

const [RICH, POOR, FULL, BROKE, SELLER, BUYER] = [0, 1, 2, 3, 4, 5];
const names = (of: number, symbol = 'USDX'): string[] =>
  Array.from({ length: 16 }, (_, n) => `data/${(0xa0 + n).toString(16).repeat(32)}/${symbol}`).filter(
    (name) => partitionOf(name, 2) === of,
  );
const [OPEN = '', HALTED = '', OTHER = ''] = names(1);
const [ELSEWHERE = ''] = names(2);
const UNKNOWN_ASSET = OPEN.replace('USDX', 'EURX');
const STORAGE = ['hour', 'day', 'month', 'year']
  .map((term) => `storage/${term}/USDX`)
  .find((name) => partitionOf(name, 2) === 1) as string;
const RULE: InstrumentRule = { prefix: '', tickSize: 2, lotSize: 3, maxLots: 300, bandPercent: 50 };

/** Last trade at 100; an ask of 3 lots at 100 (order 3) rests. FULL has two orders and no USDX left, BROKE less INFO than the base fee. */
function openFloor(): TradingFloor {
  const floor = openTradingFloor(tradingGenesis({ maxOrdersPerAgent: 2, commandBurst: 40, instruments: [RULE] }, 2));
  for (const agent of [RICH, SELLER, BUYER]) floor.fund(agent, agent, FUNDS, FUNDS);
  floor.fund(POOR, POOR, 500, 299);
  floor.fund(FULL, FULL, 500, 12);
  floor.fund(BROKE, BROKE, BASE - 1, FUNDS);
  const trade = { instrument: OPEN, price: 100, quantity: 3 };
  floor.place(SELLER, { ...trade, side: 'ask' });
  floor.place(BUYER, trade);
  floor.place(SELLER, { ...trade, side: 'ask' });
  for (const orderType of ['limit', 'all_or_none'] as const)
    floor.place(FULL, { instrument: OTHER, orderType, price: 2, quantity: 3 });
  floor.send('settlement', [{ type: 'haltInstrument', instrument: HALTED, untilMs: 1e9, reason: '' }]);
  return floor;
}

type Attempt = { by: number; fields: Partial<PlaceOrder>; frame: Partial<Frame> };
type Fault = readonly [
  code: string,
  by?: number,
  fields?: Partial<PlaceOrder>,
  frame?: (now: number) => Partial<Frame>,
];

/** From the last check to the first; each row has the faults of all rows above it too, and the first check that fails names it. */
const FAULTS: readonly Fault[] = [
  ['would_match', RICH, { instrument: OPEN, orderType: 'post_only', price: 100, quantity: 3 }],
  ['insufficient_funds', POOR],
  ['too_many_orders', FULL],
  ['price_band', FULL, { price: 152 }],
  ['amount_too_large', FULL, { price: 2 ** 53 - 2 }],
  ['spread_invalid', FULL, { spread: 2 }],
  ['malformed', FULL, { mandate: { maxPrice: 1, reward: 1, reserve: 1, untilMs: 1 } }],
  ['order_type_invalid', FULL, { goodTillMs: 5 }],
  ['off_lot', FULL, { quantity: 301 }],
  ['quantity_invalid', FULL, { quantity: 0 }],
  ['off_tick', FULL, { price: 2 ** 53 - 3 }],
  ['price_invalid', FULL, { price: 0 }],
  ['halted', FULL, { instrument: HALTED }],
  ['wrong_partition', FULL, { instrument: ELSEWHERE }],
  ['unknown_asset', FULL, { instrument: UNKNOWN_ASSET }],
  ['unknown_instrument', FULL, { instrument: 'data/aa/EURX' }],
  ['fee_unpaid', BROKE],
  ['clock_off', BROKE, {}, (now) => ({ expiresAtMs: now + 86_400_001 })],
  ['expired', BROKE, {}, (now) => ({ expiresAtMs: now - 1 })],
  ['sequence_gap', BROKE, {}, () => ({ firstSequence: 7n })],
  ['unknown_agent', BROKE, {}, () => ({ agent: 'fe'.repeat(32) })],
  ['wrong_partition', BROKE, {}, () => ({ partition: 2 })],
];
const PRECEDENCE = FAULTS.map(([code], at): [string, Attempt] => {
  const upTo = FAULTS.slice(0, at + 1);
  return [
    code,
    {
      by: upTo.findLast(([, by]) => by !== undefined)?.[1] as number,
      fields: Object.assign({}, ...upTo.map(([, , fields]) => fields)),
      frame: Object.assign({}, ...upTo.map(([, , , frame]) => frame?.(10_000))),
    },
  ];
});

let floor: TradingFloor;
/** The same floor once more, where the frame in question is refused for an order that is not there. */
let twin: TradingFloor;
beforeEach(() => {
  [floor, twin] = [openFloor(), openFloor()];
});

/** Refused with the code, and but for the base fee, as far as there is one, nothing is as it was not. */
function expectRefused(by: number, command: Command, frame: Partial<Frame>, code: string): void {
  const books = [OPEN, HALTED, OTHER, STORAGE].map((name) => floor.engine.depth(name, 9));
  const before = [0, 1, 2, 3, 4, 5].map((agent) =>
    [INFO, USDX].map((asset) => floor.engine.balance(agentKey(agent), asset)),
  );
  const events = floor.send(by, [command], frame);
  expect(refusedWith(events)).toBe(code);
  expect(events.filter(({ type }) => type !== 'networkFeeCharged')).toHaveLength(1);
  const fee = events.reduce((sum, event) => sum + (event.type === 'networkFeeCharged' ? event.amountInfo : 0), 0);
  expect(fee === 0 || fee === BASE).toBe(true);
  const after = before.map(([info, usdx], agent) =>
    agent === by && info ? [{ ...info, free: info.free - fee }, usdx] : [info, usdx],
  );
  expect(
    [0, 1, 2, 3, 4, 5].map((agent) => [INFO, USDX].map((asset) => floor.engine.balance(agentKey(agent), asset))),
  ).toEqual(after);
  expect([OPEN, HALTED, OTHER, STORAGE].map((name) => floor.engine.depth(name, 9))).toEqual(books);
  twin.send(by, [{ type: 'cancelOrder', orderId: orderId(99_999) }], frame);
  expect(floor.engine.digest()).toBe(twin.engine.digest());
}

test.each(PRECEDENCE)('the first check that fails names the refusal: %s', (code, { by, fields, frame }) => {
  expectRefused(by, order(fields), frame, code);
});

const on = (fields: Partial<PlaceOrder>): PlaceOrder => order({ instrument: OPEN, price: 98, quantity: 3, ...fields });
const stored = (fields: Partial<PlaceOrder>): PlaceOrder =>
  order({ instrument: STORAGE, price: 98, quantity: 3, ...fields });
const ASK = { side: 'ask' } as const;
const ORDERS: readonly [code: string, what: string, order: PlaceOrder][] = [
  ['price_invalid', 'a bid at zero', on({ price: 0 })],
  ['price_invalid', 'a storage ask at zero', stored({ ...ASK, price: 0 })],
  ['price_invalid', 'a market bid without its most', on({ orderType: 'market', price: 0 })],
  ['order_type_invalid', 'a price of a market order', on({ orderType: 'market', maxTotal: 500 })],
  ['order_type_invalid', 'a price of a market ask', on({ ...ASK, orderType: 'market' })],
  ['order_type_invalid', 'a most of a limit bid', on({ maxTotal: 500 })],
  ['order_type_invalid', 'a most of an ask', stored({ ...ASK, maxTotal: 500 })],
  ['order_type_invalid', 'a least fill of a limit order', on({ minFill: 3 })],
  ['order_type_invalid', 'a least fill of an all-or-none order', on({ orderType: 'all_or_none', minFill: 3 })],
  ['order_type_invalid', 'a date of an ioc order', on({ orderType: 'ioc', goodTillMs: 20_000 })],
  ['quantity_invalid', 'no least fill', on({ orderType: 'min_fill' })],
  ['quantity_invalid', 'a least fill above the quantity', on({ orderType: 'min_fill', minFill: 6 })],
  ['expired', 'no date', on({ orderType: 'good_till_date' })],
  ['expired', 'a date that is now', on({ orderType: 'good_till_date', goodTillMs: 10_000 })],
  ['order_type_invalid', 'a storage bid, post only', stored({ orderType: 'post_only' })],
  ['order_type_invalid', 'a storage bid of a least fill', stored({ orderType: 'min_fill', minFill: 3 })],
  ['order_type_invalid', 'a storage ask, all or none', stored({ ...ASK, orderType: 'all_or_none' })],
  ['order_type_invalid', 'a storage ask of a least fill', stored({ ...ASK, orderType: 'min_fill', minFill: 3 })],
  ['order_type_invalid', 'a storage ask, fill or kill', stored({ ...ASK, orderType: 'fok' })],
  ['order_type_invalid', 'a storage ask at market', stored({ ...ASK, orderType: 'market', price: 0 })],
  ['off_tick', 'a price between ticks', on({ price: 99 })],
  ['off_lot', 'a quantity between lots', on({ quantity: 4 })],
  ['off_lot', 'more than the most lots', on({ quantity: 303 })],
  ['quantity_invalid', 'no lots', on({ quantity: 0 })],
  ['spread_invalid', 'a data bid of slots', on({ spread: 3 })],
  ['spread_invalid', 'more slots than there may be', stored({ spread: 65 })],
  ['spread_invalid', 'a code of as many as it needs', stored({ spread: (3 << 16) | 3 })],
  ['spread_invalid', 'as many agents avoided as slots', stored({ spread: 2, avoidAgents: [agentKey(4), agentKey(5)] })],
  ['malformed', 'a mandate of an ask', stored({ ...ASK, mandate: { maxPrice: 1, reward: 1, reserve: 1, untilMs: 1 } })],
  ['amount_too_large', 'a price that its slots multiply', stored({ price: 2 ** 47, quantity: 3, spread: 64 })],
  ['insufficient_funds', 'a price beyond all funds', stored({ price: 2 ** 47, quantity: 3 })],
  ['price_band', 'a price above the band', on({ price: 152 })],
  ['price_band', 'a price below the band', on({ ...ASK, price: 48 })],
];
test.each(ORDERS)('an order is refused, %s: %s', (code, _, placed) => {
  expectRefused(RICH, placed, {}, code);
});

const EARLIER: readonly [code: string, what: string, by: number, placed: PlaceOrder][] = [
  [
    'amount_too_large',
    'all slots, of one who has too many orders, out of the band',
    FULL,
    stored({ price: 2 ** 52, spread: 3 }),
  ],
  ['too_many_orders', 'two slots less', FULL, stored({ price: 2 ** 51 })],
  ['amount_too_large', 'price and fee together, out of the band', FULL, on({ price: 3_002_399_751_580_330 })],
  ['price_band', 'a lot less', FULL, on({ price: 3_002_399_751_580_322 })],
];
test.each(EARLIER)('amounts are checked before bands, orders and funds: %s, %s', (code, _, by, placed) => {
  expectRefused(by, placed, {}, code);
});

const replace = (n: number, price: number, quantity: number): Command => ({
  type: 'replaceOrder',
  orderId: orderId(n),
  price,
  quantity,
});
const take = (n: number, quantity: number, maxPrice: number): Command => ({
  type: 'takeNegotiation',
  negotiationId: orderId(n),
  quantity,
  maxPrice,
});
/** Each command's checks from the last to the first, one more fault in each row. Order 3: SELLER's ask, 3 at 100; 4: FULL's bid, 3 at 2. */
const COMMANDS: readonly [code: string, by: number, command: Command][] = [
  ['insufficient_funds', POOR, take(3, 3, 100)],
  ['self_trade', SELLER, take(3, 3, 100)],
  ['price_moved', SELLER, take(3, 6, 100)],
  ['price_moved', SELLER, take(3, 6, 99)],
  ['off_lot', SELLER, take(3, 4, 99)],
  ['quantity_invalid', SELLER, take(3, 0, 99)],
  ['unknown_negotiation', SELLER, take(4, 0, 99)],
  ['fee_unpaid', BROKE, take(4, 0, 99)],
  ['insufficient_funds', FULL, replace(4, 4, 6)],
  ['price_band', SELLER, replace(3, 152, 300)],
  ['amount_too_large', SELLER, replace(3, 2 ** 53 - 2, 300)],
  ['amount_too_large', FULL, replace(5, 2 ** 53 - 2, 300)],
  ['off_lot', SELLER, replace(3, 2 ** 53 - 2, 301)],
  ['quantity_invalid', SELLER, replace(3, 2 ** 53 - 2, 0)],
  ['off_tick', SELLER, replace(3, 2 ** 53 - 3, 0)],
  ['price_invalid', FULL, replace(4, 0, 0)],
  ['not_your_order', RICH, replace(4, 0, 0)],
  ['unknown_order', RICH, replace(99, 0, 0)],
  ['fee_unpaid', BROKE, replace(99, 0, 0)],
  ['not_your_order', RICH, { type: 'cancelOrder', orderId: orderId(3) }],
  ['not_your_order', RICH, { type: 'cancelOrder', orderId: orderId(5) }],
  ['unknown_order', RICH, { type: 'cancelOrder', orderId: orderId(1) }],
  ['unknown_order', RICH, { type: 'cancelOrder', orderId: (2n << 48n) | 3n }],
  ['unknown_order', RICH, { type: 'cancelOrder', orderId: 2n ** 64n - 1n }],
  ['unknown_order', BROKE, { type: 'cancelOrder', orderId: orderId(1) }],
  ['unknown_instrument', RICH, { type: 'cancelAll', instrument: 'data' }],
  [
    'not_authorised',
    RICH,
    { type: 'fundsAllocated', agent: agentKey(0), owner: '80'.repeat(20), asset: USDX, amount: 1 },
  ],
  ['not_authorised', RICH, { type: 'releaseRequested', agent: agentKey(0), asset: USDX, amount: 1, releaseId: 1n }],
  ['not_authorised', RICH, { type: 'clockAdvanced', publishedSize: 1n }],
  ['not_authorised', RICH, { type: 'haltInstrument', instrument: OPEN, untilMs: 1e9, reason: '' }],
  ['not_authorised', RICH, { type: 'stateFunds' }],
  ['not_authorised', RICH, { type: 'setPartitions', bookPartitions: 9 }],
  ['wrong_partition', RICH, { type: 'acceptDelivery', trade: 1n }],
];
test.each(COMMANDS)('a command is refused: %s, of agent %d, %o', (code, by, command) =>
  expectRefused(by, command, {}, code),
);
