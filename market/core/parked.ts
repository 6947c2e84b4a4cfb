import type { RepairMandate } from '../../primitives/commands.ts';
import type { Book } from './book.ts';

/**
 * An order that rests off book, unseen in depth, because it takes all at once or nothing: a storage bid's slots, or a contingent data
 * order (`minFill`: least lots of each match, the last apart; all-or-none: the whole).
 */
export type Parked = {
  readonly order: number;
  readonly agent: number;
  readonly book: Book;
  readonly side: number;
  /** Time order: a replaced order comes again, under its old number. */
  arrival: number;
  /** Its limit. */
  price: number;
  /** Lots; of a storage bid: lots a slot. */
  remaining: number;
  readonly minFill: number;
  readonly wholly: boolean;
  /** Data asks. */
  readonly readPrice: number;
  /** Storage bids; 0 for a data order. */
  readonly slots: number;
  readonly terms: SlotTerms | undefined;
  /** 0 for no limit but the price's. */
  readonly maxTotal: number;
};

/** What a storage bid carries to its trades, and whom it avoids. */
export type SlotTerms = {
  readonly slots: number;
  readonly spread: number;
  readonly object: string;
  readonly mandate: RepairMandate | undefined;
  readonly avoidAgents: readonly string[];
};

/** The parked orders of one side of a book, by price, then time: those that an order of the other side cannot reach are not looked at. */
export class ParkedSide {
  /** 1: a higher price reaches further (bids); −1: a lower one (asks). */
  readonly #direction: number;
  #orders: Parked[] = [];

  constructor(side: number) {
    this.#direction = side === 0 ? 1 : -1;
  }

  get size(): number {
    return this.#orders.length;
  }

  add(one: Parked): void {
    this.#orders.splice(this.#lowerBound(one.price, one.arrival), 0, one);
  }

  remove(one: Parked): void {
    this.#orders.splice(this.#lowerBound(one.price, one.arrival), 1);
  }

  /** Those whose limit reaches `price`, oldest first. */
  reaching(price: number): Parked[] {
    return this.#orders.slice(this.#lowerBound(price, 0)).sort((a, b) => a.arrival - b.arrival);
  }

  /** All, oldest first. */
  all(): Parked[] {
    return [...this.#orders].sort((a, b) => a.arrival - b.arrival);
  }

  #lowerBound(price: number, arrival: number): number {
    const rank = this.#direction * price;
    let low = 0;
    let high = this.#orders.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const one = this.#orders[middle] as Parked;
      const other = this.#direction * one.price;
      if (other < rank || (other === rank && one.arrival < arrival)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
