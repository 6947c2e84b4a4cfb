import type { Contestant } from './contestant.ts';
import { BUY, CANCEL, LIMIT } from './order-flow.ts';
import { TradeList } from './trade-list.ts';

/**
 * The limit that a book in this language is measured against: typed arrays and nothing else. No funds, no events, no owners, no rules; the
 * prices that will come and the number of orders are known before, so that a level is an index and nothing ever grows. An order is four
 * Int32s in one array, at its id: next and previous of its level, lots left, level. A level is its first and last order; a bit for each
 * level that has any finds the next best.
 */
export const bareBook: Contestant = (flow) => {
  const { kind, side, price, quantity, id } = flow;
  const book = new BareBook(flow.lowestPrice, flow.highestPrice, kind.length);
  return {
    apply: (from, until) => {
      for (let index = from; index < until; index++) {
        const what = kind[index] as number;
        if (what === CANCEL) book.cancel(id[index] as number);
        else if (what === LIMIT)
          book.limit(index, side[index] as number, price[index] as number, quantity[index] as number);
        else book.market(index, side[index] as number, quantity[index] as number);
      }
    },
    trades: () => book.trades.taken(),
  };
};

const NEXT = 0;
const PREVIOUS = 1;
const LEFT = 2;
const LEVEL = 3;

class BareBook {
  readonly trades = new TradeList();
  readonly #lowest: number;
  /** Levels a side; a multiple of 32. Bids are levels 0 … width − 1, asks those from `width`. */
  readonly #width: number;
  /** Stride 4, by order id. */
  readonly #orders: Int32Array;
  /** First and last order of each level, −1 for none. */
  readonly #levels: Int32Array;
  readonly #bits: Int32Array;
  /** The best level of each side, or −1. */
  #bid = -1;
  #ask = -1;

  constructor(lowest: number, highest: number, ids: number) {
    this.#lowest = lowest;
    this.#width = (highest - lowest + 32) & ~31;
    this.#orders = new Int32Array(ids * 4);
    this.#levels = new Int32Array(this.#width * 4).fill(-1);
    this.#bits = new Int32Array(this.#width >> 4);
  }

  limit(id: number, side: number, price: number, quantity: number): void {
    const offset = price - this.#lowest;
    const left = side === BUY ? this.#buy(id, offset + this.#width, quantity) : this.#sell(id, offset, quantity);
    if (left > 0) this.#rest(id, side, side === BUY ? offset : offset + this.#width, left);
  }

  market(id: number, side: number, quantity: number): void {
    if (side === BUY) this.#buy(id, this.#width * 2, quantity);
    else this.#sell(id, 0, quantity);
  }

  cancel(id: number): void {
    const orders = this.#orders;
    const at = id * 4;
    if (orders[at + LEFT] === 0) return;
    orders[at + LEFT] = 0;
    const levels = this.#levels;
    const level = orders[at + LEVEL] as number;
    const next = orders[at + NEXT] as number;
    const previous = orders[at + PREVIOUS] as number;
    if (previous < 0) levels[level * 2] = next;
    else orders[previous * 4 + NEXT] = next;
    if (next < 0) levels[level * 2 + 1] = previous;
    else orders[next * 4 + PREVIOUS] = previous;
    if (next < 0 && previous < 0) this.#emptied(level);
  }

  #rest(id: number, side: number, level: number, left: number): void {
    const orders = this.#orders;
    const levels = this.#levels;
    const last = levels[level * 2 + 1] as number;
    const at = id * 4;
    orders[at + NEXT] = -1;
    orders[at + PREVIOUS] = last;
    orders[at + LEFT] = left;
    orders[at + LEVEL] = level;
    levels[level * 2 + 1] = id;
    if (last >= 0) {
      orders[last * 4 + NEXT] = id;
      return;
    }
    levels[level * 2] = id;
    this.#bits[level >> 5] = (this.#bits[level >> 5] as number) | (1 << (level & 31));
    if (side === BUY) this.#bid = Math.max(this.#bid, level);
    else if (this.#ask < 0 || level < this.#ask) this.#ask = level;
  }

  #buy(taker: number, highest: number, quantity: number): number {
    let left = quantity;
    while (left > 0 && this.#ask >= 0 && this.#ask <= highest) left = this.#fill(taker, this.#ask, left);
    return left;
  }

  #sell(taker: number, lowest: number, quantity: number): number {
    let left = quantity;
    while (left > 0 && this.#bid >= lowest) left = this.#fill(taker, this.#bid, left);
    return left;
  }

  /** Fills from the oldest order of a level on, until the taker or the level has no more. */
  #fill(taker: number, level: number, quantity: number): number {
    const orders = this.#orders;
    const price = this.#lowest + (level >= this.#width ? level - this.#width : level);
    let left = quantity;
    let maker = this.#levels[level * 2] as number;
    while (maker >= 0) {
      const at = maker * 4;
      const rest = orders[at + LEFT] as number;
      if (rest > left) {
        orders[at + LEFT] = rest - left;
        this.trades.add(taker, maker, price, left);
        this.#levels[level * 2] = maker;
        orders[at + PREVIOUS] = -1;
        return 0;
      }
      this.trades.add(taker, maker, price, rest);
      orders[at + LEFT] = 0;
      left -= rest;
      maker = orders[at + NEXT] as number;
      if (left === 0) break;
    }
    this.#levels[level * 2] = maker;
    if (maker >= 0) orders[maker * 4 + PREVIOUS] = -1;
    else {
      this.#levels[level * 2 + 1] = -1;
      this.#emptied(level);
    }
    return left;
  }

  /** A level has no order any more; where it was the best of its side, the next one that has any is. */
  #emptied(level: number): void {
    const bits = this.#bits;
    let word = level >> 5;
    bits[word] = (bits[word] as number) & ~(1 << (level & 31));
    if (level === this.#bid) {
      while (word >= 0 && bits[word] === 0) word--;
      this.#bid = word < 0 ? -1 : word * 32 + 31 - Math.clz32(bits[word] as number);
    } else if (level === this.#ask) {
      const words = bits.length;
      while (word < words && bits[word] === 0) word++;
      if (word === words) this.#ask = -1;
      else {
        const set = bits[word] as number;
        this.#ask = word * 32 + 31 - Math.clz32(set & -set);
      }
    }
  }
}
