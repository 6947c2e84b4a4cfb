import type { Instrument } from '../primitives/instrument.ts';
import { Ladder } from './ladder.ts';
import { LevelPool } from './level-pool.ts';
import { OrderPool } from './order-pool.ts';
import type { SlotBid } from './slots.ts';

/** One instrument's book. It exists only while something rests in it. */
export type Book = {
  readonly number: number;
  readonly instrument: Instrument;
  readonly asset: number;
  readonly bids: Ladder;
  readonly asks: Ladder;
  /** Contingent bids by order number, in time order: off the ladders, unseen in depth. */
  readonly slotBids: Map<number, SlotBid>;
};

/** The books of a partition, and the plain orders that rest in them by price, then time. It knows nothing of funds. */
export class Books {
  readonly orders = new OrderPool();
  readonly levels = new LevelPool();
  readonly #ofName = new Map<string, Book>();
  readonly #ofNumber: (Book | undefined)[] = [];
  readonly #freeNumbers: number[] = [];
  readonly #changed = new Set<string>();

  find(name: string): Book | undefined {
    return this.#ofName.get(name);
  }

  names(): string[] {
    return [...this.#ofName.keys()].sort();
  }

  /** Names of the books that were changed since this was last asked. */
  takeChanged(): string[] {
    const names = [...this.#changed];
    this.#changed.clear();
    return names;
  }

  open(instrument: Instrument, asset: number): Book {
    const known = this.#ofName.get(instrument.name);
    if (known) return known;
    const number = this.#freeNumbers.pop() ?? this.#ofNumber.length;
    const book = { number, instrument, asset, bids: new Ladder(1), asks: new Ladder(-1), slotBids: new Map() };
    this.#ofName.set(instrument.name, book);
    this.#ofNumber[number] = book;
    return book;
  }

  /** To be called when a command is done with a book, which it may have changed: an empty one keeps no memory. */
  leave(book: Book): void {
    this.#changed.add(book.instrument.name);
    if (book.bids.length + book.asks.length + book.slotBids.size > 0) return;
    this.#ofName.delete(book.instrument.name);
    this.#ofNumber[book.number] = undefined;
    this.#freeNumbers.push(book.number);
  }

  /** Puts an order at the end of its price's queue and returns its place in the pool. */
  rest(book: Book, side: 'bid' | 'ask', price: number, order: number, agent: number, lots: number): number {
    const { orders, levels } = this;
    const ladder = side === 'bid' ? book.bids : book.asks;
    let level = ladder.find(price);
    if (level < 0) {
      level = levels.take(price, 2 * book.number + (side === 'ask' ? 1 : 0));
      ladder.insert(price, level);
    }
    const place = orders.take(order, agent, level, lots);
    const tail = levels.tail[level] as number;
    orders.previous[place] = tail;
    orders.next[place] = -1;
    if (tail < 0) levels.head[level] = place;
    else orders.next[tail] = place;
    levels.tail[level] = place;
    (levels.lots[level] as number) += lots;
    return place;
  }

  /** Takes `lots` of a resting order. One that has none left is to be removed next. */
  reduce(place: number, lots: number): void {
    (this.orders.remaining[place] as number) -= lots;
    (this.levels.lots[this.orders.level[place] as number] as number) -= lots;
  }

  remove(place: number): void {
    const { orders, levels } = this;
    const level = orders.level[place] as number;
    const next = orders.next[place] as number;
    const previous = orders.previous[place] as number;
    if (previous < 0) levels.head[level] = next;
    else orders.next[previous] = next;
    if (next < 0) levels.tail[level] = previous;
    else orders.previous[next] = previous;
    (levels.lots[level] as number) -= orders.remaining[place] as number;
    if ((levels.head[level] as number) < 0) {
      const book = this.bookOf(place);
      (this.sideOf(place) === 'bid' ? book.bids : book.asks).remove(levels.price[level] as number);
      levels.letGo(level);
    }
    orders.letGo(place);
  }

  bookOf(place: number): Book {
    return this.#ofNumber[(this.levels.side[this.orders.level[place] as number] as number) >> 1] as Book;
  }

  sideOf(place: number): 'bid' | 'ask' {
    return ((this.levels.side[this.orders.level[place] as number] as number) & 1) === 0 ? 'bid' : 'ask';
  }

  priceOf(place: number): number {
    return this.levels.price[this.orders.level[place] as number] as number;
  }
}
