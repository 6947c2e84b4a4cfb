import type { Parked } from './parked.ts';

/** Float64s of a record. The first says what it is; the next ones, in order, are named at each kind. */
export const RECORD = 16;
/** order, agent, book, side, price, quantity */
export const ACCEPTED = 1;
/** order, agent, reason, lots left */
export const CLOSED = 2;
/** trade, book, side of the taker, buyer, seller, bid's order, ask's order, price, lots, collateral, read price, slot bid (its place in `bids`, or −1), slot, reserve share */
export const TRADED = 3;
/** order, agent, price, lots, 1 where it kept its place */
export const REPLACED = 4;
/** agent, amount, command */
export const FEE = 5;

/** What happened, as records of numbers in one buffer that is used again after `clear`. */
export class EventRecords {
  data = new Float64Array(RECORD * 256);
  /** In Float64s. */
  length = 0;
  /** The storage bids that records name. */
  bids: Parked[] = [];

  clear(): void {
    this.length = 0;
    if (this.bids.length > 0) this.bids = [];
  }

  accepted(order: number, agent: number, book: number, side: number, price: number, quantity: number): void {
    const at = this.#next();
    const { data } = this;
    data[at] = ACCEPTED;
    data[at + 1] = order;
    data[at + 2] = agent;
    data[at + 3] = book;
    data[at + 4] = side;
    data[at + 5] = price;
    data[at + 6] = quantity;
  }

  closed(order: number, agent: number, reason: number, remaining: number): void {
    const at = this.#next();
    const { data } = this;
    data[at] = CLOSED;
    data[at + 1] = order;
    data[at + 2] = agent;
    data[at + 3] = reason;
    data[at + 4] = remaining;
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
    const at = this.#next();
    const { data } = this;
    data[at] = TRADED;
    data[at + 1] = trade;
    data[at + 2] = book;
    data[at + 3] = takerSide;
    data[at + 4] = buyer;
    data[at + 5] = seller;
    data[at + 6] = bidOrder;
    data[at + 7] = askOrder;
    data[at + 8] = price;
    data[at + 9] = lots;
    data[at + 10] = collateral;
    data[at + 11] = readPrice;
    data[at + 12] = -1;
    return at;
  }

  /** The trade at `at` is of this slot of a storage bid. */
  slotOf(at: number, bid: Parked, slot: number, reserveShare: number): void {
    this.data[at + 12] = this.bids.push(bid) - 1;
    this.data[at + 13] = slot;
    this.data[at + 14] = reserveShare;
  }

  replaced(order: number, agent: number, price: number, quantity: number, kept: number): void {
    const at = this.#next();
    const { data } = this;
    data[at] = REPLACED;
    data[at + 1] = order;
    data[at + 2] = agent;
    data[at + 3] = price;
    data[at + 4] = quantity;
    data[at + 5] = kept;
  }

  fee(agent: number, amount: number, commandIndex: number): void {
    const at = this.#next();
    const { data } = this;
    data[at] = FEE;
    data[at + 1] = agent;
    data[at + 2] = amount;
    data[at + 3] = commandIndex;
  }

  #next(): number {
    const at = this.length;
    this.length = at + RECORD;
    if (this.length > this.data.length) this.#grow();
    return at;
  }

  #grow(): void {
    const data = new Float64Array(2 * this.data.length);
    data.set(this.data);
    this.data = data;
  }
}
