import { assert } from '../../primitives/result.ts';
import { AGENT_RECORD } from './agent-pool.ts';
import type { Core } from './core.ts';
import { LEVEL_RECORD } from './level-pool.ts';
import { ORDER_RECORD } from './order-pool.ts';
import type { Parked } from './parked.ts';
import { agentAt, bookOf, collateralOf, numberAt, priceOf, remainingOf, sideOf, takeOff } from './resting.ts';
import { SIDE } from './vocabulary.ts';

const { FUNDS } = AGENT_RECORD;
const { BOOK_SIDE, LEVEL_F_BITS, LEVEL_BITS, PRICE } = LEVEL_RECORD;
const { AGENT, LEVEL, NUMBER, ORDER_F_BITS, ORDER_BITS, REMAINING } = ORDER_RECORD;
const { BID } = SIDE;

/** Takes a resting plain order off its book and frees what its rest had reserved. Its book is the caller's to leave. */
export function closeResting(core: Core, place: number, reason: number): void {
  const { orders, levels, rules, pool } = core;
  const { f, i } = orders;
  const order = f[(place << ORDER_F_BITS) | NUMBER] as number;
  const remaining = f[(place << ORDER_F_BITS) | REMAINING] as number;
  const marked = i[(place << ORDER_BITS) | AGENT] as number;
  const level = i[(place << ORDER_BITS) | LEVEL] as number;
  const bookSide = levels.i[(level << LEVEL_BITS) | BOOK_SIDE] as number;
  let unit = levels.f[(level << LEVEL_F_BITS) | PRICE] as number;
  if ((marked & 1) !== 0 && (bookSide & 1) !== BID) unit = orders.terms[2 * place] as number;
  const funds = ((marked >> 1) << pool.shift) | FUNDS;
  release(pool.f, funds + 2 * core.books.of(bookSide >> 1).asset, unit * remaining);
  const rate = order === core.incoming ? rules.takerRate : rules.makerRate;
  if (rate > 0) release(pool.f, funds + 2 * rules.info, rate * remaining);
  core.events.closed(order, marked >> 1, reason, remaining);
  if (core.expiries.size > 0) core.expiries.forget(order);
  takeOff(core, place);
}

/** Makes an amount free again that was reserved. */
function release(f: Float64Array, at: number, amount: number): void {
  const left = (f[at + 1] as number) - amount;
  assert(left >= 0, 'no more is freed than was reserved');
  f[at + 1] = left;
  f[at] = (f[at] as number) + amount;
}

/** Frees what a resting order has reserved. */
export function freeResting(core: Core, place: number): void {
  const { funds, rules } = core;
  const agent = agentAt(core, place);
  const remaining = remainingOf(core, place);
  const rate = numberAt(core, place) === core.incoming ? rules.takerRate : rules.makerRate;
  funds.spendReserved(agent, bookOf(core, place).asset, 0, unitReserve(core, place) * remaining);
  funds.spendReserved(agent, rules.info, 0, rate * remaining);
}

/** What a lot of a resting order has reserved of its asset. */
export function unitReserve(core: Core, place: number): number {
  return sideOf(core, place) === BID ? priceOf(core, place) : collateralOf(core, place);
}

/** Closes a parked order and frees its whole reserve. */
export function closeParked(core: Core, one: Parked, reason: number): void {
  freeParked(core, one, core.rules.makerRate);
  unpark(core, one);
  core.events.closed(one.order, one.agent, reason, one.remaining);
  core.expiries.forget(one.order);
}

export function freeParked(core: Core, one: Parked, rate: number): void {
  core.funds.spendReserved(one.agent, one.book.asset, 0, parkedReserve(one));
  core.funds.spendReserved(one.agent, core.rules.info, 0, rate * parkedLots(one));
}

/** What a parked order has reserved of its asset. */
export function parkedReserve({ price, maxTotal, terms, slots, remaining }: Parked): number {
  if (slots === 0) return price * remaining;
  return slotsCost(price, remaining * slots, maxTotal) + (terms?.mandate?.reserve ?? 0);
}

/** The most that a storage bid's slots cost; `price` is infinite for a market order. */
export function slotsCost(price: number, lots: number, maxTotal: number): number {
  return maxTotal > 0 ? Math.min(maxTotal, price * lots) : price * lots;
}

export function parkedLots({ slots, remaining }: Parked): number {
  return slots === 0 ? remaining : slots * remaining;
}

export function park(core: Core, one: Parked): void {
  (one.side === BID ? one.book.parkedBids : one.book.parkedAsks).add(one);
  core.parked.set(one.order, one);
  let own = core.parkedOf.get(one.agent);
  if (!own) {
    own = new Set();
    core.parkedOf.set(one.agent, own);
  }
  own.add(one);
  core.agents.addResting(one.agent, 1);
}

export function unpark(core: Core, one: Parked): void {
  if (!core.parked.delete(one.order)) return;
  (one.side === BID ? one.book.parkedBids : one.book.parkedAsks).remove(one);
  core.agents.addResting(one.agent, -1);
  const own = core.parkedOf.get(one.agent);
  own?.delete(one);
  if (own?.size === 0) core.parkedOf.delete(one.agent);
}

/** Whether the order is past its date: it may still rest, because a message expires only so many, but matches no more. */
export function pastDate(core: Core, order: number): boolean {
  return core.overdue && (core.expiries.dateOf(order) ?? Number.POSITIVE_INFINITY) <= core.timeMs;
}
