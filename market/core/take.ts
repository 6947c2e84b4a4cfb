import { checkAmounts, checkBand, checkFunds } from './checks.ts';
import { pastDate } from './closing.ts';
import { type Core, openBand } from './core.ts';
import type { Parked } from './parked.ts';
import { tradeParked } from './parked-trade.ts';
import { agentAt, bookOf, priceOf, remainingOf, sideOf } from './resting.ts';
import { refusalOf, SIDE, REASON, MOST } from './vocabulary.ts';

const { ASK, BID } = SIDE;
const { FILLED } = REASON;
const { MAX_LOTS } = MOST;

const UNKNOWN = refusalOf('unknown_negotiation');
const HALTED = refusalOf('halted');
const PRICE_INVALID = refusalOf('price_invalid');
const QUANTITY_INVALID = refusalOf('quantity_invalid');
const OFF_LOT = refusalOf('off_lot');
const PRICE_MOVED = refusalOf('price_moved');
const SELF = refusalOf('self_trade');

/** Place of the ask that this order number offers, or −1: a bid is none, nor is what is parked or past its date. */
export function askPlace(core: Core, order: number): number {
  const place = core.orders.index.find(order);
  return place >= 0 && sideOf(core, place) === ASK && !pastDate(core, order) ? place : -1;
}

/**
 * Buys `quantity` lots of one resting ask at its price, whole. Returns the bid's number, or a refusal (below 0) that has changed nothing.
 * The base fee is the caller's to charge before.
 */
export function take(core: Core, agent: number, ask: number, quantity: number, maxPrice: number): number {
  const { rules, agents } = core;
  const place = askPlace(core, ask);
  if (place < 0) return UNKNOWN;
  const book = bookOf(core, place);
  const price = priceOf(core, place);
  if (book.haltedUntilMs > core.timeMs) return HALTED;
  if (!Number.isSafeInteger(maxPrice) || maxPrice < 0) return PRICE_INVALID;
  if (!Number.isSafeInteger(quantity) || quantity < 1) return QUANTITY_INVALID;
  if (quantity > MAX_LOTS || quantity > book.rule.maxLots || quantity % book.rule.lotSize !== 0) return OFF_LOT;
  if (price > maxPrice || remainingOf(core, place) < quantity) return PRICE_MOVED;
  if (agents.ownerOf(agent) === agents.ownerOf(agentAt(core, place))) return SELF;
  openBand(core, book);
  const fee = rules.takerRate * quantity;
  const refused =
    checkAmounts(price * quantity, fee) ||
    checkBand(core, price) ||
    checkFunds(core, agent, book.asset, price * quantity, fee, 0, 0);
  if (refused !== 0) return refused;
  core.fills = 0;
  const order = ++core.lastOrder;
  core.events.accepted(order, agent, book.number, BID, price, quantity);
  core.funds.spendFree(agent, book.asset, 0, price * quantity);
  core.funds.spendFree(agent, rules.info, 0, fee);
  const bid: Parked = {
    ...{ order, agent, book, side: BID, price, remaining: quantity, minFill: 0, wholly: true, readPrice: 0 },
    ...{ arrival: 0, slots: 0, terms: undefined, maxTotal: 0 },
  };
  tradeParked(core, book, bid, rules.takerRate, BID, place, quantity);
  core.events.closed(order, agent, FILLED, 0);
  return order;
}
