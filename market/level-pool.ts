import { growFloat64, growInt32 } from './columns.ts';

/** All price levels of a partition as a struct of arrays. `head` and `tail` are places in the order pool, −1 in a level without orders. */
export class LevelPool {
  price = new Float64Array(32);
  lots = new Float64Array(32);
  head = new Int32Array(32);
  tail = new Int32Array(32);
  /** The number of the book's side: twice its book's number, plus 1 for asks. */
  side = new Int32Array(32);
  #used = 0;
  #free: number[] = [];

  take(price: number, side: number): number {
    const level = this.#free.pop() ?? this.#used++;
    this.price = growFloat64(this.price, level + 1);
    this.lots = growFloat64(this.lots, level + 1);
    this.head = growInt32(this.head, level + 1);
    this.tail = growInt32(this.tail, level + 1);
    this.side = growInt32(this.side, level + 1);
    this.price[level] = price;
    this.lots[level] = 0;
    this.head[level] = -1;
    this.tail[level] = -1;
    this.side[level] = side;
    return level;
  }

  letGo(level: number): void {
    this.#free.push(level);
  }
}
