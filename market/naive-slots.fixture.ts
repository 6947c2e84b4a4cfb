import {
  bandOf,
  close,
  fill,
  FILLS,
  type NaiveMarket,
  type NaiveOrder,
  type NaiveStep,
  outside,
  sameOwner,
  tellClosed,
  trade,
} from './naive-book.fixture.ts';

/** A storage bid arrives: all its slots at once, or it rests, or closes. */
export function placeSlots(step: NaiveStep, bid: NaiveOrder): void {
  if (fillSlots(step, bid, bid)) return tellClosed(step, bid, 'filled', 0);
  const { orderType } = bid.terms;
  if (orderType === 'ioc' || orderType === 'fok') return tellClosed(step, bid, 'no_sellers');
  if (orderType === 'market') return tellClosed(step, bid, 'market');
  step.market.resting.push(bid);
}

/** A storage ask rests, and is offered to the storage bids in time order. */
export function placeStorageAsk(step: NaiveStep, ask: NaiveOrder): void {
  const { market } = step;
  market.resting.push(ask);
  for (const bid of [...market.resting]) {
    if (!market.resting.includes(ask)) return;
    if (!couldUse(market, step.band, bid, ask)) continue;
    if (step.fills + bid.slots > FILLS) return close(step, ask, 'fill_limit');
    if (!fillSlots(step, bid, ask)) continue;
    market.resting = market.resting.filter((one) => one !== bid);
    tellClosed(step, bid, 'filled', 0);
  }
  if (ask.terms.orderType === 'ioc' && market.resting.includes(ask)) close(step, ask, 'ioc');
}

function excluded(market: NaiveMarket, bid: NaiveOrder, agent: string): boolean {
  return [bid.agent, ...bid.terms.avoidAgents].some((one) => market.owners.has(one) && sameOwner(market, one, agent));
}

function couldUse(market: NaiveMarket, band: NaiveStep['band'], bid: NaiveOrder, ask: NaiveOrder): boolean {
  return (
    bid.how === 'slots' &&
    bid.instrument === ask.instrument &&
    (bid.terms.orderType === 'market' || ask.price <= bid.price) &&
    ask.left >= bid.left &&
    !(ask.goodTillMs > 0 && ask.goodTillMs <= market.now) &&
    !outside(band, ask.price) &&
    !excluded(market, bid, ask.agent)
  );
}

/** The cheapest asks of distinct owners, one for each slot; undefined where they are too few or too dear together. */
function sellersOf(market: NaiveMarket, band: NaiveStep['band'], bid: NaiveOrder): NaiveOrder[] | undefined {
  const asks = market.resting.filter((one) => one.side === 'ask' && couldUse(market, band, bid, one));
  const chosen: NaiveOrder[] = [];
  for (const ask of asks.sort((a, b) => a.price - b.price))
    if (chosen.length < bid.slots && !chosen.some((one) => sameOwner(market, one.agent, ask.agent))) chosen.push(ask);
  const cost = chosen.reduce((sum, { price }) => sum + price * bid.left, 0);
  return chosen.length < bid.slots || (bid.maxTotal > 0 && cost > bid.maxTotal) ? undefined : chosen;
}

function fillSlots(step: NaiveStep, bid: NaiveOrder, taker: NaiveOrder): boolean {
  const sellers = sellersOf(step.market, step.band, bid);
  if (!sellers) return false;
  const { spread, object, mandate } = bid.terms;
  const upTo = (slot: number): bigint => (BigInt(mandate?.reserve ?? 0) * BigInt(slot)) / BigInt(bid.slots);
  for (const [slot, ask] of sellers.entries()) {
    const reserveShare = Number(upTo(slot + 1) - upTo(slot));
    trade(step, bid, ask, taker, ask.price, bid.left, { spread, slot, object, mandate, reserveShare });
    fill(step, ask, bid.left);
  }
  return true;
}

/** Whether a post-only storage ask would fill a storage bid at once. */
export function wouldFillSlots(market: NaiveMarket, ask: NaiveOrder): boolean {
  const band = bandOf(market, ask.instrument);
  const after = { ...market, resting: [...market.resting, ask] };
  return market.resting.some((bid) => couldUse(after, band, bid, ask) && sellersOf(after, band, bid) !== undefined);
}
