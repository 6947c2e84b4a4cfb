/** Where a field is in a record of 2^LEVEL_F_BITS Float64s, which are 2^LEVEL_BITS Int32s. */
export const LEVEL_RECORD = {
  LEVEL_F_BITS: 2,
  LEVEL_BITS: 3,
  /** Float64 fields. */
  PRICE: 0,
  LOTS: 1,
  /** Int32 fields, behind the two Float64s: first and last place of its queue, and twice its book's number, plus 1 for asks. */
  HEAD: 4,
  TAIL: 5,
  BOOK_SIDE: 6,
} as const;
const { LEVEL_F_BITS, LEVEL_BITS, PRICE, LOTS, HEAD, TAIL, BOOK_SIDE } = LEVEL_RECORD;

/** All price levels of a partition: records of 32 bytes in one buffer. */
export class LevelPool {
  f = new Float64Array(32 << LEVEL_F_BITS);
  i = new Int32Array(this.f.buffer);
  #used = 0;
  #firstFree = -1;

  take(price: number, bookSide: number): number {
    const level = this.#place();
    this.f[(level << LEVEL_F_BITS) | PRICE] = price;
    this.f[(level << LEVEL_F_BITS) | LOTS] = 0;
    this.i[(level << LEVEL_BITS) | HEAD] = -1;
    this.i[(level << LEVEL_BITS) | TAIL] = -1;
    this.i[(level << LEVEL_BITS) | BOOK_SIDE] = bookSide;
    return level;
  }

  letGo(level: number): void {
    this.i[(level << LEVEL_BITS) | HEAD] = this.#firstFree;
    this.#firstFree = level;
  }

  #place(): number {
    const free = this.#firstFree;
    if (free >= 0) {
      this.#firstFree = this.i[(free << LEVEL_BITS) | HEAD] as number;
      return free;
    }
    if ((this.#used + 1) << LEVEL_F_BITS > this.f.length) {
      const f = new Float64Array(2 * this.f.length);
      f.set(this.f);
      this.f = f;
      this.i = new Int32Array(f.buffer);
    }
    return this.#used++;
  }
}
