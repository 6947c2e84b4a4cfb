import type { Book } from './book.ts';
import { closeParked, closeResting } from './closing.ts';
import type { Core } from './core.ts';
import { ORDER_RECORD } from './order-pool.ts';
import { agentAt, bookOf } from './resting.ts';
import { refusalOf, REASON } from './vocabulary.ts';

const { AGENT, ORDER_BITS } = ORDER_RECORD;
const { CANCELLED } = REASON;

const UNKNOWN = refusalOf('unknown_order');
const NOT_YOURS = refusalOf('not_your_order');

/** Takes an order of the agent's off its book: 0, or a refusal (below 0). The book is not left: an empty one stays open. */
export function cancel(core: Core, agent: number, order: number): number {
  const place = core.orders.index.find(order);
  if (place >= 0) {
    if (agentAt(core, place) !== agent) return NOT_YOURS;
    closeResting(core, place, CANCELLED);
    return 0;
  }
  const parked = core.parked.size > 0 ? core.parked.get(order) : undefined;
  if (!parked) return UNKNOWN;
  if (parked.agent !== agent) return NOT_YOURS;
  closeParked(core, parked, CANCELLED);
  return 0;
}

/** With fewer places in use, the caches hold what a cancel reads. */
const MANY = 1 << 18;

/** Whether to `lookAhead` of the commands of a frame. */
export function looksAhead(core: Core): boolean {
  return core.orders.used > MANY;
}

/**
 * Reads what cancelling an order reads first, and does nothing. Done for all cancels of a frame before the first is applied, memory answers
 * them at once, where each would have waited for its own.
 */
export function lookAhead(core: Core, order: number): void {
  const place = core.orders.index.find(order);
  if (place >= 0) core.lookedAt ^= core.orders.i[(place << ORDER_BITS) | AGENT] as number;
}

/** The book in which an order rests or is parked. */
export function bookOfOrder(core: Core, order: number): Book | undefined {
  const place = core.orders.index.find(order);
  return place >= 0 ? bookOf(core, place) : core.parked.get(order)?.book;
}

/** Closes an order that rests or is parked, and leaves its book. */
export function closeOrder(core: Core, order: number, reason: number): void {
  const book = bookOfOrder(core, order) as Book;
  const place = core.orders.index.find(order);
  const parked = core.parked.get(order);
  if (parked) closeParked(core, parked, reason);
  else closeResting(core, place, reason);
  core.books.leave(book);
}

/** The agent's resting orders of all kinds, by number; `book` undefined: in all books. */
export function ordersOf(core: Core, agent: number, book: Book | undefined): number[] {
  let numbers = core.ownOrders.of(agent);
  if (book) numbers = numbers.filter((order) => bookOf(core, core.orders.index.find(order)) === book);
  for (const one of core.parkedOf.get(agent) ?? []) if (!book || one.book === book) numbers.push(one.order);
  return numbers.sort((a, b) => a - b);
}
