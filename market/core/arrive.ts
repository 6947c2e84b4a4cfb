import type { Book } from './book.ts';
import { closeResting, park, parkedLots, parkedReserve } from './closing.ts';
import { tryContingent } from './contingent.ts';
import type { Core } from './core.ts';
import type { Parked } from './parked.ts';
import { remainingOf, rest } from './resting.ts';
import { fillSlots, offerToSlotBids } from './slots.ts';
import { TYPE, SIDE, REASON } from './vocabulary.ts';

const { ALL_OR_NONE, IOC, MARKET } = TYPE;
const { ASK } = SIDE;
const { BY_FILL_LIMIT, BY_IOC, BY_MARKET, NO_SELLERS } = REASON;

/** An accepted order, whose funds were found free. */
export type Arrival = {
  readonly core: Core;
  readonly book: Book;
  readonly agent: number;
  readonly side: number;
  readonly type: number;
  readonly order: number;
  readonly price: number;
  readonly quantity: number;
  readonly readPrice: number;
  readonly minFill: number;
  /** 0: none. */
  readonly goodTillMs: number;
};

/** A storage ask rests, and is offered to the bids that wait for it: it is their taker. `collateralPerLot` as it comes. */
export function arriveStorageAsk(arrival: Arrival, collateralPerLot: number): void {
  const { core, book, agent, order, price, quantity, readPrice, type, goodTillMs } = arrival;
  const { takerRate, makerRate, info } = core.rules;
  core.funds.spendFree(agent, book.asset, 0, collateralPerLot * quantity);
  core.funds.spendFree(agent, info, 0, takerRate * quantity);
  rest(core, book, ASK, price, order, agent, quantity, collateralPerLot, readPrice);
  if (goodTillMs > 0) core.expiries.add(order, goodTillMs);
  core.incoming = order;
  const limited = offerToSlotBids(core, book, order);
  const place = core.orders.index.find(order);
  if (place >= 0 && (limited || type === IOC)) closeResting(core, place, limited ? BY_FILL_LIMIT : BY_IOC);
  else if (place >= 0) core.funds.spendReserved(agent, info, 0, (takerRate - makerRate) * remainingOf(core, place));
  core.incoming = -1;
}

/** A contingent data order takes what it may at once; the rest is parked. */
export function arriveContingent(arrival: Arrival): void {
  const { core, book, agent, side, type, order, price, quantity, readPrice, minFill } = arrival;
  const one: Parked = {
    ...{ order, agent, book, side, price, remaining: quantity, minFill, wholly: type === ALL_OR_NONE, readPrice },
    ...{ arrival: ++core.lastArrival, slots: 0, terms: undefined, maxTotal: 0 },
  };
  arriveParked(core, one, 0);
}

/** Tries an order that is in no book yet, as the taker, and parks it where it was not filled to its end. Returns whether it was parked. */
export function arriveParked(core: Core, one: Parked, goodTillMs: number): boolean {
  reserve(core, one);
  if (one.slots === 0 ? tryContingent(core, one, false) : fillSlots(core, one, false)) return false;
  const { info, takerRate, makerRate } = core.rules;
  core.funds.spendReserved(one.agent, info, 0, (takerRate - makerRate) * parkedLots(one));
  park(core, one);
  if (goodTillMs > 0) core.expiries.add(one.order, goodTillMs);
  return true;
}

/** A storage bid that does not rest: filled at once, or closed. */
export function arriveFleetingBid(core: Core, one: Parked, type: number): void {
  reserve(core, one);
  if (fillSlots(core, one, false)) return;
  core.funds.spendReserved(one.agent, one.book.asset, 0, parkedReserve(one));
  core.funds.spendReserved(one.agent, core.rules.info, 0, core.rules.takerRate * parkedLots(one));
  const reason = type === MARKET ? BY_MARKET : NO_SELLERS;
  core.events.closed(one.order, one.agent, reason, one.remaining);
}

function reserve(core: Core, one: Parked): void {
  core.funds.spendFree(one.agent, one.book.asset, 0, parkedReserve(one));
  core.funds.spendFree(one.agent, core.rules.info, 0, core.rules.takerRate * parkedLots(one));
}
