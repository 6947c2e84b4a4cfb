import { growFloat64, growInt32 } from './columns.ts';
import { LEVEL_RECORD, type LevelPool } from './level-pool.ts';
import { SIDE } from './vocabulary.ts';

const { LEVEL_BITS, HEAD } = LEVEL_RECORD;
const { BID } = SIDE;

const NEAR = 8;
/** Up to so many levels a loop moves faster than a call does. */
const FEW = 48;

const NO_RANKS = new Float64Array(0);
const NO_LEVELS = new Int32Array(0);

/**
 * The price levels of one side of a book, sorted, the best at the end: new levels appear mostly near the best price, so inserting moves
 * little, and the best goes without moving any. Any other that is emptied stays for a while, since orders come to the same few prices again
 * and again. Prices are whole ticks apart, so a level lies no further from the end than its price
 * lies ticks from the best: where levels are dense the first look finds it, a binary search does the rest.
 */
export class Ladder {
  /** 1: a higher price ranks higher (bids); −1: a lower one (asks). */
  readonly #direction: number;
  readonly #tick: number;
  #ranks = NO_RANKS;
  #levels = NO_LEVELS;
  length = 0;
  /** How many of its levels nothing rests in; the best one is none of them. */
  empty = 0;

  constructor(side: number, tick: number) {
    this.#direction = side === BID ? 1 : -1;
    this.#tick = tick;
  }

  /** The higher, the better. */
  rankOf(price: number): number {
    return this.#direction * price;
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

  /** The level at `price`, or −1 − the position at which it would be inserted. */
  find(price: number): number {
    const rank = this.#direction * price;
    const last = this.length - 1;
    if (last < 0) return -1;
    const ranks = this.#ranks;
    const best = ranks[last] as number;
    if (rank > best) return -2 - last;
    const steps = this.#tick === 1 ? best - rank : (best - rank) / this.#tick;
    let at = steps >= last ? 0 : last - (steps | 0);
    if ((ranks[at] as number) < rank) at = this.#search(at + 1, rank);
    return ranks[at] === rank ? (this.#levels[at] as number) : -1 - at;
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

  /** Takes out the best level, and gives it. */
  pop(): number {
    return this.#levels[--this.length] as number;
  }

  /** Takes out the levels in which nothing rests, and lets them go. */
  sweep(levels: LevelPool): void {
    let length = 0;
    for (let at = 0; at < this.length; at++) {
      const level = this.#levels[at] as number;
      if ((levels.i[(level << LEVEL_BITS) | HEAD] as number) < 0) levels.letGo(level);
      else {
        this.#ranks[length] = this.#ranks[at] as number;
        this.#levels[length++] = level;
      }
    }
    this.length = length;
    this.empty = 0;
  }

  /** The first position from `from` on whose rank is not lower; there is one. Mostly it is near. */
  #search(from: number, rank: number): number {
    const ranks = this.#ranks;
    let low = from;
    for (const near = from + NEAR; low < near; low++) if ((ranks[low] as number) >= rank) return low;
    let high = this.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ranks[middle] as number) < rank) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
