import type { PlaceOrder } from '../primitives/commands.ts';
import type { Refusal } from '../primitives/result.ts';
import type { Book } from './book.ts';
import { closeResting, closeSlotBid, tellClosed } from './closing.ts';
import { identifierOf } from './identifier.ts';
import { matchPlain } from './match.ts';
import { checkTerms, type OrderTerms } from './order-terms.ts';
import { freeBid, reserveAsk, reserveBid } from './reserve.ts';
import { fillSlots, offerToSlotBids, type SlotBid } from './slots.ts';
import type { State, Step } from './state.ts';

/** Places a limit or immediate-or-cancel order of the step's agent. Refused orders have done nothing (their base fee apart). */
export function placeOrder(state: State, step: Step, command: PlaceOrder): Refusal | undefined {
  const checked = checkTerms(state.rules, command, state.books.find(command.instrument));
  if (!checked.ok) return checked;
  const terms = checked.value;
  const reserved =
    command.side === 'bid'
      ? reserveBid(state, step.agent, terms.asset, terms.cost, terms.mebibytes)
      : reserveAsk(state, step.agent, terms.asset, terms.collateral);
  if (!reserved.ok) return reserved;
  const order = accept(state, step, command);
  const book = state.books.open(terms.instrument, terms.asset);
  if (terms.instrument.kind === 'data') placePlain(state, step, command, terms, book, order);
  else if (command.side === 'bid') placeSlotBid(state, step, command, terms, book, order);
  else placeStorageAsk(state, step, command, terms, book, order);
  state.books.leave(book);
  return undefined;
}

/** Numbers an order of the step's agent, and tells that it was accepted. */
export function accept(
  state: State,
  step: Step,
  { instrument, side, price, quantity }: Pick<PlaceOrder, 'instrument' | 'side' | 'price' | 'quantity'>,
): number {
  const order = ++state.lastOrder;
  const { commandIndex } = step;
  const orderId = identifierOf(state.rules.partition, order);
  const agent = state.agents.keyOf(step.agent);
  step.events.push({ type: 'orderAccepted', commandIndex, orderId, agent, instrument, side, price, quantity });
  return order;
}

function placePlain(state: State, step: Step, command: PlaceOrder, terms: OrderTerms, book: Book, order: number): void {
  const { agent } = step;
  const { side, price, quantity, readPrice } = command;
  const { collateralPerLot, asset } = terms;
  const { remaining, stopped } =
    side === 'bid'
      ? matchPlain(state, step, book, { side, price, as: { order, agent, limit: price } }, quantity)
      : matchPlain(state, step, book, { side, price, as: { order, agent, collateralPerLot, readPrice } }, quantity);
  if (remaining === 0) return tellClosed(state, step, order, agent, 'filled', 0);
  const reason = stopped ?? (command.orderType === 'ioc' ? 'ioc' : undefined);
  if (!reason) {
    const place = state.books.rest(book, side, price, order, agent, remaining);
    state.books.orders.collateralPerLot[place] = collateralPerLot;
    state.books.orders.readPrice[place] = readPrice;
    return;
  }
  if (side === 'bid') freeBid(state, agent, asset, price * remaining, remaining);
  else state.funds.unreserve(agent, asset, collateralPerLot * remaining);
  tellClosed(state, step, order, agent, reason, remaining);
}

function placeSlotBid(
  state: State,
  step: Step,
  command: PlaceOrder,
  terms: OrderTerms,
  book: Book,
  order: number,
): void {
  const { price, quantity, spread, object, mandate, avoidAgents } = command;
  const { slots } = terms;
  const bid: SlotBid = {
    order,
    agent: step.agent,
    book,
    price,
    quantity,
    slots,
    spread,
    object,
    mandate,
    avoidAgents,
  };
  if (fillSlots(state, step, bid, 'bid')) return;
  if (command.orderType === 'ioc') return closeSlotBid(state, step, bid, 'no_sellers');
  book.slotBids.set(order, bid);
  state.slotBids.set(order, bid);
}

function placeStorageAsk(
  state: State,
  step: Step,
  command: PlaceOrder,
  terms: OrderTerms,
  book: Book,
  order: number,
): void {
  const { books } = state;
  const place = books.rest(book, 'ask', command.price, order, step.agent, command.quantity);
  books.orders.collateralPerLot[place] = terms.collateralPerLot;
  books.orders.readPrice[place] = command.readPrice;
  const limited = offerToSlotBids(state, step, book, order);
  const rest = books.orders.index.find(order);
  if (rest < 0) return;
  if (limited) closeResting(state, step, rest, 'fill_limit');
  else if (command.orderType === 'ioc') closeResting(state, step, rest, 'ioc');
}
