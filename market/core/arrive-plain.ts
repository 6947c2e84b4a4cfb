import { AGENT_RECORD } from './agent-pool.ts';
import type { Book } from './book.ts';
import { wakeContingents } from './contingent.ts';
import type { Core } from './core.ts';
import { match, whyNotWhole } from './match.ts';
import { remainingOf, rest } from './resting.ts';
import { SIDE, REASON, TYPE } from './vocabulary.ts';

const { FUNDS } = AGENT_RECORD;
const { BID } = SIDE;
const { BY_IOC, BY_MARKET, FILLED } = REASON;
const { FOK, IOC, LIMIT, MARKET } = TYPE;

/**
 * An accepted plain data order, whose funds were found free, meets the book; what is left of it rests or closes. `unit`: what a lot
 * reserves; `goodTillMs` 0: none; `budget`: a market bid's.
 */
export function arrivePlain(
  core: Core,
  book: Book,
  agent: number,
  side: number,
  type: number,
  order: number,
  price: number,
  quantity: number,
  unit: number,
  readPrice: number,
  goodTillMs: number,
  budget: number,
): void {
  let lots = quantity;
  if (type !== LIMIT || (side === BID ? book.asks : book.bids).meets(price)) {
    lots = meet(core, book, agent, side, type, order, price, quantity, unit, readPrice, budget);
    if (lots === 0) return;
  }
  const wakes = (side === BID ? book.parkedAsks : book.parkedBids).size > 0;
  restPlain(core, book, side, price, order, agent, lots, unit, readPrice, wakes);
  if (goodTillMs > 0) core.expiries.add(order, goodTillMs);
  if (wakes) wake(core, book, side, agent, order);
}

/** Puts a plain order into the book that meets nothing there, and reserves its funds; for one that wakes others, a taker's fee. */
export function restPlain(
  core: Core,
  book: Book,
  side: number,
  price: number,
  order: number,
  agent: number,
  lots: number,
  unit: number,
  readPrice: number,
  wakes: boolean,
): void {
  const { pool, rules } = core;
  const own = (agent << pool.shift) | FUNDS;
  reserve(pool.f, own + 2 * book.asset, unit * lots);
  reserve(pool.f, own + 2 * rules.info, (wakes ? rules.takerRate : rules.makerRate) * lots);
  rest(core, book, side, price, order, agent, lots, side === BID ? 0 : unit, readPrice);
}

/** Out of what is free: that it is enough was checked. */
function reserve(f: Float64Array, at: number, amount: number): void {
  f[at] = (f[at] as number) - amount;
  f[at + 1] = (f[at + 1] as number) + amount;
}

/** The order takes what it meets. Returns the lots that are left to rest; 0: it is closed. */
function meet(
  core: Core,
  book: Book,
  agent: number,
  side: number,
  type: number,
  order: number,
  price: number,
  quantity: number,
  unit: number,
  readPrice: number,
  budget: number,
): number {
  const { rules, funds, events } = core;
  let remaining = quantity;
  let reason = type === FOK ? whyNotWhole(core, book, side, agent, price, quantity) : -1;
  core.stopped = -1;
  if (type === MARKET) remaining = matchMarket(core, book, agent, side, order, quantity, readPrice, budget);
  else if (reason < 0 && (side === BID ? book.asks : book.bids).meets(price))
    remaining = match(core, book, side, agent, order, price, quantity, unit, readPrice, Number.POSITIVE_INFINITY);
  if (remaining < quantity) {
    const fee = rules.takerRate * (quantity - remaining);
    funds.spendFree(agent, book.asset, core.spent, 0);
    if (fee > 0) {
      funds.spendFree(agent, rules.info, fee, 0);
      core.fees.add(agent, fee, core.commandIndex);
    }
  }
  if (remaining === 0) reason = FILLED;
  else if (reason < 0) reason = core.stopped >= 0 ? core.stopped : ends(type);
  if (reason < 0) return remaining;
  events.closed(order, agent, reason, remaining);
  return 0;
}

/** Why the rest of an order of this type does not rest, or −1. */
function ends(type: number): number {
  return type === IOC ? BY_IOC : type === MARKET ? BY_MARKET : -1;
}

function matchMarket(
  core: Core,
  book: Book,
  agent: number,
  side: number,
  order: number,
  quantity: number,
  readPrice: number,
  maxTotal: number,
): number {
  if (side === BID)
    return match(core, book, side, agent, order, Number.POSITIVE_INFINITY, quantity, -1, readPrice, maxTotal);
  const { info, takerRate } = core.rules;
  const free = core.funds.free(agent, book.asset) - (book.asset === info ? takerRate * quantity : 0);
  return match(core, book, side, agent, order, 0, quantity, -1, readPrice, free);
}

/** The order that came to rest is the taker of the contingent ones that it wakes; what is left then keeps a maker's fee. */
function wake(core: Core, book: Book, side: number, agent: number, order: number): void {
  const { info, takerRate, makerRate } = core.rules;
  core.incoming = order;
  wakeContingents(core, book, side);
  core.incoming = -1;
  const place = core.orders.index.find(order);
  if (place >= 0) core.funds.spendReserved(agent, info, 0, (takerRate - makerRate) * remainingOf(core, place));
}
