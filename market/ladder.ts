import { growFloat64, growInt32 } from './columns.ts';

/**
 * The price levels of one side of a book, sorted, the best at the end: prices in one contiguous column that a binary search reads
 * without leaving it, level numbers in another. New levels appear mostly near the best price, so inserting moves little.
 */
export class Ladder {
  /** 1: higher is better (bids); −1: lower is better (asks). */
  readonly direction: 1 | -1;
  #ranks = new Float64Array(0);
  #levels = new Int32Array(0);
  #length = 0;

  constructor(direction: 1 | -1) {
    this.direction = direction;
  }

  get length(): number {
    return this.#length;
  }

  /** The level that is `depth` places behind the best one, or −1. */
  level(depth: number): number {
    return depth < this.#length ? (this.#levels[this.#length - 1 - depth] as number) : -1;
  }

  /** The level at `price`, or −1. */
  find(price: number): number {
    const rank = this.direction * price;
    const at = this.#lowerBound(rank);
    return at < this.#length && this.#ranks[at] === rank ? (this.#levels[at] as number) : -1;
  }

  /** Adds a level at a price that has none. */
  insert(price: number, level: number): void {
    const rank = this.direction * price;
    const at = this.#lowerBound(rank);
    this.#ranks = growFloat64(this.#ranks, this.#length + 1);
    this.#levels = growInt32(this.#levels, this.#length + 1);
    this.#ranks.copyWithin(at + 1, at, this.#length);
    this.#levels.copyWithin(at + 1, at, this.#length);
    this.#ranks[at] = rank;
    this.#levels[at] = level;
    this.#length++;
  }

  /** Takes out the level at a price that has one. */
  remove(price: number): void {
    const at = this.#lowerBound(this.direction * price);
    this.#ranks.copyWithin(at, at + 1, this.#length);
    this.#levels.copyWithin(at, at + 1, this.#length);
    this.#length--;
  }

  #lowerBound(rank: number): number {
    const last = this.#length - 1;
    if (last < 0 || rank > (this.#ranks[last] as number)) return this.#length;
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ranks[middle] as number) < rank) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
