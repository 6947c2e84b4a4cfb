import type { RepairMandate } from '../primitives/commands.ts';
import type { Book } from './book.ts';
import { forgetSlotBid, tellClosed } from './closing.ts';
import { FILL_LIMIT, type State, type Step } from './state.ts';
import { fillResting, restingAsker, trade } from './trade.ts';

/**
 * A storage bid: `slots` slots of `quantity` lots, each filled whole by one ask of an owner of its own, all at once or none. It rests
 * off book, unseen in depth, and is tried in time order at each new ask.
 */
export type SlotBid = {
  readonly order: number;
  readonly agent: number;
  readonly book: Book;
  readonly price: number;
  readonly quantity: number;
  readonly slots: number;
  readonly spread: number;
  readonly object: string;
  readonly mandate: RepairMandate | undefined;
  readonly avoidAgents: readonly string[];
};

/** Tries a bid against all asks; true where it was filled, and closed. */
export function fillSlots(state: State, step: Step, bid: SlotBid, takerSide: 'bid' | 'ask'): boolean {
  const places = findSellers(state, bid);
  if (!places) return false;
  const at = { instrument: bid.book.instrument.name, asset: bid.book.asset, takerSide };
  const bidder = { order: bid.order, agent: bid.agent, limit: bid.price };
  for (const [slot, place] of places.entries()) {
    const { spread, object, mandate, slots } = bid;
    const reserveShare = shareOf(mandate?.reserve ?? 0, slot, slots);
    const price = state.books.priceOf(place);
    const traded = { spread, slot, object, mandate, reserveShare };
    trade(state, step, at, bidder, restingAsker(state, place), price, bid.quantity, traded);
    fillResting(state, step, place, bid.quantity);
  }
  forgetSlotBid(state, bid);
  tellClosed(state, step, bid.order, bid.agent, 'filled', 0);
  return true;
}

/**
 * Tries the contingent bids of a book after an ask has come to rest in it, in time order. Until then none could be filled, and asks have
 * only become fewer since, so a bid that cannot use the new ask is passed by. Returns whether the fill limit stopped the ask.
 */
export function offerToSlotBids(state: State, step: Step, book: Book, askOrder: number): boolean {
  const { books } = state;
  for (const bid of book.slotBids.values()) {
    const place = books.orders.index.find(askOrder);
    if (place < 0) return false;
    if (books.priceOf(place) > bid.price || (books.orders.remaining[place] as number) < bid.quantity) continue;
    if (excludedOwners(state, bid).has(state.agents.ownerOf(books.orders.agent[place] as number))) continue;
    if (step.fills + bid.slots > FILL_LIMIT) return true;
    fillSlots(state, step, bid, 'ask');
  }
  return false;
}

/** Places of the cheapest asks, price then time, that fill one slot each; undefined where they are too few. */
function findSellers(state: State, bid: SlotBid): number[] | undefined {
  const { orders, levels } = state.books;
  const { asks } = bid.book;
  const taken = excludedOwners(state, bid);
  const places: number[] = [];
  for (let depth = 0; depth < asks.length; depth++) {
    const level = asks.level(depth);
    if ((levels.price[level] as number) > bid.price) return undefined;
    for (let place = levels.head[level] as number; place >= 0; place = orders.next[place] as number) {
      if ((orders.remaining[place] as number) < bid.quantity) continue;
      const owner = state.agents.ownerOf(orders.agent[place] as number);
      if (taken.has(owner)) continue;
      taken.add(owner);
      places.push(place);
      if (places.length === bid.slots) return places;
    }
  }
  return undefined;
}

// An agent to avoid that this partition never heard of is no seller here; partition 0 checks distinctness again at the lease.
function excludedOwners(state: State, bid: SlotBid): Set<number> {
  const owners = new Set([state.agents.ownerOf(bid.agent)]);
  for (const key of bid.avoidAgents) {
    const agent = state.agents.find(key);
    if (agent >= 0) owners.add(state.agents.ownerOf(agent));
  }
  return owners;
}

/** floor(reserve·(i+1)/n) − floor(reserve·i/n), without leaving the safe integers. */
function shareOf(reserve: number, slot: number, slots: number): number {
  const rest = reserve % slots;
  const upTo = (count: number): number => Math.floor((rest * count) / slots);
  return (reserve - rest) / slots + upTo(slot + 1) - upTo(slot);
}
