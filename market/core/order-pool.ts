import { OrderIndex } from './order-index.ts';

/** Where a field is in a record of 2^ORDER_F_BITS Float64s, which are 2^ORDER_BITS Int32s. */
export const ORDER_RECORD = {
  ORDER_F_BITS: 2,
  ORDER_BITS: 3,
  /** Float64 fields: number (the low 48 bits of the id), lots left. */
  NUMBER: 0,
  REMAINING: 1,
  /** Int32 fields, behind the two Float64s: twice the agent, plus 1 with terms of its own; neighbours in the level's queue, −1 for none. */
  AGENT: 4,
  LEVEL: 5,
  NEXT: 6,
  PREVIOUS: 7,
} as const;
const { ORDER_F_BITS, ORDER_BITS, NEXT } = ORDER_RECORD;

/** From so many on the pool grows by a sixteenth, so that an order stays within 64 bytes with spare places and index; before, it doubles. */
const MANY = 1 << 16;
const NO_TERMS = new Float64Array(0);

/**
 * All plain resting orders of a partition: records of 32 bytes in one buffer, seen as Float64s and as Int32s, two to a cache line and none
 * across two, so that a random cancel touches a line of its own and one of each neighbour; 4 bytes more in the index. What few orders
 * need lies apart: terms of 16 bytes, for asks whose collateral is not their price (storage) or that take a price for reading. A place
 * that was let go is used again.
 */
export class OrderPool {
  readonly index = new OrderIndex();
  f = new Float64Array(64 << ORDER_F_BITS);
  i = new Int32Array(this.f.buffer);
  /** By twice the place: engine units of collateral a lot, and of price a MiB read. As long as the last order that has any asks for. */
  terms = NO_TERMS;
  /** Places that were ever used. */
  used = 0;
  #firstFree = -1;

  /** A place for one more order; its fields are the caller's to set. */
  take(): number {
    const free = this.#firstFree;
    if (free >= 0) {
      this.#firstFree = this.i[(free << ORDER_BITS) | NEXT] as number;
      return free;
    }
    if ((this.used + 1) << ORDER_F_BITS > this.f.length) this.#grow();
    return this.used++;
  }

  letGo(place: number): void {
    this.i[(place << ORDER_BITS) | NEXT] = this.#firstFree;
    this.#firstFree = place;
  }

  setTerms(place: number, collateralPerLot: number, readPrice: number): void {
    if (2 * place + 2 > this.terms.length) {
      const terms = new Float64Array(this.f.length >> (ORDER_F_BITS - 1));
      terms.set(this.terms);
      this.terms = terms;
    }
    this.terms[2 * place] = collateralPerLot;
    this.terms[2 * place + 1] = readPrice;
  }

  #grow(): void {
    const { length } = this.f;
    const places = length >> ORDER_F_BITS;
    // The tail is not touched until it is used, so it costs address space alone.
    const f = new Float64Array(length + (Math.max(64, places >>> (places < MANY ? 0 : 4)) << ORDER_F_BITS));
    f.set(this.f);
    this.f = f;
    this.i = new Int32Array(f.buffer);
  }
}
