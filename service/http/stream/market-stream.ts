import { randomBytes } from 'node:crypto';
import { InfinityDbError } from '../../../primitives/error.ts';
import { CANDLE_INTERVALS } from '../../../schemas/book-message.ts';
import { readTrades } from '../../../settlement/store/read-trades.ts';
import { assetOfInstrument, tradeJson, unitsOf } from '../market/market-json.ts';
import type { MarketHistory } from '../market/market-history.ts';
import type { HttpConfig } from '../parts.ts';
import { EventRing } from './event-ring.ts';
import { StreamReader } from './reader.ts';
import { type Topic, topicKey } from './topics.ts';
import { WatchedBook } from './watched-book.ts';

const MOST_READERS = 256;
const MOST_BOOKS = 1_024;
/** A book that nobody watches any more is followed for so long, for a reader that comes back. */
const LINGER_MS = 30_000;
const KEEP_MS = 15_000;
const SNAPSHOT_TRADES = 50;
const SNAPSHOT_CANDLES = 120;

type Watched = { readonly book: WatchedBook; readonly sinceNumber: number; linger?: ReturnType<typeof setTimeout> };

/** Everybody's live view of the market: books from NATS, trades and candles as they become final, to any number of readers. */
export class MarketStream {
  readonly #parts: HttpConfig;
  readonly #history: MarketHistory;
  readonly #ring = new EventRing(randomBytes(4).toString('hex'));
  readonly #watched = new Map<string, Watched>();
  readonly #readers = new Set<StreamReader>();
  readonly #keeping: ReturnType<typeof setInterval>;
  readonly #stopTrades: () => void;

  constructor(parts: HttpConfig, history: MarketHistory) {
    this.#parts = parts;
    this.#history = history;
    this.#keeping = setInterval(() => this.#keep(), KEEP_MS).unref();
    this.#stopTrades = history.onTraded(({ instrument, trades, candles }) => {
      if (!this.#watched.has(instrument)) return;
      this.#tell({ kind: 'trades', instrument }, { instrument, trades: trades.map((one) => tradeJson(parts, one)) });
      this.#tell({ kind: 'candles', instrument }, { instrument, candles });
    });
  }

  /** A reader's body: what it missed since `lastEventId` where that is known, else the present state first. Throws `busy`. */
  async open(topics: readonly Topic[], lastEventId: string | undefined): Promise<ReadableStream<Uint8Array>> {
    const wanted = new Set(topics.map(({ instrument }) => instrument));
    const added = [...wanted].filter((name) => !this.#watched.has(name)).length;
    if (this.#readers.size >= MOST_READERS || this.#watched.size + added > MOST_BOOKS)
      throw new InfinityDbError('busy', `${this.#readers.size} readers follow ${this.#watched.size} books; try again`);
    for (const instrument of wanted) this.#watch(instrument);
    const reader = new StreamReader({
      topics: new Set(topics.map(topicKey)),
      resync: () => [this.#resyncText(), ...this.#snapshots(topics)],
      onEnd: (ended) => this.#ended(ended, wanted),
    });
    this.#readers.add(reader);
    reader.push('retry: 1000\n\n');
    const missed = this.#missed(topics, lastEventId);
    for (const text of missed ?? this.#snapshots(topics)) reader.push(text);
    if (!missed) await this.#pushTrades(reader, topics);
    return reader.body;
  }

  /** Readers now, and books that are followed for them. */
  get load(): { readonly readers: number; readonly books: number } {
    return { readers: this.#readers.size, books: this.#watched.size };
  }

  close(): void {
    clearInterval(this.#keeping);
    this.#stopTrades();
    for (const reader of this.#readers) reader.end();
    for (const { book, linger } of this.#watched.values()) {
      clearTimeout(linger);
      book.close();
    }
  }

  #watch(instrument: string): void {
    const known = this.#watched.get(instrument);
    clearTimeout(known?.linger);
    if (known) known.book.readers++;
    if (known) return;
    const book = new WatchedBook(this.#parts, instrument, (kind, data) => this.#tell({ kind, instrument }, data));
    book.readers = 1;
    this.#watched.set(instrument, { book, sinceNumber: this.#ring.mark() });
  }

  #ended(reader: StreamReader, instruments: ReadonlySet<string>): void {
    if (!this.#readers.delete(reader)) return;
    for (const instrument of instruments) {
      const watched = this.#watched.get(instrument);
      if (!watched || --watched.book.readers > 0) continue;
      watched.linger = setTimeout(() => {
        watched.book.close();
        this.#watched.delete(instrument);
      }, LINGER_MS);
    }
  }

  #tell(topic: Topic, data: unknown): void {
    const event = this.#ring.add(topic, data);
    for (const reader of this.#readers) if (reader.topics.has(event.topic)) reader.push(event.text);
  }

  /** What a reader that comes back has not had; undefined where that is not known whole. */
  #missed(topics: readonly Topic[], lastEventId: string | undefined): readonly string[] | undefined {
    const number = lastEventId === undefined ? undefined : this.#ring.numberOf(lastEventId);
    if (number === undefined) return undefined;
    if (topics.some(({ instrument }) => (this.#watched.get(instrument)?.sinceNumber ?? number + 1) > number))
      return undefined;
    const wanted = new Set(topics.map(topicKey));
    return this.#ring
      .after(number)
      ?.filter(({ topic }) => wanted.has(topic))
      .map(({ text }) => text);
  }

  #snapshots(topics: readonly Topic[]): string[] {
    return topics.flatMap(({ kind, instrument }) => {
      const data = this.#snapshot({ kind, instrument });
      return data === undefined ? [] : [this.#ring.textOf(this.#ring.last, kind, data)];
    });
  }

  #snapshot({ kind, instrument }: Topic): unknown {
    if (kind === 'book' || kind === 'bbo') return this.#watched.get(instrument)?.book.snapshot(kind);
    if (kind === 'trades') return undefined;
    const candles = CANDLE_INTERVALS.flatMap((interval) =>
      this.#history.candles(instrument, interval, SNAPSHOT_CANDLES),
    );
    const asset = unitsOf(assetOfInstrument(this.#parts, instrument));
    return { instrument, snapshot: true, asset, candles };
  }

  /** The newest trades, newest last; one of them may come again as an event: its id tells. */
  async #pushTrades(reader: StreamReader, topics: readonly Topic[]): Promise<void> {
    for (const { kind, instrument } of topics) {
      if (kind !== 'trades') continue;
      const rows = await readTrades(this.#parts.settlement.db, { instrument, limit: SNAPSHOT_TRADES });
      const trades = rows.reverse().map((row) => tradeJson(this.#parts, row));
      reader.push(this.#ring.textOf(this.#ring.last, kind, { instrument, snapshot: true, trades }));
    }
  }

  #resyncText(): string {
    const data = { code: 'busy', message: 'events were dropped because they were not read; the present state follows' };
    return this.#ring.textOf(this.#ring.last, 'resync', data);
  }

  #keep(): void {
    for (const reader of this.#readers) if (!reader.keep()) reader.end();
  }
}
