import type { Book } from './book.ts';
import type { Core } from './core.ts';
import type { Parked } from './parked.ts';
import { agentAt, collateralOf, numberAt, priceOf, readPriceOf, reduce, remainingOf, takeOff } from './resting.ts';
import { SIDE, REASON } from './vocabulary.ts';

const { BID } = SIDE;
const { FILLED } = REASON;

/**
 * A parked order trades with a resting plain one at the latter's price. Of the parked one's reserve the price (or its collateral)
 * leaves, and its fee at `rate`; what a data bid had reserved above the price is free again. Returns where the trade's record is.
 */
export function tradeParked(
  core: Core,
  book: Book,
  one: Parked,
  rate: number,
  takerSide: number,
  place: number,
  lots: number,
): number {
  const { funds, events, rules } = core;
  const price = priceOf(core, place);
  const other = agentAt(core, place);
  const otherOrder = numberAt(core, place);
  const collateral = (one.side === BID ? collateralOf(core, place) : one.price) * lots;
  const readPrice = one.side === BID ? readPriceOf(core, place) : one.readPrice;
  if (one.side === BID) {
    const saved = one.slots === 0 ? (one.price - price) * lots : 0;
    funds.spendReserved(one.agent, book.asset, price * lots, saved);
    funds.spendReserved(other, book.asset, collateral, 0);
  } else {
    funds.spendReserved(one.agent, book.asset, collateral, 0);
    funds.spendReserved(other, book.asset, price * lots, 0);
  }
  core.fills++;
  if (book.rule.bandPercent > 0) book.reference = price;
  const [buyer, seller] = one.side === BID ? [one.agent, other] : [other, one.agent];
  const [bid, ask] = one.side === BID ? [one.order, otherOrder] : [otherOrder, one.order];
  const trade = ++core.lastTrade;
  const at = events.traded(trade, book.number, takerSide, buyer, seller, bid, ask, price, lots, collateral, readPrice);
  const otherRate = otherOrder === core.incoming ? rules.takerRate : rules.makerRate;
  chargeReserved(core, one.agent, rate * lots);
  chargeReserved(core, other, otherRate * lots);
  reduce(core, place, lots);
  if (remainingOf(core, place) > 0) return at;
  events.closed(otherOrder, other, FILLED, 0);
  core.expiries.forget(otherOrder);
  takeOff(core, place);
  return at;
}

function chargeReserved(core: Core, agent: number, fee: number): void {
  core.funds.spendReserved(agent, core.rules.info, fee, 0);
  core.fees.add(agent, fee, core.commandIndex);
}
