import type { Book } from './book.ts';
import { pastDate, unpark } from './closing.ts';
import type { Core } from './core.ts';
import { LEVEL_RECORD } from './level-pool.ts';
import { ORDER_RECORD } from './order-pool.ts';
import type { Parked } from './parked.ts';
import { tradeParked } from './parked-trade.ts';
import { parkedReserve } from './closing.ts';
import { agentAt, numberAt, priceOf, remainingOf } from './resting.ts';
import { SIDE, MOST, REASON } from './vocabulary.ts';

const { HEAD, LEVEL_F_BITS, LEVEL_BITS, PRICE } = LEVEL_RECORD;
const { NEXT, ORDER_BITS } = ORDER_RECORD;
const { ASK, BID } = SIDE;
const { FILL_LIMIT } = MOST;
const { FILLED } = REASON;

/**
 * A storage bid's slots are each filled whole by one ask of an owner of its own, all at once or none. Tries a bid with all asks; true
 * where it was filled, and closed. `woken`: by an ask, which is then the command's own.
 */
export function fillSlots(core: Core, bid: Parked, woken: boolean): boolean {
  const places = findSellers(core, bid);
  if (!places) return false;
  const rate = woken ? core.rules.makerRate : core.rules.takerRate;
  const reserve = bid.terms?.mandate?.reserve ?? 0;
  let saved = parkedReserve(bid) - reserve;
  for (const [slot, place] of places.entries()) {
    const share = shareOf(reserve, slot, bid.slots);
    saved -= priceOf(core, place) * bid.remaining;
    const at = tradeParked(core, bid.book, bid, rate, woken ? ASK : BID, place, bid.remaining);
    core.funds.spendReserved(bid.agent, bid.book.asset, share, 0);
    core.events.slotOf(at, bid, slot, share);
  }
  core.funds.spendReserved(bid.agent, bid.book.asset, 0, saved);
  unpark(core, bid);
  core.expiries.forget(bid.order);
  core.events.closed(bid.order, bid.agent, FILLED, 0);
  return true;
}

/**
 * Tries the resting bids of a book after an ask has come to rest in it, in time order. Until then none could be filled, and asks have
 * only become fewer since, so a bid that cannot use the new ask is passed by. Returns whether the fill limit stopped the ask.
 */
export function offerToSlotBids(core: Core, book: Book, order: number): boolean {
  const price = priceOf(core, core.orders.index.find(order));
  if (price < core.lowest || price > core.highest) return false;
  for (const bid of book.parkedBids.reaching(price)) {
    const place = core.orders.index.find(order);
    if (place < 0) return false;
    if (!canUse(core, bid, place)) continue;
    if (core.fills + bid.slots > FILL_LIMIT) return true;
    fillSlots(core, bid, true);
  }
  return false;
}

/** Whether a resting bid would be filled with the ask that rests at `place`. */
export function wouldFillSlots(core: Core, book: Book, place: number): boolean {
  const bids = book.parkedBids.reaching(priceOf(core, place));
  return bids.some((bid) => canUse(core, bid, place) && findSellers(core, bid) !== undefined);
}

function canUse(core: Core, bid: Parked, place: number): boolean {
  if (remainingOf(core, place) < bid.remaining || pastDate(core, bid.order)) return false;
  return !excludedOwners(core, bid).has(core.agents.ownerOf(agentAt(core, place)));
}

/** Places of the cheapest asks, price then time, that fill one slot each; undefined where they are too few, or together too dear. */
function findSellers(core: Core, bid: Parked): number[] | undefined {
  const { orders, levels, agents } = core;
  const { asks } = bid.book;
  const taken = excludedOwners(core, bid);
  const places: number[] = [];
  let cost = 0;
  for (let depth = 0; depth < asks.length; depth++) {
    const level = asks.level(depth);
    const price = levels.f[(level << LEVEL_F_BITS) | PRICE] as number;
    if (price > bid.price) return undefined;
    if (price < core.lowest || price > core.highest) continue;
    let place = levels.i[(level << LEVEL_BITS) | HEAD] as number;
    for (; place >= 0; place = orders.i[(place << ORDER_BITS) | NEXT] as number) {
      if (remainingOf(core, place) < bid.remaining || pastDate(core, numberAt(core, place))) continue;
      const owner = agents.ownerOf(agentAt(core, place));
      if (taken.has(owner)) continue;
      cost += price * bid.remaining;
      if (bid.maxTotal > 0 && cost > bid.maxTotal) return undefined;
      taken.add(owner);
      places.push(place);
      if (places.length === bid.slots) return places;
    }
  }
  return undefined;
}

// An agent to avoid that this partition never heard of is no seller here; partition 0 checks distinctness again at the lease.
function excludedOwners({ agents }: Core, bid: Parked): Set<number> {
  const owners = new Set([agents.ownerOf(bid.agent)]);
  for (const key of bid.terms?.avoidAgents ?? []) {
    const agent = agents.find(key);
    if (agent >= 0) owners.add(agents.ownerOf(agent));
  }
  return owners;
}

/** floor(reserve·(i+1)/n) − floor(reserve·i/n), without leaving the safe integers. */
function shareOf(reserve: number, slot: number, slots: number): number {
  const rest = reserve % slots;
  const upTo = (count: number): number => Math.floor((rest * count) / slots);
  return (reserve - rest) / slots + upTo(slot + 1) - upTo(slot);
}
