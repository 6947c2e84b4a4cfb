import type { BookCommand } from '../primitives/commands.ts';
import { parseInstrument } from '../primitives/instrument.ts';
import { type Refusal, refuse } from '../primitives/result.ts';
import type { Book } from './core/book.ts';
import { bookOfOrder, cancel, closeOrder, ordersOf } from './core/cancel.ts';
import type { Core } from './core/core.ts';
import { replace } from './core/replace.ts';
import { priceOf, remainingOf } from './core/resting.ts';
import { askPlace, take } from './core/take.ts';
import { refusalOf, REASON } from './core/vocabulary.ts';
import { numberOf } from './identifier.ts';
import { explain } from './refusals.ts';

const { CANCELLED } = REASON;

type Of<T extends BookCommand['type']> = Extract<BookCommand, { type: T }>;

const UNKNOWN = refusalOf('unknown_order');
const NOT_YOURS = refusalOf('not_your_order');

/** Takes an order of the agent's off its book. It costs nothing: the order's own fee covered it. */
export function cancelOrder(core: Core, agent: number, { orderId }: Of<'cancelOrder'>): Refusal | undefined {
  const order = numberOf(core.rules.partition, orderId);
  const book = bookOfOrder(core, order);
  const refused = cancel(core, agent, order);
  if (refused !== 0) return explainOrder(core, refused, orderId, { book, agent, price: 0, quantity: 0 });
  core.books.leave(book as Book);
  return undefined;
}

/** Closes all orders of the agent's, or those of one instrument, by number. */
export function cancelAll(core: Core, agent: number, { instrument }: Of<'cancelAll'>): Refusal | undefined {
  if (instrument !== '') {
    const parsed = parseInstrument(instrument);
    if (!parsed.ok) return parsed;
  }
  const book = instrument === '' ? undefined : core.books.find(instrument);
  if (instrument !== '' && !book) return undefined;
  for (const order of ordersOf(core, agent, book)) closeOrder(core, order, CANCELLED);
  return undefined;
}

export function replaceOrder(core: Core, agent: number, command: Of<'replaceOrder'>): Refusal | undefined {
  const { orderId, price, quantity } = command;
  const order = numberOf(core.rules.partition, orderId);
  const book = bookOfOrder(core, order);
  const refused = replace(core, agent, order, price, quantity);
  if (refused !== 0) return explainOrder(core, refused, orderId, { book, agent, price, quantity });
  core.books.leave(book as Book);
  return undefined;
}

/** Buys `quantity` lots of one resting ask, named by its order id, at its price: whole, or refused. */
export function takeNegotiation(core: Core, agent: number, command: Of<'takeNegotiation'>): Refusal | undefined {
  const { negotiationId, quantity, maxPrice } = command;
  const { partition } = core.rules;
  const ask = numberOf(partition, negotiationId);
  const place = askPlace(core, ask);
  if (place < 0)
    return refuse('unknown_negotiation', `no ask ${negotiationId} rests in partition ${partition} (any more)`);
  const book = bookOfOrder(core, ask);
  const price = priceOf(core, place);
  const lots = remainingOf(core, place);
  const refused = take(core, agent, ask, quantity, maxPrice);
  if (refused > 0) {
    core.books.leave(book as Book);
    return undefined;
  }
  const refusal = explain(core, refused, {
    book,
    agent,
    price: refused === PRICE_INVALID ? maxPrice : price,
    quantity,
  });
  if (refusal.code === 'self_trade') return refuse('self_trade', `ask ${negotiationId} is of the same owner`);
  if (refusal.code !== 'price_moved') return refusal;
  return price > maxPrice
    ? refuse('price_moved', `ask ${negotiationId} costs ${price} a lot, more than ${maxPrice}`, { price })
    : refuse('price_moved', `ask ${negotiationId} has ${lots} lots left, not ${quantity}`, { lots });
}
const PRICE_INVALID = refusalOf('price_invalid');

function explainOrder(core: Core, refused: number, orderId: bigint, terms: Parameters<typeof explain>[2]): Refusal {
  const { partition } = core.rules;
  if (refused === UNKNOWN)
    return refuse('unknown_order', `no order ${orderId} rests in partition ${partition} (any more)`);
  if (refused === NOT_YOURS) return refuse('not_your_order', `order ${orderId} is another agent's`);
  return explain(core, refused, terms);
}
