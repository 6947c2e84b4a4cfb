import { AGENT_RECORD } from './agent-pool.ts';
import type { Book } from './book.ts';
import type { Core } from './core.ts';
import { LEVEL_RECORD } from './level-pool.ts';
import { ORDER_RECORD } from './order-pool.ts';
import { SIDE } from './vocabulary.ts';

const { RESTING } = AGENT_RECORD;
const { BOOK_SIDE, HEAD, LEVEL_F_BITS, LEVEL_BITS, LOTS, PRICE, TAIL } = LEVEL_RECORD;
const { AGENT, LEVEL, NEXT, NUMBER, ORDER_BITS, ORDER_F_BITS, PREVIOUS, REMAINING } = ORDER_RECORD;
const { BID } = SIDE;

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
  core.ownOrders.add(agent, order);
  return enqueue(core, book, side, price, order, agent, lots, collateralPerLot, readPrice);
}

/** As `rest`, for an order that is taken off within the same command: its agent's log does not name it. */
export function enqueue(
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
  const found = ladder.find(price);
  const level = found >= 0 ? found : levels.take(price, 2 * book.number + side);
  if (found < 0) ladder.insert(-1 - found, price, level);
  const place = orders.take();
  const { f, i } = orders;
  const at = place << ORDER_BITS;
  const levelAt = level << LEVEL_BITS;
  const tail = levels.i[levelAt | TAIL] as number;
  const ownTerms = readPrice !== 0 || collateralPerLot !== (side === BID ? 0 : price);
  f[(place << ORDER_F_BITS) | NUMBER] = order;
  f[(place << ORDER_F_BITS) | REMAINING] = lots;
  i[at | AGENT] = 2 * agent + (ownTerms ? 1 : 0);
  i[at | LEVEL] = level;
  i[at | NEXT] = -1;
  i[at | PREVIOUS] = tail;
  if (ownTerms) orders.setTerms(place, collateralPerLot, readPrice);
  if (tail < 0) {
    levels.i[levelAt | HEAD] = place;
    if (found >= 0) ladder.empty--;
  } else i[(tail << ORDER_BITS) | NEXT] = place;
  levels.i[levelAt | TAIL] = place;
  (levels.f[(level << LEVEL_F_BITS) | LOTS] as number) += lots;
  (pool.f[(agent << pool.shift) | RESTING] as number)++;
  orders.index.set(order, place);
  return place;
}

/** Takes an order off its book and the index. What is left of it stays readable until another takes its place. */
export function takeOff(core: Core, place: number): void {
  const { orders, levels, pool } = core;
  const { f, i } = orders;
  const at = place << ORDER_BITS;
  const level = i[at | LEVEL] as number;
  const next = i[at | NEXT] as number;
  const previous = i[at | PREVIOUS] as number;
  if (previous >= 0) i[(previous << ORDER_BITS) | NEXT] = next;
  else levels.i[(level << LEVEL_BITS) | HEAD] = next;
  if (next >= 0) i[(next << ORDER_BITS) | PREVIOUS] = previous;
  else levels.i[(level << LEVEL_BITS) | TAIL] = previous;
  (pool.f[(((i[at | AGENT] as number) >> 1) << pool.shift) | RESTING] as number)--;
  (levels.f[(level << LEVEL_F_BITS) | LOTS] as number) -= f[(place << ORDER_F_BITS) | REMAINING] as number;
  if (previous < 0 && next < 0) closeLevel(core, level);
  orders.index.delete(f[(place << ORDER_F_BITS) | NUMBER] as number);
  orders.letGo(place);
}

/** Empty levels that a ladder keeps besides half as many as it has. */
const SPARE_LEVELS = 64;

function closeLevel(core: Core, level: number): void {
  const { levels } = core;
  const bookSide = levels.i[(level << LEVEL_BITS) | BOOK_SIDE] as number;
  const book = core.books.of(bookSide >> 1);
  const ladder = (bookSide & 1) === BID ? book.bids : book.asks;
  if (ladder.level(0) === level) {
    levels.letGo(ladder.pop());
    for (; ladder.empty > 0 && (levels.i[(ladder.level(0) << LEVEL_BITS) | HEAD] as number) < 0; ladder.empty--)
      levels.letGo(ladder.pop());
  } else if (++ladder.empty > SPARE_LEVELS + (ladder.length >> 1)) ladder.sweep(levels);
}

export function bookOf(core: Core, place: number): Book {
  const level = core.orders.i[(place << ORDER_BITS) | LEVEL] as number;
  return core.books.of((core.levels.i[(level << LEVEL_BITS) | BOOK_SIDE] as number) >> 1);
}

export function sideOf(core: Core, place: number): number {
  const level = core.orders.i[(place << ORDER_BITS) | LEVEL] as number;
  return (core.levels.i[(level << LEVEL_BITS) | BOOK_SIDE] as number) & 1;
}

export function priceOf(core: Core, place: number): number {
  const level = core.orders.i[(place << ORDER_BITS) | LEVEL] as number;
  return core.levels.f[(level << LEVEL_F_BITS) | PRICE] as number;
}

export function remainingOf(core: Core, place: number): number {
  return core.orders.f[(place << ORDER_F_BITS) | REMAINING] as number;
}

export function numberAt(core: Core, place: number): number {
  return core.orders.f[(place << ORDER_F_BITS) | NUMBER] as number;
}

export function agentAt(core: Core, place: number): number {
  return (core.orders.i[(place << ORDER_BITS) | AGENT] as number) >> 1;
}

/** Engine units of collateral that an ask puts up a lot; 0 of a bid. */
export function collateralOf(core: Core, place: number): number {
  if (((core.orders.i[(place << ORDER_BITS) | AGENT] as number) & 1) !== 0)
    return core.orders.terms[2 * place] as number;
  return sideOf(core, place) === BID ? 0 : priceOf(core, place);
}

/** Engine units that an ask takes for a MiB read. */
export function readPriceOf(core: Core, place: number): number {
  const { i, terms } = core.orders;
  return ((i[(place << ORDER_BITS) | AGENT] as number) & 1) === 0 ? 0 : (terms[2 * place + 1] as number);
}

/** Takes `lots` of a resting order; the last of them is to be followed by `takeOff`. */
export function reduce(core: Core, place: number, lots: number): void {
  const level = core.orders.i[(place << ORDER_BITS) | LEVEL] as number;
  (core.orders.f[(place << ORDER_F_BITS) | REMAINING] as number) -= lots;
  (core.levels.f[(level << LEVEL_F_BITS) | LOTS] as number) -= lots;
}
