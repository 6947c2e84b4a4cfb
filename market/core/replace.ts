import { arriveParked, arriveStorageAsk } from './arrive.ts';
import { arrivePlain } from './arrive-plain.ts';
import { checkAmounts, checkBand, checkFunds, checkNumbers } from './checks.ts';
import {
  freeParked,
  freeResting,
  parkedLots,
  parkedReserve,
  pastDate,
  slotsCost,
  unitReserve,
  unpark,
} from './closing.ts';
import { type Core, openBand } from './core.ts';
import type { Parked } from './parked.ts';
import {
  agentAt,
  bookOf,
  collateralOf,
  priceOf,
  readPriceOf,
  reduce,
  remainingOf,
  sideOf,
  takeOff,
} from './resting.ts';
import { refusalOf, SIDE, TYPE, MOST } from './vocabulary.ts';

const { BID } = SIDE;
const { LIMIT } = TYPE;
const { MAX_SAFE } = MOST;

const UNKNOWN = refusalOf('unknown_order');
const NOT_YOURS = refusalOf('not_your_order');
const HALTED = refusalOf('halted');
const TOO_LARGE = refusalOf('amount_too_large');

/**
 * Gives a resting order another price and the lots that are to be left. Fewer lots at the same price keep its place; else it comes again,
 * last in time, and is matched as an order of its type under its old number (a plain one as a limit order). 0, or a refusal (below 0)
 * that has changed nothing. The base fee is the caller's to charge before.
 */
export function replace(core: Core, agent: number, order: number, price: number, quantity: number): number {
  const parked = core.parked.get(order);
  const place = parked ? -1 : core.orders.index.find(order);
  if ((!parked && place < 0) || pastDate(core, order)) return UNKNOWN;
  if ((parked ? parked.agent : agentAt(core, place)) !== agent) return NOT_YOURS;
  const book = parked ? parked.book : bookOf(core, place);
  const side = parked ? parked.side : sideOf(core, place);
  if (book.haltedUntilMs > core.timeMs) return HALTED;
  const refused = checkNumbers(book, side, true, price, quantity);
  if (refused !== 0) return refused;
  openBand(core, book);
  core.fills = 0;
  return parked ? replaceParked(core, parked, price, quantity) : replacePlain(core, place, order, price, quantity);
}

function replacePlain(core: Core, place: number, order: number, price: number, quantity: number): number {
  const { funds, rules } = core;
  const agent = agentAt(core, place);
  const book = bookOf(core, place);
  const side = sideOf(core, place);
  const remaining = remainingOf(core, place);
  const oldUnit = unitReserve(core, place);
  if (price === priceOf(core, place) && quantity <= remaining) {
    const fewer = remaining - quantity;
    funds.spendReserved(agent, book.asset, 0, oldUnit * fewer);
    funds.spendReserved(agent, rules.info, 0, rules.makerRate * fewer);
    reduce(core, place, fewer);
    core.events.replaced(order, agent, price, quantity, 1);
    return 0;
  }
  const unit = side === BID || !book.storage ? price : collateralOf(core, place);
  const readPrice = readPriceOf(core, place);
  const fee = rules.takerRate * quantity;
  if (price * quantity > MAX_SAFE) return TOO_LARGE;
  const refused =
    checkAmounts(unit * quantity, fee) ||
    checkBand(core, price) ||
    checkFunds(core, agent, book.asset, unit * quantity, fee, oldUnit * remaining, rules.makerRate * remaining);
  if (refused !== 0) return refused;
  freeResting(core, place);
  takeOff(core, place);
  core.events.replaced(order, agent, price, quantity, 0);
  const goodTillMs = core.expiries.dateOf(order) ?? 0;
  core.expiries.forget(order);
  if (book.storage) {
    const at = { core, book, agent, side, type: LIMIT, order, price, quantity, readPrice, minFill: 0, goodTillMs };
    arriveStorageAsk(at, unit);
  } else arrivePlain(core, book, agent, side, LIMIT, order, price, quantity, unit, readPrice, goodTillMs, 0);
  return 0;
}

function replaceParked(core: Core, one: Parked, price: number, quantity: number): number {
  const { rules, funds } = core;
  const { agent, book, slots, order } = one;
  const same = price === one.price && quantity === one.remaining;
  if (same || (slots === 0 && price === one.price && quantity < one.remaining)) {
    const fewer = one.remaining - quantity;
    funds.spendReserved(agent, book.asset, 0, price * fewer);
    funds.spendReserved(agent, rules.info, 0, rules.makerRate * fewer);
    one.remaining = quantity;
    core.events.replaced(order, agent, price, quantity, 1);
    return 0;
  }
  const lots = slots === 0 ? quantity : quantity * slots;
  const cost = slots === 0 ? price * lots : slotsCost(price, lots, one.maxTotal) + (one.terms?.mandate?.reserve ?? 0);
  const freed = parkedReserve(one);
  const feeFreed = rules.makerRate * parkedLots(one);
  const fee = rules.takerRate * lots;
  const refused =
    checkAmounts(cost, fee) ||
    checkBand(core, price) ||
    checkFunds(core, agent, book.asset, cost, fee, freed, feeFreed);
  if (refused !== 0) return refused;
  freeParked(core, one, rules.makerRate);
  unpark(core, one);
  core.events.replaced(order, agent, price, quantity, 0);
  const goodTillMs = core.expiries.dateOf(order) ?? 0;
  core.expiries.forget(order);
  one.price = price;
  one.remaining = quantity;
  one.arrival = ++core.lastArrival;
  arriveParked(core, one, goodTillMs);
  return 0;
}
