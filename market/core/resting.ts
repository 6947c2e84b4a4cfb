import { FIRST_ORDER, RESTING } from './agent-pool.ts';
import type { Book } from './book.ts';
import type { Core } from './core.ts';
import { BOOK_SIDE, HEAD, LEVEL_F, LEVEL_I, LOTS, PRICE, TAIL } from './level-pool.ts';
import {
  AGENT,
  AGENT_NEXT,
  AGENT_PREVIOUS,
  COLLATERAL,
  LEVEL,
  NEXT,
  NUMBER,
  ORDER_F,
  ORDER_I,
  PREVIOUS,
  READ_PRICE,
  REMAINING,
} from './order-pool.ts';
import { BID } from './vocabulary.ts';

/** Puts an order at the end of its price's queue. Its funds are the caller's to reserve. Returns its place. */
export function rest(
  core: Core,
  book: Book,
  side: number,
  price: number,
  order: number,
  agent: number,
  lots: number,
  collateralPerLot: number,
  readPrice: number,
): number {
  const { orders, levels, pool } = core;
  const ladder = side === BID ? book.bids : book.asks;
  const position = ladder.position(price);
  let level = ladder.at(position, price);
  if (level < 0) {
    level = levels.take(price, 2 * book.number + side);
    ladder.insert(position, price, level);
  }
  const place = orders.take();
  const { f, i } = orders;
  const at = place * ORDER_I;
  const tail = levels.i[level * LEVEL_I + TAIL] as number;
  const own = agent << (pool.shift + 1);
  const first = pool.i[own + FIRST_ORDER] as number;
  f[place * ORDER_F + NUMBER] = order;
  f[place * ORDER_F + REMAINING] = lots;
  f[place * ORDER_F + COLLATERAL] = collateralPerLot;
  f[place * ORDER_F + READ_PRICE] = readPrice;
  i[at + AGENT] = agent;
  i[at + LEVEL] = level;
  i[at + NEXT] = -1;
  i[at + PREVIOUS] = tail;
  i[at + AGENT_NEXT] = first;
  i[at + AGENT_PREVIOUS] = -1;
  if (first >= 0) i[first * ORDER_I + AGENT_PREVIOUS] = place;
  pool.i[own + FIRST_ORDER] = place;
  (pool.i[own + RESTING] as number)++;
  if (tail < 0) levels.i[level * LEVEL_I + HEAD] = place;
  else i[tail * ORDER_I + NEXT] = place;
  levels.i[level * LEVEL_I + TAIL] = place;
  (levels.f[level * LEVEL_F + LOTS] as number) += lots;
  orders.index.set(order, place);
  return place;
}

/** Takes an order off its book, its agent's list and the index. What is left of it stays readable until another takes its place. */
export function takeOff(core: Core, place: number): void {
  const { orders, levels, pool } = core;
  const { f, i } = orders;
  const at = place * ORDER_I;
  const level = i[at + LEVEL] as number;
  const next = i[at + NEXT] as number;
  const previous = i[at + PREVIOUS] as number;
  const agentNext = i[at + AGENT_NEXT] as number;
  const agentPrevious = i[at + AGENT_PREVIOUS] as number;
  const own = (i[at + AGENT] as number) << (pool.shift + 1);
  if (previous >= 0) i[previous * ORDER_I + NEXT] = next;
  else levels.i[level * LEVEL_I + HEAD] = next;
  if (next >= 0) i[next * ORDER_I + PREVIOUS] = previous;
  else levels.i[level * LEVEL_I + TAIL] = previous;
  if (agentPrevious >= 0) i[agentPrevious * ORDER_I + AGENT_NEXT] = agentNext;
  else pool.i[own + FIRST_ORDER] = agentNext;
  if (agentNext >= 0) i[agentNext * ORDER_I + AGENT_PREVIOUS] = agentPrevious;
  (pool.i[own + RESTING] as number)--;
  (levels.f[level * LEVEL_F + LOTS] as number) -= f[place * ORDER_F + REMAINING] as number;
  if (previous < 0 && next < 0) closeLevel(core, level);
  orders.letGo(place);
}

function closeLevel(core: Core, level: number): void {
  const { levels } = core;
  const bookSide = levels.i[level * LEVEL_I + BOOK_SIDE] as number;
  const book = core.books.of(bookSide >> 1);
  ((bookSide & 1) === BID ? book.bids : book.asks).remove(levels.f[level * LEVEL_F + PRICE] as number);
  levels.letGo(level);
}

export function bookOf(core: Core, place: number): Book {
  const level = core.orders.i[place * ORDER_I + LEVEL] as number;
  return core.books.of((core.levels.i[level * LEVEL_I + BOOK_SIDE] as number) >> 1);
}

export function sideOf(core: Core, place: number): number {
  const level = core.orders.i[place * ORDER_I + LEVEL] as number;
  return (core.levels.i[level * LEVEL_I + BOOK_SIDE] as number) & 1;
}

export function priceOf(core: Core, place: number): number {
  const level = core.orders.i[place * ORDER_I + LEVEL] as number;
  return core.levels.f[level * LEVEL_F + PRICE] as number;
}

export function remainingOf(core: Core, place: number): number {
  return core.orders.f[place * ORDER_F + REMAINING] as number;
}

export function numberAt(core: Core, place: number): number {
  return core.orders.f[place * ORDER_F + NUMBER] as number;
}

export function agentAt(core: Core, place: number): number {
  return core.orders.i[place * ORDER_I + AGENT] as number;
}

/** Takes `lots` of a resting order; the last of them is to be followed by `takeOff`. */
export function reduce(core: Core, place: number, lots: number): void {
  const level = core.orders.i[place * ORDER_I + LEVEL] as number;
  (core.orders.f[place * ORDER_F + REMAINING] as number) -= lots;
  (core.levels.f[level * LEVEL_F + LOTS] as number) -= lots;
}
