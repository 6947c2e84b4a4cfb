import type { Engine } from '../../../market/engine.ts';
import { BOOK_LEVELS, type LevelChange } from '../../../schemas/book-message.ts';

/** The best levels of a book, best first. */
export type Levels = { readonly bids: readonly LevelChange[]; readonly asks: readonly LevelChange[] };

/** The engine tells asks order by order: enough for every level of most books, and what is looked at where it is not. */
const ASKS = 2 * BOOK_LEVELS;
const ASKS_OF_ONE_LEVEL = 4_096;

/**
 * The best `BOOK_LEVELS` of each side. Asks end before a level that is not whole among the first orders; a single level of over 4,096
 * orders shows the lots of these. The same book gives the same levels in every replica.
 */
export function bestLevels(engine: Pick<Engine, 'depth'>, instrument: string): Levels {
  const first = engine.depth(instrument, ASKS);
  const bids = first.bids.slice(0, BOOK_LEVELS).map(({ price, lots }): LevelChange => [price, lots]);
  let asks = byPrice(first.asks);
  if (first.asks.length < ASKS) return { bids, asks: asks.slice(0, BOOK_LEVELS) };
  if (asks.length > 1) return { bids, asks: asks.slice(0, -1).slice(0, BOOK_LEVELS) };
  const more = engine.depth(instrument, ASKS_OF_ONE_LEVEL);
  asks = byPrice(more.asks);
  const whole = more.asks.length < ASKS_OF_ONE_LEVEL || asks.length === 1 ? asks : asks.slice(0, -1);
  return { bids, asks: whole.slice(0, BOOK_LEVELS) };
}

function byPrice(asks: readonly { readonly price: number; readonly lots: number }[]): LevelChange[] {
  const levels: [number, number][] = [];
  for (const { price, lots } of asks) {
    const last = levels.at(-1);
    if (last && last[0] === price) last[1] += lots;
    else levels.push([price, lots]);
  }
  return levels;
}

/** What turns the levels `before` into `after`: each changed level as it is now, one that is not among the best any more with 0 lots. */
export function changedLevels(before: readonly LevelChange[], after: readonly LevelChange[]): LevelChange[] {
  const old = new Map(before);
  const changes: LevelChange[] = [];
  for (const level of after) {
    if (old.get(level[0]) !== level[1]) changes.push(level);
    old.delete(level[0]);
  }
  for (const price of old.keys()) changes.push([price, 0]);
  return changes;
}
