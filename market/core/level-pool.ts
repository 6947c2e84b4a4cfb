/** Float64s and Int32s of a record. */
export const LEVEL_F = 4;
export const LEVEL_I = 8;
/** Float64 fields. */
export const PRICE = 0;
export const LOTS = 1;
/** Int32 fields, behind the two Float64s: first and last place of its queue, and twice its book's number, plus 1 for asks. */
export const HEAD = 4;
export const TAIL = 5;
export const BOOK_SIDE = 6;

/** All price levels of a partition: records of 32 bytes in one buffer. */
export class LevelPool {
  f = new Float64Array(32 * LEVEL_F);
  i = new Int32Array(this.f.buffer);
  #used = 0;
  #firstFree = -1;

  take(price: number, bookSide: number): number {
    const level = this.#place();
    this.f[level * LEVEL_F + PRICE] = price;
    this.f[level * LEVEL_F + LOTS] = 0;
    this.i[level * LEVEL_I + HEAD] = -1;
    this.i[level * LEVEL_I + TAIL] = -1;
    this.i[level * LEVEL_I + BOOK_SIDE] = bookSide;
    return level;
  }

  letGo(level: number): void {
    this.i[level * LEVEL_I + HEAD] = this.#firstFree;
    this.#firstFree = level;
  }

  #place(): number {
    const free = this.#firstFree;
    if (free >= 0) {
      this.#firstFree = this.i[free * LEVEL_I + HEAD] as number;
      return free;
    }
    if ((this.#used + 1) * LEVEL_F > this.f.length) {
      const f = new Float64Array(2 * this.f.length);
      f.set(this.f);
      this.f = f;
      this.i = new Int32Array(f.buffer);
    }
    return this.#used++;
  }
}
