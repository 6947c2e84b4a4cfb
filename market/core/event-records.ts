import type { Parked } from './parked.ts';

/** The first Float64 of a record is its head: its kind in the lowest three bits, then a flag, then a number. The next ones are named in order. */
export const EVENT_RECORD = {
  KIND: 7,
  FLAG: 8,
  NUMBER_SHIFT: 4,
  /** flag: an ask; number: book; order, agent, price, quantity */
  ACCEPTED: 1,
  /** number: reason; order, agent, lots left */
  CLOSED: 2,
  /** flag: the taker sells; number: book; trade, buyer, seller, bid's order, ask's order, price, lots, collateral, read price, slot bid (its place in `bids`, or −1), slot, reserve share */
  TRADED: 3,
  /** flag: it kept its place; order, agent, price, lots */
  REPLACED: 4,
  /** agent, amount, command */
  FEE: 5,
  /** Float64s of a trade's record; of any other. Two lengths alone, so that a reader need not wait for one record to find the next. */
  LONG: 13,
  SHORT: 5,
} as const;
const { FLAG, NUMBER_SHIFT, ACCEPTED, CLOSED, TRADED, REPLACED, FEE, LONG, SHORT } = EVENT_RECORD;

/** What happened, as records of numbers in one array that is used again after `clear`. */
export class EventRecords {
  data = new Float64Array(4_096);
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
    if (at + LONG > this.data.length) this.#grow();
    const { data } = this;
    data[at] = ACCEPTED + side * FLAG + (book << NUMBER_SHIFT);
    data[at + 1] = order;
    data[at + 2] = agent;
    data[at + 3] = price;
    data[at + 4] = quantity;
    this.length = at + SHORT;
  }

  closed(order: number, agent: number, reason: number, remaining: number): void {
    const at = this.length;
    if (at + LONG > this.data.length) this.#grow();
    const { data } = this;
    data[at] = CLOSED + (reason << NUMBER_SHIFT);
    data[at + 1] = order;
    data[at + 2] = agent;
    data[at + 3] = remaining;
    this.length = at + SHORT;
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
    if (at + LONG > this.data.length) this.#grow();
    const { data } = this;
    data[at] = TRADED + takerSide * FLAG + (book << NUMBER_SHIFT);
    data[at + 1] = trade;
    data[at + 2] = buyer;
    data[at + 3] = seller;
    data[at + 4] = bidOrder;
    data[at + 5] = askOrder;
    data[at + 6] = price;
    data[at + 7] = lots;
    data[at + 8] = collateral;
    data[at + 9] = readPrice;
    data[at + 10] = -1;
    this.length = at + LONG;
    return at;
  }

  /** The trade at `at` is of this slot of a storage bid. */
  slotOf(at: number, bid: Parked, slot: number, reserveShare: number): void {
    this.data[at + 10] = this.bids.push(bid) - 1;
    this.data[at + 11] = slot;
    this.data[at + 12] = reserveShare;
  }

  replaced(order: number, agent: number, price: number, quantity: number, kept: number): void {
    const at = this.length;
    if (at + LONG > this.data.length) this.#grow();
    const { data } = this;
    data[at] = REPLACED + kept * FLAG;
    data[at + 1] = order;
    data[at + 2] = agent;
    data[at + 3] = price;
    data[at + 4] = quantity;
    this.length = at + SHORT;
  }

  fee(agent: number, amount: number, commandIndex: number): void {
    const at = this.length;
    if (at + LONG > this.data.length) this.#grow();
    const { data } = this;
    data[at] = FEE;
    data[at + 1] = agent;
    data[at + 2] = amount;
    data[at + 3] = commandIndex;
    this.length = at + SHORT;
  }

  #grow(): void {
    const data = new Float64Array(2 * this.data.length);
    data.set(this.data);
    this.data = data;
  }
}
