import type { PlaceOrder } from '../primitives/commands.ts';
import type { CloseReason, MarketEvent, TradeMatched } from '../primitives/events.ts';
import type { Genesis, InstrumentRule } from '../primitives/genesis.ts';

/**
 * For tests: the market's rules once more, written to be read and not to be fast. Orders are a list in time order, searched from its
 * start each time; what is reserved is not kept, but added up from the orders. It shares no code with the engine.
 */
export type NaiveOrder = {
  readonly id: bigint;
  readonly agent: string;
  readonly instrument: string;
  readonly asset: number;
  readonly side: 'bid' | 'ask';
  /** Plain: on the book. Contingent: all or none, least fill. Slots: a storage bid. */
  readonly how: 'plain' | 'contingent' | 'slots';
  price: number;
  /** Lots left; of slots, lots a slot. */
  left: number;
  /** Contingent: least lots of each match. */
  readonly least: number;
  readonly goodTillMs: number;
  readonly maxTotal: number;
  collateralPerLot: number;
  readonly slots: number;
  readonly terms: PlaceOrder;
};

export type NaiveMarket = {
  readonly genesis: Genesis;
  readonly partition: number;
  bookPartitions: number;
  readonly owners: Map<string, string>;
  /** What each agent has in the engine, free and reserved, by `agent/asset`. */
  readonly totals: Map<string, number>;
  /** Last 16 frames of each agent, the newest last. */
  readonly frames: Map<string, { next: bigint; readonly last: { first: bigint; signature: string }[] }>;
  /** When the agent's commands so far are paid off, in thousandths of a command's interval. */
  readonly rates: Map<string, number>;
  resting: NaiveOrder[];
  readonly halts: Map<string, number>;
  readonly references: Map<string, number>;
  lastOrder: bigint;
  lastTrade: bigint;
  now: number;
};

/** What one frame does. `taker`: the order of the command at work; `fills`: its trades. */
export type NaiveStep = {
  readonly market: NaiveMarket;
  readonly agent: string;
  readonly events: MarketEvent[];
  readonly fees: Map<string, { amount: number; commandIndex: number }>;
  commandIndex: number;
  fills: number;
  band: { readonly low: number; readonly high: number } | undefined;
};

export const INFO_CODE = 1;
export const FILLS = 1_000;

export function naiveMarket(genesis: Genesis, partition = 1): NaiveMarket {
  return {
    genesis,
    partition,
    bookPartitions: genesis.bookPartitions,
    owners: new Map([[genesis.settlementKey, '']]),
    totals: new Map(),
    frames: new Map(),
    rates: new Map(),
    resting: [],
    halts: new Map(),
    references: new Map(),
    lastOrder: 0n,
    lastTrade: 0n,
    now: 0,
  };
}

export const makerRate = (market: NaiveMarket): number => Number(market.genesis.market.makerPerMebibyteInfo);
export const takerRate = (market: NaiveMarket): number => Number(market.genesis.market.takerPerMebibyteInfo);

export function total(market: NaiveMarket, agent: string, asset: number): number {
  return market.totals.get(`${agent}/${asset}`) ?? 0;
}

export function addTotal(market: NaiveMarket, agent: string, asset: number, amount: number): void {
  market.totals.set(`${agent}/${asset}`, total(market, agent, asset) + amount);
}

/** What a resting order keeps of its own asset. */
function ownNeed(order: NaiveOrder): number {
  if (order.side === 'ask') return order.collateralPerLot * order.left;
  const price = order.price * order.left * order.slots;
  const most = order.maxTotal > 0 ? Math.min(price, order.maxTotal) : price;
  return most + (order.terms.mandate?.reserve ?? 0);
}

export function reserved(market: NaiveMarket, agent: string, asset: number): number {
  let sum = 0;
  for (const order of market.resting) {
    if (order.agent !== agent) continue;
    if (order.asset === asset) sum += ownNeed(order);
    if (asset === INFO_CODE) sum += makerRate(market) * order.left * order.slots;
  }
  return sum;
}

