import { growFloat64, growInt32 } from './columns.ts';
import { OrderIndex } from './order-index.ts';

/**
 * All plain resting orders of a partition as a struct of arrays, 48 bytes an order and 4 in the index; a place that was let go is used
 * again. `next` and `previous` chain the orders of one price level in time order: intrusive doubly linked lists.
 */
export class OrderPool {
  readonly index = new OrderIndex();
  /** Order number: the low 48 bits of its id. */
  number = new Float64Array(64);
  remaining = new Float64Array(64);
  /** Asks: engine units of collateral a lot, and of price a MiB read. */
  collateralPerLot = new Float64Array(64);
  readPrice = new Float64Array(64);
  agent = new Int32Array(64);
  level = new Int32Array(64);
  next = new Int32Array(64);
  previous = new Int32Array(64);
  #used = 0;
  #firstFree = -1;

  take(order: number, agent: number, level: number, remaining: number): number {
    const place = this.#place();
    this.number[place] = order;
    this.agent[place] = agent;
    this.level[place] = level;
    this.remaining[place] = remaining;
    this.index.set(order, place);
    return place;
  }

  letGo(place: number): void {
    this.index.delete(this.number[place] as number);
    this.next[place] = this.#firstFree;
    this.#firstFree = place;
  }

  #place(): number {
    const free = this.#firstFree;
    if (free >= 0) {
      this.#firstFree = this.next[free] as number;
      return free;
    }
    const place = this.#used++;
    if (place >= this.number.length) this.#grow(place + 1);
    return place;
  }

  #grow(length: number): void {
    this.number = growFloat64(this.number, length);
    this.remaining = growFloat64(this.remaining, length);
    this.collateralPerLot = growFloat64(this.collateralPerLot, length);
    this.readPrice = growFloat64(this.readPrice, length);
    this.agent = growInt32(this.agent, length);
    this.level = growInt32(this.level, length);
    this.next = growInt32(this.next, length);
    this.previous = growInt32(this.previous, length);
  }
}
