import type { CloseReason } from '../primitives/events.ts';
import {
  bandOf,
  close,
  fill,
  FILLS,
  free,
  INFO_CODE,
  type NaiveMarket,
  type NaiveOrder,
  type NaiveStep,
  outside,
  ruleOf,
  sameOwner,
  takerRate,
  tellClosed,
  trade,
} from './naive-book.fixture.ts';

/** Plain orders of the other side, best first: by price, then by time. */
function facing(market: NaiveMarket, { instrument, side }: NaiveOrder): NaiveOrder[] {
  const others = market.resting.filter(
    (one) => one.instrument === instrument && one.side !== side && one.how === 'plain',
  );
  return others.sort((a, b) => (side === 'bid' ? a.price - b.price : b.price - a.price));
}

const reaches = (taker: NaiveOrder, price: number): boolean =>
  taker.terms.orderType === 'market' || (taker.side === 'bid' ? price <= taker.price : price >= taker.price);

const past = (market: NaiveMarket, order: NaiveOrder): boolean =>
  order.goodTillMs > 0 && order.goodTillMs <= market.now;

/** Matches a plain order, then rests or closes it. */
export function placePlain(step: NaiveStep, order: NaiveOrder): void {
  if (order.terms.orderType === 'fok') {
    const reason = whyNotWhole(step, order);
    if (reason) return tellClosed(step, order, reason);
  }
  const stopped = matchPlain(step, order);
  if (order.left === 0) return tellClosed(step, order, 'filled');
  const { orderType } = order.terms;
  const reason = stopped ?? (orderType === 'ioc' || orderType === 'market' ? orderType : undefined);
  if (reason) return tellClosed(step, order, reason);
  step.market.resting.push(order);
  wakeContingent(step, order);
}

function matchPlain(step: NaiveStep, taker: NaiveOrder): CloseReason | undefined {
  let budget = taker.maxTotal > 0 ? taker.maxTotal : Infinity;
  while (taker.left > 0) {
    const maker = facing(step.market, taker)[0];
    if (!maker || !reaches(taker, maker.price)) return undefined;
    if (past(step.market, maker)) {
      close(step, maker, 'expired');
      continue;
    }
    if (outside(step.band, maker.price)) return 'band';
    if (sameOwner(step.market, taker.agent, maker.agent)) return 'self_trade';
    if (step.fills === FILLS) return 'fill_limit';
    const { price } = maker;
    let lots = Math.min(taker.left, maker.left);
    if (taker.terms.orderType === 'market' && price > 0)
      lots = Math.min(
        lots,
        payable(step.market, maker, taker.side === 'bid' ? budget : freeForAsk(step.market, taker)),
      );
    if (lots === 0) return 'market';
    if (taker.terms.orderType === 'market' && taker.side === 'ask') taker.collateralPerLot = price;
    budget -= price * lots;
    if (taker.side === 'bid') trade(step, taker, maker, taker, price, lots);
    else trade(step, maker, taker, taker, price, lots);
    taker.left -= lots;
    fill(step, maker, lots);
  }
  return undefined;
}

// Whole lots, by the instrument's rule, at the maker's price.
function payable(market: NaiveMarket, { instrument, price }: NaiveOrder, funds: number): number {
  const lots = Math.floor(funds / price);
  return lots - (lots % ruleOf(market, instrument).lotSize);
}

// A market ask's own fee is set aside first.
function freeForAsk(market: NaiveMarket, { agent, asset, left }: NaiveOrder): number {
  return free(market, agent, asset) - (asset === INFO_CODE ? takerRate(market) * left : 0);
}

/** Why an order cannot be filled whole at once. */
function whyNotWhole(step: NaiveStep, taker: NaiveOrder): CloseReason | undefined {
  let [lots, fills] = [0, 0];
  for (const maker of facing(step.market, taker)) {
    if (lots >= taker.left) return undefined;
    if (!reaches(taker, maker.price)) break;
    if (past(step.market, maker)) continue;
    if (outside(step.band, maker.price)) return 'band';
    if (sameOwner(step.market, taker.agent, maker.agent)) return 'self_trade';
    if (fills === FILLS) return 'fill_limit';
    fills++;
    lots += maker.left;
  }
  return lots >= taker.left ? undefined : 'fok';
}

/** A contingent order arrives, or arrives anew: as taker where it can be filled at once. */
export function placeContingent(step: NaiveStep, order: NaiveOrder): void {
  fillContingent(step, order, order);
  if (order.left === 0) return tellClosed(step, order, 'filled');
  step.market.resting.push(order);
}

/** After `arrived` came to rest: the contingent orders that face it, in time order. */
function wakeContingent(step: NaiveStep, arrived: NaiveOrder): void {
  for (const order of [...step.market.resting])
    if (order.how === 'contingent' && order.instrument === arrived.instrument && order.side !== arrived.side)
      fillContingent(step, order, arrived);
}

function fillContingent(step: NaiveStep, order: NaiveOrder, taker: NaiveOrder): void {
  const makers = sellersOrBuyers(step.market, step, order).slice(0, FILLS - step.fills);
  if (makers.reduce((lots, { left }) => lots + left, 0) < Math.min(order.least, order.left)) return;
  for (const maker of makers) {
    const lots = Math.min(order.left, maker.left);
    if (lots === 0) break;
    if (order.side === 'bid') trade(step, order, maker, taker, maker.price, lots);
    else trade(step, maker, order, taker, maker.price, lots);
    fill(step, maker, lots);
    order.left -= lots;
  }
  if (order.left === 0 && step.market.resting.includes(order)) close(step, order, 'filled');
}

/** Plain orders that a contingent one may take, best first; its own owner's, and those outside the band, are passed by. */
function sellersOrBuyers(market: NaiveMarket, { band }: Pick<NaiveStep, 'band'>, order: NaiveOrder): NaiveOrder[] {
  return facing(market, order).filter(
    (one) =>
      reaches(order, one.price) &&
      !past(market, one) &&
      !outside(band, one.price) &&
      !sameOwner(market, order.agent, one.agent),
  );
}

/** Whether a post-only order would be matched at once: by a plain order, or by a contingent one that would be filled. */
export function wouldMatch(market: NaiveMarket, order: NaiveOrder): boolean {
  if (facing(market, order).some((one) => !past(market, one) && reaches(order, one.price))) return true;
  const band = bandOf(market, order.instrument);
  const after = { ...market, resting: [...market.resting, order] };
  return market.resting.some((one) => {
    if (one.how !== 'contingent' || one.instrument !== order.instrument || one.side === order.side) return false;
    const makers = sellersOrBuyers(after, { band }, one);
    return makers.reduce((lots, { left }) => lots + left, 0) >= Math.min(one.least, one.left);
  });
}
