import type { Book } from './book.ts';
import { type CloseReason } from './closing.ts';
import { isSelfTrade } from './self-trade-prevention.ts';
import { FILL_LIMIT, type State, type Step } from './state.ts';
import { type Asker, type Bidder, fillResting, PLAIN, restingAsker, trade } from './trade.ts';

/** A plain order that meets the book: a bid's limit, or an ask's price and terms. */
export type Taker =
  | { readonly side: 'bid'; readonly price: number; readonly as: Bidder }
  | { readonly side: 'ask'; readonly price: number; readonly as: Asker };

/** What is left of the taker, and why it may not rest where something stopped it. */
export type Matched = { readonly remaining: number; readonly stopped: CloseReason | undefined };

/** Price-time priority: the best price first, within a price the oldest first, each fill at the resting order's price. */
export function matchPlain(state: State, step: Step, book: Book, taker: Taker, quantity: number): Matched {
  const { orders, levels } = state.books;
  const ladder = taker.side === 'bid' ? book.asks : book.bids;
  const at = { instrument: book.instrument.name, asset: book.asset, takerSide: taker.side };
  let remaining = quantity;
  while (remaining > 0) {
    const level = ladder.level(0);
    if (level < 0) break;
    const price = levels.price[level] as number;
    if (taker.side === 'bid' ? price > taker.price : price < taker.price) break;
    const place = levels.head[level] as number;
    const maker = orders.agent[place] as number;
    if (isSelfTrade(state.agents, taker.as.agent, maker)) return { remaining, stopped: 'self_trade' };
    if (step.fills === FILL_LIMIT) return { remaining, stopped: 'fill_limit' };
    const lots = Math.min(remaining, orders.remaining[place] as number);
    if (taker.side === 'bid') trade(state, step, at, taker.as, restingAsker(state, place), price, lots, PLAIN);
    else {
      const bidder = { order: orders.number[place] as number, agent: maker, limit: price };
      trade(state, step, at, bidder, taker.as, price, lots, PLAIN);
    }
    fillResting(state, step, place, lots);
    remaining -= lots;
  }
  return { remaining, stopped: undefined };
}
