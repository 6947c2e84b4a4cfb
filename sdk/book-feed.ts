import { type BookMessage, BOOK_LEVELS, type LevelChange } from '../schemas/book-message.ts';

/** The best levels of a book, best first, and where in its partition's order of record they stood. */
export type BookLevels = {
  readonly generation: number;
  readonly sequence: number;
  /** Partition time. */
  readonly timeMs: number;
  readonly bids: readonly LevelChange[];
  readonly asks: readonly LevelChange[];
};

/**
 * What a follower knows of one book. Pure: fold `heard` over messages in any order, doubled or with some lost, and `snapshotTaken` over
 * snapshots. `book` is always one that the engine had, never crossed; while `resync` says that something was missed it is an old one.
 */
export type BookFeed = {
  readonly book: BookLevels | undefined;
  /** A snapshot is needed. */
  readonly resync: boolean;
  /** Came too early: they wait for what is missing, or for the snapshot. By sequence. */
  readonly held: readonly BookMessage[];
};

export const EMPTY_FEED: BookFeed = { book: undefined, resync: true, held: [] };

/** More that wait are not worth keeping: the snapshot will be newer. */
const HELD = 256;

export function heard(feed: BookFeed, message: BookMessage): BookFeed {
  const { book } = feed;
  if (!book || message.generation > book.generation)
    return message.type === 'whole' ? drained({ ...feed, book: levelsOf(message) }) : hold(feed, message);
  if (message.generation < book.generation) return feed;
  if (message.sequence <= book.sequence) {
    if (message.timeMs <= book.timeMs) return feed;
    // An earlier number at a later time: NATS lost the end of ORDERS, and other messages have taken these numbers.
    return message.type === 'whole' ? drained({ ...feed, book: levelsOf(message), held: [] }) : hold(feed, message);
  }
  if (message.type === 'whole') return drained({ ...feed, book: levelsOf(message) });
  if (message.previous > book.sequence) return hold(feed, message);
  const next = changed(book, message);
  // Not what the engine had then: something is missing that the numbers did not show.
  if (!next) return { ...feed, resync: true, held: [] };
  return drained({ ...feed, book: next });
}

/** A snapshot that is older than what is known changes nothing: another is to be asked for where `resync` still holds. */
export function snapshotTaken(feed: BookFeed, snapshot: BookLevels): BookFeed {
  if (isCrossed(snapshot) || (feed.book && isOlder(snapshot, feed.book))) return feed;
  return drained({ ...feed, book: snapshot });
}

/** Messages may have been missed unheard: the connection was away. */
export function connectionLost(feed: BookFeed): BookFeed {
  return { ...feed, resync: true };
}

/** Takes what was held and fits now; whole again when nothing is left that came too early. */
function drained(feed: BookFeed): BookFeed {
  let { book } = feed;
  const held: BookMessage[] = [];
  for (const message of feed.held) {
    if (!book || message.generation > book.generation) held.push(message);
    else if (message.generation < book.generation || message.sequence <= book.sequence) continue;
    else if (message.previous > book.sequence) held.push(message);
    else {
      const next = changed(book, message);
      if (!next) return { book, resync: true, held: [] };
      book = next;
    }
  }
  return { book, resync: held.length > 0, held };
}

function hold(feed: BookFeed, message: BookMessage): BookFeed {
  const { generation, sequence } = message;
  if (feed.held.some((one) => one.generation === generation && one.sequence === sequence))
    return { ...feed, resync: true };
  const held = [...feed.held, message].sort((a, b) => a.generation - b.generation || a.sequence - b.sequence);
  return { ...feed, resync: true, held: held.slice(-HELD) };
}

/** The book after `message`; undefined where it is not the one that the message tells of. */
function changed(book: BookLevels, message: BookMessage): BookLevels | undefined {
  const bids = withChanges(book.bids, message.bids, (a, b) => b - a);
  const asks = withChanges(book.asks, message.asks, (a, b) => a - b);
  const next = { ...placeOf(message), bids, asks };
  const fits = sameLevel(bids[0], message.bestBid) && sameLevel(asks[0], message.bestAsk);
  return fits && !isCrossed(next) ? next : undefined;
}

function withChanges(
  levels: readonly LevelChange[],
  changes: readonly LevelChange[],
  order: (a: number, b: number) => number,
): readonly LevelChange[] {
  if (changes.length === 0) return levels;
  const byPrice = new Map(levels);
  for (const [price, lots] of changes)
    if (lots === 0) byPrice.delete(price);
    else byPrice.set(price, lots);
  return [...byPrice].sort(([a], [b]) => order(a, b)).slice(0, BOOK_LEVELS);
}

function levelsOf(message: BookMessage): BookLevels {
  return { ...placeOf(message), bids: message.bids, asks: message.asks };
}

const placeOf = ({ generation, sequence, timeMs }: BookMessage) => ({ generation, sequence, timeMs });

function isOlder(a: BookLevels, b: BookLevels): boolean {
  return (a.generation - b.generation || a.timeMs - b.timeMs || a.sequence - b.sequence) < 0;
}

function isCrossed({ bids, asks }: Pick<BookLevels, 'bids' | 'asks'>): boolean {
  const [bid, ask] = [bids[0], asks[0]];
  return bid !== undefined && ask !== undefined && bid[0] >= ask[0];
}

const sameLevel = (a: LevelChange | undefined, b: LevelChange | undefined): boolean =>
  a?.[0] === b?.[0] && a?.[1] === b?.[1];
