type Level = { readonly price: number; readonly ids: number[]; head: number };

/** Price-time priority written to be obvious, not fast: what every other book's trades are compared with. Side 0 buys, side 1 sells. */
export class ReferenceBook {
  /** taker, maker, price, quantity of each trade. */
  readonly trades: number[] = [];
  readonly #levels: readonly [Map<number, Level>, Map<number, Level>] = [new Map(), new Map()];
  /** No better price has a level; it may have none itself any more. */
  readonly #bestPrice: [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  /** By order id; 0 where it does not rest. */
  readonly #remaining: Int32Array;

  /** Order ids are below `ids`. */
  constructor(ids: number) {
    this.#remaining = new Int32Array(ids);
  }

  rests(id: number): boolean {
    return (this.#remaining[id] as number) > 0;
  }

  /** Matches, and rests what is left; gives that. */
  limit(id: number, side: number, price: number, quantity: number): number {
    const left = this.#match(id, side, price, quantity);
    if (left === 0) return 0;
    const levels = this.#levels[side as 0 | 1];
    let level = levels.get(price);
    if (!level) levels.set(price, (level = { price, ids: [], head: 0 }));
    level.ids.push(id);
    this.#remaining[id] = left;
    const best = side === 0 ? Math.max : Math.min;
    this.#bestPrice[side as 0 | 1] = best(this.#bestPrice[side as 0 | 1], price);
    return left;
  }

  market(id: number, side: number, quantity: number): void {
    this.#match(id, side, side === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY, quantity);
  }

  cancel(id: number): void {
    this.#remaining[id] = 0;
  }

  #match(taker: number, side: number, price: number, quantity: number): number {
    let left = quantity;
    while (left > 0) {
      const level = this.#best((1 - side) as 0 | 1);
      if (!level || (side === 0 ? level.price > price : level.price < price)) break;
      const maker = level.ids[level.head] as number;
      const lots = Math.min(left, this.#remaining[maker] as number);
      this.#remaining[maker] = (this.#remaining[maker] as number) - lots;
      left -= lots;
      this.trades.push(taker, maker, level.price, lots);
    }
    return left;
  }

  /** The best level in which something rests, its head at the oldest order; levels that are found empty are let go. */
  #best(side: 0 | 1): Level | undefined {
    const levels = this.#levels[side];
    for (;;) {
      const level = levels.get(this.#bestPrice[side]);
      if (level) {
        while (level.head < level.ids.length && !this.rests(level.ids[level.head] as number)) level.head++;
        if (level.head < level.ids.length) return level;
        levels.delete(level.price);
      }
      this.#bestPrice[side] = side === 0 ? Math.max(...levels.keys()) : Math.min(...levels.keys());
      if (levels.size === 0) return undefined;
    }
  }
}
