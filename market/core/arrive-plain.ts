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
const { FOK, IOC, MARKET } = TYPE;

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
  const { rules, funds, events } = core;
  const { asset } = book;
  const { info, takerRate } = rules;
  let remaining = quantity;
  core.stopped = -1;
  if (type === MARKET) remaining = matchMarket(core, book, agent, side, order, quantity, readPrice, budget);
  else {
    const why = type === FOK ? whyNotWhole(core, book, side, agent, price, quantity) : -1;
    if (why >= 0) return events.closed(order, agent, why, quantity);
    if ((side === BID ? book.asks : book.bids).meets(price))
      remaining = match(core, book, side, agent, order, price, quantity, unit, readPrice, Number.POSITIVE_INFINITY);
  }
  if (remaining < quantity) {
    const fee = takerRate * (quantity - remaining);
    funds.spendFree(agent, asset, core.spent, 0);
    if (fee > 0) {
      funds.spendFree(agent, info, fee, 0);
      core.fees.add(agent, fee, core.commandIndex);
    }
  }
  const reason = remaining === 0 ? FILLED : core.stopped >= 0 ? core.stopped : ends(type);
  if (reason >= 0) {
    if (core.expiries.size > 0) core.expiries.forget(order);
    return events.closed(order, agent, reason, remaining);
  }
  const wakes = (side === BID ? book.parkedAsks : book.parkedBids).size > 0;
  reserve(core, agent, asset, unit * remaining);
  reserve(core, agent, info, (wakes ? takerRate : rules.makerRate) * remaining);
  rest(core, book, side, price, order, agent, remaining, side === BID ? 0 : unit, readPrice);
  if (goodTillMs > 0) core.expiries.add(order, goodTillMs);
  if (wakes) wake(core, book, side, agent, order);
}

/** Out of what is free: that it is enough was checked. */
function reserve({ pool }: Core, agent: number, asset: number, amount: number): void {
  const at = (agent << pool.shift) + FUNDS + 2 * asset;
  (pool.f[at] as number) -= amount;
  (pool.f[at + 1] as number) += amount;
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
