import { type Refusal, refuse } from '../primitives/result.ts';
import { closeResting, closeSlotBid } from './closing.ts';
import { numberOf } from './identifier.ts';
import type { State, Step } from './state.ts';

/** Takes an order of the step's agent off its book. It costs nothing: the order's own fee covered it. */
export function cancelOrder(state: State, step: Step, orderId: bigint): Refusal | undefined {
  const { books, rules } = state;
  const order = numberOf(rules.partition, orderId);
  const place = books.orders.index.find(order);
  const slotBid = state.slotBids.get(order);
  const owner = slotBid ? slotBid.agent : place >= 0 ? books.orders.agent[place] : undefined;
  if (owner === undefined)
    return refuse('unknown_order', `no order ${orderId} rests in partition ${rules.partition} (any more)`);
  if (owner !== step.agent) return refuse('not_your_order', `order ${orderId} is another agent's`);
  const book = slotBid?.book ?? books.bookOf(place);
  if (slotBid) closeSlotBid(state, step, slotBid, 'cancelled');
  else closeResting(state, step, place, 'cancelled');
  books.leave(book);
  return undefined;
}
