import { OrderIndex } from './order-index.ts';

/** Float64s and Int32s of a record. */
export const ORDER_F = 7;
export const ORDER_I = 14;
/** Float64 fields: number (the low 48 bits of the id), lots left; asks: engine units of collateral a lot, and of price a MiB read. */
export const NUMBER = 0;
export const REMAINING = 1;
export const COLLATERAL = 2;
export const READ_PRICE = 3;
/** Int32 fields, behind the four Float64s: neighbours in the price level's queue and in the agent's list, −1 for none. */
export const AGENT = 8;
export const LEVEL = 9;
export const NEXT = 10;
export const PREVIOUS = 11;
export const AGENT_NEXT = 12;
export const AGENT_PREVIOUS = 13;

const BYTES = 8 * ORDER_F;
/** From so many on the pool grows by a sixteenth, so that an order stays within 64 bytes, spare places and index included; before, it doubles. */
const MANY = 1 << 16;

/**
 * All plain resting orders of a partition: records of 56 bytes in one buffer, seen as Float64s and as Int32s, so that a random cancel
 * touches one or two cache lines of its own and one of each neighbour; 4 bytes more in the index. A place that was let go is used again.
 */
export class OrderPool {
  readonly index = new OrderIndex();
  f = new Float64Array(64 * ORDER_F);
  i = new Int32Array(this.f.buffer);
  /** Places that were ever used. */
  #used = 0;
  #firstFree = -1;

  /** A place for one more order; its fields are the caller's to set. */
  take(): number {
    const free = this.#firstFree;
    if (free >= 0) {
      this.#firstFree = this.i[free * ORDER_I + NEXT] as number;
      return free;
    }
    if ((this.#used + 1) * ORDER_F > this.f.length) this.#grow();
    return this.#used++;
  }

  letGo(place: number): void {
    this.index.delete(this.f[place * ORDER_F + NUMBER] as number);
    this.i[place * ORDER_I + NEXT] = this.#firstFree;
    this.#firstFree = place;
  }

  #grow(): void {
    const places = this.f.length / ORDER_F;
    // The tail is not touched until it is used, so it costs address space alone.
    const grown = new ArrayBuffer(BYTES * (places + Math.max(64, places >>> (places < MANY ? 0 : 4))));
    const f = new Float64Array(grown);
    f.set(this.f);
    this.f = f;
    this.i = new Int32Array(grown);
  }
}
