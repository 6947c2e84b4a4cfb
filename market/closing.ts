import type { MarketEvent } from '../primitives/events.ts';
import { identifierOf } from './identifier.ts';
import { freeBid } from './reserve.ts';
import type { SlotBid } from './slots.ts';
import type { State, Step } from './state.ts';

export type CloseReason = Extract<MarketEvent, { type: 'orderClosed' }>['reason'];

export function tellClosed(
  state: State,
  step: Step,
  order: number,
  agent: number,
  reason: CloseReason,
  remaining: number,
): void {
  const orderId = identifierOf(state.rules.partition, order);
  step.events.push({ type: 'orderClosed', orderId, agent: state.agents.keyOf(agent), reason, remaining });
}

/** Takes a resting plain order off its book and frees what its rest had reserved. */
export function closeResting(state: State, step: Step, place: number, reason: CloseReason): void {
  const { books, funds } = state;
  const { orders } = books;
  const agent = orders.agent[place] as number;
  const remaining = orders.remaining[place] as number;
  const { asset } = books.bookOf(place);
  if (books.sideOf(place) === 'bid') freeBid(state, agent, asset, books.priceOf(place) * remaining, remaining);
  else funds.unreserve(agent, asset, (orders.collateralPerLot[place] as number) * remaining);
  tellClosed(state, step, orders.number[place] as number, agent, reason, remaining);
  books.remove(place);
}

/** Closes a contingent bid that bought nothing: its whole reserve is free again. */
export function closeSlotBid(state: State, step: Step, bid: SlotBid, reason: CloseReason): void {
  const lots = bid.quantity * bid.slots;
  freeBid(state, bid.agent, bid.book.asset, bid.price * lots + (bid.mandate?.reserve ?? 0), lots);
  forgetSlotBid(state, bid);
  tellClosed(state, step, bid.order, bid.agent, reason, bid.quantity);
}

export function forgetSlotBid(state: State, bid: SlotBid): void {
  bid.book.slotBids.delete(bid.order);
  state.slotBids.delete(bid.order);
}
