import { AGENT_RECORD } from './agent-pool.ts';
import type { Book } from './book.ts';
import { checkBand, checkFunds, checkShape, isWhole } from './checks.ts';
import { arriveContingent, arriveStorageAsk, type Arrival } from './arrive.ts';
import { arrivePlain, restPlain } from './arrive-plain.ts';
import { wouldWake } from './contingent.ts';
import { type Core, openBand } from './core.ts';
import { LEVEL_RECORD } from './level-pool.ts';
import { enqueue, takeOff } from './resting.ts';
import { wouldFillSlots } from './slots.ts';
import { refusalOf, TYPE, SIDE, MOST } from './vocabulary.ts';

const { RESTING } = AGENT_RECORD;
const { LEVEL_F_BITS, PRICE } = LEVEL_RECORD;
const { ALL_OR_NONE, FOK, IOC, LIMIT, MARKET, POST_ONLY } = TYPE;
const { BID } = SIDE;
const { MAX_SAFE } = MOST;

const PRICE_INVALID = refusalOf('price_invalid');
const TOO_LARGE = refusalOf('amount_too_large');
const TOO_MANY = refusalOf('too_many_orders');
const WOULD_MATCH = refusalOf('would_match');

/**
 * Places a data order or a storage ask. Returns its number, or a refusal (below 0) that has changed nothing. The base fee is the
 * caller's to charge before.
 */
export function place(
  core: Core,
  book: Book,
  agent: number,
  side: number,
  type: number,
  price: number,
  quantity: number,
  collateralPerLot: number,
  readPrice: number,
  minFill: number,
  goodTillMs: number,
  maxTotal: number,
): number {
  const { rules, pool } = core;
  let refused = checkShape(core, book, side, type, price, quantity, minFill, goodTillMs, maxTotal);
  if (refused !== 0) return refused;
  if (side !== BID && !(isAmount(collateralPerLot) && isAmount(readPrice))) return PRICE_INVALID;
  // A market ask of data has no price yet to put up: it puts up that of each fill.
  const unit = side === BID || !book.storage ? price : collateralPerLot;
  const cost = price * quantity;
  const amount = type === MARKET ? maxTotal : unit === price ? cost : unit * quantity;
  const fee = rules.takerRate * quantity;
  if (cost > MAX_SAFE || amount + fee > MAX_SAFE) return TOO_LARGE;
  openBand(core, book);
  if (type !== MARKET) refused = checkBand(core, price);
  if (refused === 0 && mayRest(type) && (pool.f[(agent << pool.shift) | RESTING] as number) >= rules.maxOrders)
    refused = TOO_MANY;
  if (refused === 0) refused = checkFunds(core, agent, book.asset, amount, fee, 0, 0);
  if (refused === 0 && type === POST_ONLY && wouldMatch(core, book, agent, side, price, quantity, unit))
    refused = WOULD_MATCH;
  if (refused !== 0) return refused;
  core.fills = 0;
  const order = ++core.lastOrder;
  core.events.accepted(order, agent, book.number, side, price, quantity);
  if (!book.storage && type < ALL_OR_NONE) {
    // Most orders are these, and go the shortest way.
    if (type === LIMIT && restsAtOnce(book, side, price))
      restPlain(core, book, side, price, order, agent, quantity, unit, readPrice, false);
    else arrivePlain(core, book, agent, side, type, order, price, quantity, unit, readPrice, goodTillMs, maxTotal);
    return order;
  }
  const arrival: Arrival = { core, book, agent, side, type, order, price, quantity, readPrice, minFill, goodTillMs };
  if (book.storage) arriveStorageAsk(arrival, unit);
  else arriveContingent(arrival);
  return order;
}

/** Whether a limit order meets nothing, and wakes nothing. */
function restsAtOnce(book: Book, side: number, price: number): boolean {
  return side === BID
    ? !book.asks.meets(price) && book.parkedAsks.size === 0
    : !book.bids.meets(price) && book.parkedBids.size === 0;
}

export function mayRest(type: number): boolean {
  return type !== MARKET && type !== IOC && type !== FOK;
}

function isAmount(value: number): boolean {
  return isWhole(value) && value >= 0;
}

/** Whether an order that may only rest would match: a plain order that it crosses, its own owner's too, or a parked one that it wakes. */
function wouldMatch(
  core: Core,
  book: Book,
  agent: number,
  side: number,
  price: number,
  lots: number,
  unit: number,
): boolean {
  const best = (side === BID ? book.asks : book.bids).level(0);
  if (!book.storage && best >= 0) {
    const facing = core.levels.f[(best << LEVEL_F_BITS) | PRICE] as number;
    if (side === BID ? facing <= price : facing >= price) return true;
  }
  if ((side === BID ? book.parkedAsks : book.parkedBids).size === 0) return false;
  // It rests for as long as the question takes.
  core.fills = 0;
  const place = enqueue(core, book, side, price, core.lastOrder + 1, agent, lots, side === BID ? 0 : unit, 0);
  const would = book.storage ? wouldFillSlots(core, book, place) : wouldWake(core, book, side);
  takeOff(core, place);
  return would;
}
