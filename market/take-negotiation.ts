import type { BookCommand } from '../primitives/commands.ts';
import { type Refusal, refuse } from '../primitives/result.ts';
import { tellClosed } from './closing.ts';
import { numberOf } from './identifier.ts';
import { accept } from './place-order.ts';
import { reserveBid } from './reserve.ts';
import { isSelfTrade } from './self-trade-prevention.ts';
import type { State, Step } from './state.ts';
import { fillResting, PLAIN, restingAsker, trade } from './trade.ts';

type TakeNegotiation = Extract<BookCommand, { type: 'takeNegotiation' }>;

/** Buys `quantity` lots of one resting ask, named by its order id, at its price: whole, or refused. */
export function takeNegotiation(state: State, step: Step, command: TakeNegotiation): Refusal | undefined {
  const { books, rules } = state;
  const { negotiationId, quantity, maxPrice } = command;
  const place = books.orders.index.find(numberOf(rules.partition, negotiationId));
  if (place < 0 || books.sideOf(place) !== 'ask')
    return refuse('unknown_negotiation', `no ask ${negotiationId} rests in partition ${rules.partition} (any more)`);
  if (!Number.isSafeInteger(quantity) || quantity < 1)
    return refuse('off_lot', `quantity ${quantity} is not a whole number of lots from 1`);
  const price = books.priceOf(place);
  if (price > maxPrice)
    return refuse('price_moved', `ask ${negotiationId} costs ${price} a lot, more than ${maxPrice}`, { price });
  const lots = books.orders.remaining[place] as number;
  if (lots < quantity)
    return refuse('price_moved', `ask ${negotiationId} has ${lots} lots left, not ${quantity}`, { lots });
  const asker = restingAsker(state, place);
  if (isSelfTrade(state.agents, step.agent, asker.agent))
    return refuse('self_trade', `ask ${negotiationId} is of the same owner`);
  const book = books.bookOf(place);
  const cost = price * quantity;
  const fee = rules.perMebibyteInfo * quantity;
  if (![cost, fee, cost + fee].every(Number.isSafeInteger))
    return refuse(
      'amount_too_large',
      `${quantity} lots at ${price} come to more than 2^53 - 1 engine units; take less`,
    );
  const reserved = reserveBid(state, step.agent, book.asset, cost, quantity);
  if (!reserved.ok) return reserved;
  const instrument = book.instrument.name;
  const order = accept(state, step, { instrument, side: 'bid', price, quantity });
  const bidder = { order, agent: step.agent, limit: price };
  trade(state, step, { instrument, asset: book.asset, takerSide: 'bid' }, bidder, asker, price, quantity, PLAIN);
  fillResting(state, step, place, quantity);
  tellClosed(state, step, order, step.agent, 'filled', 0);
  books.leave(book);
  return undefined;
}
