import type { LevelChange } from '../../../schemas/book-message.ts';
import { type BookFeed, type BookLevels, EMPTY_FEED } from '../../../sdk/book-feed.ts';
import { followBook } from '../../../sdk/follow-book.ts';
import { changedLevels } from '../../market/data/levels.ts';
import { askDepth } from '../market/ask-depth.ts';
import { assetOfInstrument, unitsOf } from '../market/market-json.ts';
import type { HttpConfig } from '../parts.ts';

/** More changes than this of one book are told together: no eye follows more, and each costs every reader. */
const EVERY_MS = 25;

type Tell = (kind: 'book' | 'bbo', data: unknown) => void;

/** One book that somebody watches: followed on NATS, told as changes since what was told last. */
export class WatchedBook {
  readonly instrument: string;
  /** Readers now. */
  readers = 0;
  readonly #parts: Pick<HttpConfig, 'nats' | 'network' | 'settlement'>;
  readonly #tell: Tell;
  readonly #unfollow: () => void;
  #feed: BookFeed = EMPTY_FEED;
  #told: { readonly book: BookLevels | undefined; readonly resync: boolean } = { book: undefined, resync: true };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #toldMs = 0;

  constructor(parts: Pick<HttpConfig, 'nats' | 'network' | 'settlement'>, instrument: string, tell: Tell) {
    this.instrument = instrument;
    this.#parts = parts;
    this.#tell = tell;
    this.#unfollow = followBook({
      nats: parts.nats,
      instrument,
      snapshot: async () => {
        const [book] = (await askDepth(parts, { instrument })).instruments;
        if (!book?.levels) throw new Error('the market has no book yet');
        const { generation, sequence, timeMs, levels } = book;
        return { generation, sequence, timeMs, ...levels };
      },
      onChange: (feed) => {
        this.#feed = feed;
        this.#timer ??= setTimeout(() => this.#flush(), Math.max(0, this.#toldMs + EVERY_MS - performance.now()));
      },
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#unfollow();
  }

  /** The book as it was told last; undefined before it is known. */
  snapshot(kind: 'book' | 'bbo'): unknown {
    const { book, resync } = this.#told;
    if (!book) return undefined;
    if (kind === 'bbo') return bboOf(this.instrument, book);
    const asset = unitsOf(assetOfInstrument(this.#parts, this.instrument));
    return { instrument: this.instrument, snapshot: true, resync, asset, ...book };
  }

  #flush(): void {
    this.#timer = undefined;
    this.#toldMs = performance.now();
    const { book, resync } = this.#feed;
    const before = this.#told;
    this.#told = { book, resync };
    if (!book || (book === before.book && resync === before.resync)) return;
    if (!before.book) this.#tell('book', this.snapshot('book'));
    else this.#tell('book', changesOf(this.instrument, before.book, book, resync));
    const [was, is] = [before.book && bestOf(before.book), bestOf(book)];
    if (JSON.stringify(was) !== JSON.stringify(is)) this.#tell('bbo', bboOf(this.instrument, book));
  }
}

function changesOf(instrument: string, before: BookLevels, book: BookLevels, resync: boolean) {
  const { generation, sequence, timeMs } = book;
  const bids = changedLevels(before.bids, book.bids);
  const asks = changedLevels(before.asks, book.asks);
  return { instrument, generation, sequence, previous: before.sequence, timeMs, resync, bids, asks };
}

function bestOf({ bids, asks }: BookLevels): { bid: LevelChange | null; ask: LevelChange | null } {
  return { bid: bids[0] ?? null, ask: asks[0] ?? null };
}

function bboOf(instrument: string, book: BookLevels) {
  const { generation, sequence, timeMs } = book;
  return { instrument, generation, sequence, timeMs, ...bestOf(book) };
}