export function free(market: NaiveMarket, agent: string, asset: number): number {
  return total(market, agent, asset) - reserved(market, agent, asset);
}

export const sameOwner = (market: NaiveMarket, a: string, b: string): boolean =>
  a === b || market.owners.get(a) === market.owners.get(b);

/** The rule with the longest prefix that fits. */
export function ruleOf(market: NaiveMarket, instrument: string): InstrumentRule {
  const fitting = market.genesis.market.instruments.filter(({ prefix }) => instrument.startsWith(prefix));
  return fitting.sort((a, b) => b.prefix.length - a.prefix.length)[0] as InstrumentRule;
}

/** The prices within the band now; undefined where any price is. */
export function bandOf(market: NaiveMarket, instrument: string): { low: number; high: number } | undefined {
  const { bandPercent } = ruleOf(market, instrument);
  const reference = market.references.get(instrument);
  if (bandPercent === 0 || reference === undefined) return undefined;
  const width = Number((BigInt(reference) * BigInt(bandPercent)) / 100n);
  return { low: reference - width, high: reference + width };
}

export const outside = (band: { low: number; high: number } | undefined, price: number): boolean =>
  band !== undefined && (price < band.low || price > band.high);

export function charge(step: NaiveStep, agent: string, amount: number): void {
  if (amount === 0) return;
  addTotal(step.market, agent, INFO_CODE, -amount);
  const charged = step.fees.get(agent);
  if (charged) charged.amount += amount;
  else step.fees.set(agent, { amount, commandIndex: step.commandIndex });
}

export function tellClosed(step: NaiveStep, order: NaiveOrder, reason: CloseReason, remaining = order.left): void {
  step.events.push({ type: 'orderClosed', orderId: order.id, agent: order.agent, reason, remaining });
}

/** Takes a resting order out and says why. */
export function close(step: NaiveStep, order: NaiveOrder, reason: CloseReason): void {
  step.market.resting = step.market.resting.filter((one) => one !== order);
  tellClosed(step, order, reason);
}

type Traded = Pick<TradeMatched, 'spread' | 'slot' | 'object' | 'reserveShare' | 'mandate'>;
export const PLAIN_TRADE: Traded = { spread: 1, slot: 0, object: '', reserveShare: 0, mandate: undefined };

/** `taker`: the order of the command at work, which may be neither of the two. */
export function trade(
  step: NaiveStep,
  bid: NaiveOrder,
  ask: NaiveOrder,
  taker: NaiveOrder,
  price: number,
  quantity: number,
  traded: Traded = PLAIN_TRADE,
): void {
  const { market } = step;
  const collateral = ask.collateralPerLot * quantity;
  addTotal(market, bid.agent, bid.asset, -price * quantity - traded.reserveShare);
  addTotal(market, ask.agent, ask.asset, -collateral);
  for (const order of [bid, ask])
    charge(step, order.agent, quantity * (order === taker ? takerRate(market) : makerRate(market)));
  step.fills++;
  market.references.set(bid.instrument, price);
  market.lastTrade++;
  step.events.push({
    type: 'tradeMatched',
    tradeId: (BigInt(market.partition) << 48n) | market.lastTrade,
    instrument: bid.instrument,
    asset: bid.asset,
    buyer: bid.agent,
    seller: ask.agent,
    bidOrderId: bid.id,
    askOrderId: ask.id,
    commandIndex: step.commandIndex,
    takerSide: taker.side,
    price,
    quantity,
    collateral,
    readPrice: ask.terms.readPrice,
    ...traded,
  });
}

/** After its trade: a resting order's lots, and its end with the last. */
export function fill(step: NaiveStep, order: NaiveOrder, lots: number): void {
  order.left -= lots;
  if (order.left === 0 && step.market.resting.includes(order)) close(step, order, 'filled');
}
