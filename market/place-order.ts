import type { PlaceOrder } from '../primitives/commands.ts';
import type { Refusal } from '../primitives/result.ts';
import type { Book } from './core/book.ts';
import { checkShape } from './core/checks.ts';
import type { Core } from './core/core.ts';
import { place } from './core/place.ts';
import { placeSlots } from './core/place-slots.ts';
import { ORDER_TYPES, SIDE } from './core/vocabulary.ts';
import { openBook } from './instruments.ts';
import { explain } from './refusals.ts';
import { checkSlotTerms } from './slot-terms.ts';

const { ASK, BID } = SIDE;

/** Places an order of any type. Refused orders have done nothing (their base fee, which was charged before, apart). */
export function placeOrder(core: Core, agent: number, command: PlaceOrder): Refusal | undefined {
  const opened = openBook(core, command.instrument);
  if (!opened.ok) return opened;
  const book = opened.value;
  const placed = placeIn(core, book, agent, command);
  core.books.leave(book);
  if (typeof placed !== 'number') return placed;
  return placed < 0 ? explain(core, placed, { ...command, book, agent }) : undefined;
}

function placeIn(core: Core, book: Book, agent: number, command: PlaceOrder): number | Refusal {
  const { orderType, price, quantity, collateralPerLot, readPrice, minFill, goodTillMs, maxTotal } = command;
  const side = command.side === 'bid' ? BID : ASK;
  const type = ORDER_TYPES.indexOf(orderType);
  const terms = checkSlotTerms(command, book.instrument);
  const slotted = book.storage && side === BID;
  if (!terms.ok || (slotted && minFill !== 0)) {
    const refused = checkShape(core, book, side, type, price, quantity, minFill, goodTillMs, maxTotal);
    return refused !== 0 || terms.ok ? refused : terms;
  }
  if (slotted) return placeSlots(core, book, agent, type, price, quantity, terms.value, goodTillMs, maxTotal);
  return place(
    ...([core, book, agent, side, type, price, quantity] as const),
    ...([side === BID ? 0 : collateralPerLot, side === BID ? 0 : readPrice, minFill, goodTillMs, maxTotal] as const),
  );
}
