import type { Instrument } from '../../primitives/instrument.ts';
import type { InstrumentRule } from '../../primitives/genesis.ts';
import { Ladder } from './ladder.ts';
import { ParkedSide } from './parked.ts';
import { SIDE } from './vocabulary.ts';

const { ASK, BID } = SIDE;

/** One instrument's book. It exists only while something rests in it, or a command is at work on it. */
export type Book = {
  readonly number: number;
  readonly instrument: Instrument;
  readonly storage: boolean;
  readonly asset: number;
  readonly rule: InstrumentRule;
  readonly bids: Ladder;
  readonly asks: Ladder;
  readonly parkedBids: ParkedSide;
  readonly parkedAsks: ParkedSide;
  /** The last trade's price, −1 before the first; known only where the rule has a band. */
  reference: number;
  /** Partition time; 0 where it is not halted. */
  haltedUntilMs: number;
};

/** The books of a partition by name and number, and of those without one what outlives it: reference prices and halts. */
export class Books {
  readonly #ofName = new Map<string, Book>();
  readonly #ofNumber: Book[] = [];
  readonly #freeNumbers: number[] = [];
  readonly #changed = new Set<string>();
  /** Last trade's price by instrument, of those without a book. */
  readonly #references = new Map<string, number>();
  /** By instrument, with a book or without: until when. */
  readonly halts = new Map<string, number>();

  find(name: string): Book | undefined {
    return this.#ofName.get(name);
  }

  /** The book of this number; of one that was let go, as it was last, until another gets the number. */
  of(number: number): Book {
    return this.#ofNumber[number] as Book;
  }

  names(): string[] {
    return [...this.#ofName.keys()].sort();
  }

  /** Reference prices of all instruments that have one, by name. */
  references(): [string, number][] {
    const all = [...this.#references];
    for (const [name, { reference }] of this.#ofName) if (reference >= 0) all.push([name, reference]);
    return all.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  keepReference(name: string, price: number): void {
    this.#references.set(name, price);
  }

  /** An instrument that is traded elsewhere now leaves nothing behind. Its book, if any, is empty. */
  forget(name: string): void {
    this.#references.delete(name);
    this.halts.delete(name);
    const book = this.#ofName.get(name);
    if (!book) return;
    book.reference = -1;
    this.leave(book);
  }

  /** Names of the books that were changed since this was last asked. */
  takeChanged(): string[] {
    const names = [...this.#changed];
    this.#changed.clear();
    return names;
  }

  open(instrument: Instrument, asset: number, rule: InstrumentRule): Book {
    const { name } = instrument;
    const known = this.#ofName.get(name);
    if (known) return known;
    const book: Book = {
      number: this.#freeNumbers.pop() ?? this.#ofNumber.length,
      instrument,
      storage: instrument.kind === 'storage',
      asset,
      rule,
      bids: new Ladder(BID, rule.tickSize),
      asks: new Ladder(ASK, rule.tickSize),
      parkedBids: new ParkedSide(BID),
      parkedAsks: new ParkedSide(ASK),
      reference: this.#references.get(name) ?? -1,
      haltedUntilMs: this.halts.get(name) ?? 0,
    };
    this.#references.delete(name);
    this.#ofName.set(name, book);
    this.#ofNumber[book.number] = book;
    return book;
  }

  /** To be called when a command is done with a book, which it may have changed: an empty one keeps no memory but its reference price. */
  leave(book: Book): void {
    const { name } = book.instrument;
    this.#changed.add(name);
    if (book.bids.length + book.asks.length + book.parkedBids.size + book.parkedAsks.size > 0) return;
    if (this.#ofName.get(name) !== book) return;
    if (book.reference >= 0) this.#references.set(name, book.reference);
    this.#ofName.delete(name);
    this.#freeNumbers.push(book.number);
  }
}
