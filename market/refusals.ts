import { codeOfWire } from '../primitives/codes.ts';
import { type Refusal, refuse } from '../primitives/result.ts';
import type { Book } from './core/book.ts';
import type { Core } from './core/core.ts';

/** The terms that a refusal of the core speaks of. */
export type Refused = {
  readonly book: Book | undefined;
  readonly agent: number;
  readonly price: number;
  readonly quantity: number;
};

/** The numeric core's refusal in words: what happened, with which value and limit, and what to do next. */
export function explain(core: Core, refused: number, terms: Refused): Refusal {
  const { book, agent, price, quantity } = terms;
  const code = codeOfWire(-refused);
  const name = book?.instrument.name ?? 'the instrument';
  const say = (message: string): Refusal => refuse(code, message);
  switch (code) {
    case 'halted':
      return say(`${name} is halted until ${book?.haltedUntilMs} (partition time); cancels are taken`);
    case 'price_invalid':
      return say(
        `price ${price} or another amount of the order is not a whole number of engine units that its type allows`,
      );
    case 'off_tick':
      return say(`price ${price} is no multiple of the tick of ${name}, ${book?.rule.tickSize}`);
    case 'quantity_invalid':
      return say(`quantity ${quantity}, or its least fill, is not a whole number of lots that the order's type allows`);
    case 'off_lot':
      return say(
        `quantity ${quantity} is no multiple of ${book?.rule.lotSize} lots, or more than ${book?.rule.maxLots}; change it`,
      );
    case 'order_type_invalid':
      return say('the order type is not offered here, or the order has a field that its type has not');
    case 'expired':
      return say(`the order is good till a partition time that is over; it is ${core.timeMs}`);
    case 'amount_too_large':
      return say(`${quantity} lots at ${price} come to more than 2^53 - 1 engine units; place less`);
    case 'price_band':
      return say(`price ${price} is outside the band of ${name}, ${core.lowest} to ${core.highest}`);
    case 'too_many_orders':
      return say(`${core.agents.restingOf(agent)} orders rest, the limit is ${core.rules.maxOrders}; cancel some`);
    case 'would_match':
      return say(`a post-only order at ${price} would match at once; place it further from the other side`);
    case 'insufficient_funds':
      return short(core);
    default:
      return say(`refused: ${code}`);
  }
}

function short({ rules, shortAsset, shortNeeded: needed, shortFree: free }: Core): Refusal {
  const code = rules.assetCodes[shortAsset] as number;
  return refuse(
    'insufficient_funds',
    `the order reserves ${needed} engine units of asset ${code} and ${free} are free here; allocate ${needed - free} more`,
    { asset: code, needed, free },
  );
}
