import type { Parked } from './parked.ts';

/**
 * A record begins with two Int32s, its head and one more number; Float64s follow. The head's lowest three bits are its kind, the next one
 * a flag, the rest a number.
 */
export const EVENT_RECORD = {
  KIND: 7,
  FLAG: 8,
  NUMBER_SHIFT: 4,
  /** flag: an ask; number: book; agent | order, price, quantity */
  ACCEPTED: 1,
  /** number: reason; agent | order, lots left */
  CLOSED: 2,
  /**
   * flag: the taker sells; number: book; slot bid (its place in `bids`, or −1) | two Int32s, buyer and seller; trade, bid's order, ask's
   * order, price, lots, collateral, read price; two more of a slot bid: slot, reserve share
   */
  TRADED: 3,
  /** flag: it kept its place; agent | order, price, lots */
  REPLACED: 4,
  /** agent | amount, command */
  FEE: 5,
} as const;
const { FLAG, NUMBER_SHIFT, ACCEPTED, CLOSED, TRADED, REPLACED, FEE } = EVENT_RECORD;

const ACCEPTED_LENGTH = 4;
const CLOSED_LENGTH = 3;
const TRADED_LENGTH = 11;
const REPLACED_LENGTH = 4;
const FEE_LENGTH = 3;
/** Float64s of each kind's record. */
export const RECORD_LENGTHS: readonly number[] = [
  0,
  ACCEPTED_LENGTH,
  CLOSED_LENGTH,
  TRADED_LENGTH,
  REPLACED_LENGTH,
  FEE_LENGTH,
];
const LONGEST = TRADED_LENGTH;

/** What happened, as records of numbers in one buffer, seen as Float64s and as Int32s, that is used again after `clear`. */
export class EventRecords {
  f = new Float64Array(4_096);
  i = new Int32Array(this.f.buffer);
  /** In Float64s. */
  length = 0;
  /** The storage bids that records name. */
  bids: Parked[] = [];

  clear(): void {
    this.length = 0;
    if (this.bids.length > 0) this.bids = [];
  }

  accepted(order: number, agent: number, book: number, side: number, price: number, quantity: number): void {
    const at = this.length;
    if (at + LONGEST > this.f.length) this.#grow();
    const { f, i } = this;
    i[2 * at] = ACCEPTED + side * FLAG + (book << NUMBER_SHIFT);
    i[2 * at + 1] = agent;
    f[at + 1] = order;
    f[at + 2] = price;
    f[at + 3] = quantity;
    this.length = at + ACCEPTED_LENGTH;
  }

  closed(order: number, agent: number, reason: number, remaining: number): void {
    const at = this.length;
    if (at + LONGEST > this.f.length) this.#grow();
    const { f, i } = this;
    i[2 * at] = CLOSED + (reason << NUMBER_SHIFT);
    i[2 * at + 1] = agent;
    f[at + 1] = order;
    f[at + 2] = remaining;
    this.length = at + CLOSED_LENGTH;
  }

  /** A trade of one slot of nothing. Returns where it is, for `slotOf`. */
  traded(
    trade: number,
    book: number,
    takerSide: number,
    buyer: number,
    seller: number,
    bidOrder: number,
    askOrder: number,
    price: number,
    lots: number,
    collateral: number,
    readPrice: number,
  ): number {
    const at = this.length;
    if (at + LONGEST > this.f.length) this.#grow();
    const { f, i } = this;
    i[2 * at] = TRADED + takerSide * FLAG + (book << NUMBER_SHIFT);
    i[2 * at + 1] = -1;
    i[2 * at + 2] = buyer;
    i[2 * at + 3] = seller;
    f[at + 2] = trade;
    f[at + 3] = bidOrder;
    f[at + 4] = askOrder;
    f[at + 5] = price;
    f[at + 6] = lots;
    f[at + 7] = collateral;
    f[at + 8] = readPrice;
    this.length = at + TRADED_LENGTH;
    return at;
  }

  /** The trade at `at` is of this slot of a storage bid. */
  slotOf(at: number, bid: Parked, slot: number, reserveShare: number): void {
    this.i[2 * at + 1] = this.bids.push(bid) - 1;
    this.f[at + 9] = slot;
    this.f[at + 10] = reserveShare;
  }

  replaced(order: number, agent: number, price: number, quantity: number, kept: number): void {
    const at = this.length;
    if (at + LONGEST > this.f.length) this.#grow();
    const { f, i } = this;
    i[2 * at] = REPLACED + kept * FLAG;
    i[2 * at + 1] = agent;
    f[at + 1] = order;
    f[at + 2] = price;
    f[at + 3] = quantity;
    this.length = at + REPLACED_LENGTH;
  }

  fee(agent: number, amount: number, commandIndex: number): void {
    const at = this.length;
    if (at + LONGEST > this.f.length) this.#grow();
    const { f, i } = this;
    i[2 * at] = FEE;
    i[2 * at + 1] = agent;
    f[at + 1] = amount;
    f[at + 2] = commandIndex;
    this.length = at + FEE_LENGTH;
  }

  #grow(): void {
    const f = new Float64Array(2 * this.f.length);
    f.set(this.f);
    this.f = f;
    this.i = new Int32Array(f.buffer);
  }
}
