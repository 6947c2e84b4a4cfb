import { growFloat64, growInt32 } from './columns.ts';
import { SIDE } from './vocabulary.ts';

const { BID } = SIDE;

const NEAR = 8;
/** Up to so many levels a loop moves faster than a call does. */
const FEW = 48;

const NO_RANKS = new Float64Array(0);
const NO_LEVELS = new Int32Array(0);

/**
 * The price levels of one side of a book, sorted, the best at the end: new levels appear mostly near the best price, so inserting moves
 * little, and the best goes without moving any. Prices are whole ticks apart, so a level lies no further from the end than its price
 * lies ticks from the best: where levels are dense the first look finds it, a binary search does the rest.
 */
export class Ladder {
  readonly #isBids: boolean;
  readonly #tick: number;
  #ranks = NO_RANKS;
  #levels = NO_LEVELS;
  length = 0;

  constructor(side: number, tick: number) {
    this.#isBids = side === BID;
    this.#tick = tick;
  }

  /** The higher, the better. */
  rankOf(price: number): number {
    return this.#isBids ? price : 0 - price;
  }

  /** Whether an order of the other side with this limit meets the best level. */
  meets(limit: number): boolean {
    const { length } = this;
    return length > 0 && (this.#ranks[length - 1] as number) >= this.rankOf(limit);
  }

  /** The level that is `depth` places behind the best one, or −1. */
  level(depth: number): number {
    return depth < this.length ? (this.#levels[this.length - 1 - depth] as number) : -1;
  }

  /** Where the level at `price` is, or would be inserted. */
  position(price: number): number {
    const rank = this.rankOf(price);
    const last = this.length - 1;
    if (last < 0) return 0;
    const ranks = this.#ranks;
    const best = ranks[last] as number;
    if (rank >= best) return rank > best ? last + 1 : last;
    const steps = this.#tick === 1 ? best - rank : (best - rank) / this.#tick;
    let at = steps >= last ? 0 : last - (steps | 0);
    const near = at + NEAR;
    while ((ranks[at] as number) < rank) if (++at === near) return this.#search(at, rank);
    return at;
  }

  /** The level at `price`, whose `position` this is, or −1. */
  at(position: number, price: number): number {
    return position < this.length && this.#ranks[position] === this.rankOf(price)
      ? (this.#levels[position] as number)
      : -1;
  }

  /** Adds a level at a price that has none. */
  insert(position: number, price: number, level: number): void {
    const length = this.length++;
    if (length === this.#ranks.length) {
      this.#ranks = growFloat64(this.#ranks, length + 1);
      this.#levels = growInt32(this.#levels, length + 1);
    }
    const ranks = this.#ranks;
    const levels = this.#levels;
    if (length - position <= FEW)
      for (let at = length; at > position; at--) {
        ranks[at] = ranks[at - 1] as number;
        levels[at] = levels[at - 1] as number;
      }
    else {
      ranks.copyWithin(position + 1, position, length);
      levels.copyWithin(position + 1, position, length);
    }
    ranks[position] = this.rankOf(price);
    levels[position] = level;
  }

  /** Takes out the level at a price that has one. */
  remove(price: number): void {
    const position = this.position(price);
    const length = --this.length;
    const ranks = this.#ranks;
    const levels = this.#levels;
    if (length - position <= FEW)
      for (let at = position; at < length; at++) {
        ranks[at] = ranks[at + 1] as number;
        levels[at] = levels[at + 1] as number;
      }
    else {
      ranks.copyWithin(position, position + 1, length + 1);
      levels.copyWithin(position, position + 1, length + 1);
    }
  }

  #search(from: number, rank: number): number {
    let low = from;
    let high = this.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ranks[middle] as number) < rank) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
