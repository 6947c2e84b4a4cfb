import type { BookJson } from './service-api.ts';

/** Above the dearest slot that is needed now, for a book that moves and a seller that must be replaced. */
const HEADROOM = 2;

/**
 * Where a buyer states no limit: twice what the n-th cheapest agent asks now, engine units a lot. Each slot is paid at its seller's own ask, so
 * this bounds the price and does not set it. 1 where too few agents ask: then the market finds no sellers, and says so.
 */
export function limitFromBook(books: readonly BookJson[], slots: number): number {
  const cheapest = new Map<string, number>();
  for (const { asks } of books)
    for (const { agent, price } of asks) cheapest.set(agent, Math.min(price, cheapest.get(agent) ?? price));
  const nth = [...cheapest.values()].sort((a, b) => a - b)[slots - 1];
  return nth === undefined ? 1 : Math.max(1, HEADROOM * nth);
}
