import { identifierOf } from './identifier.ts';
import type { State } from './state.ts';

/** A book as others may see it, best first: bids by price, asks one by one, because an ask's order id is its negotiation id. */
export type Depth = {
  readonly bids: readonly { readonly price: number; readonly lots: number }[];
  readonly asks: readonly {
    readonly price: number;
    readonly lots: number;
    readonly orderId: bigint;
    readonly agent: string;
  }[];
};

/** At most `limit` bid levels and `limit` asks. */
export function depthOf(state: State, instrument: string, limit: number): Depth {
  const { books, rules, agents } = state;
  const { orders, levels } = books;
  const book = books.find(instrument);
  const bids: { price: number; lots: number }[] = [];
  const asks: { price: number; lots: number; orderId: bigint; agent: string }[] = [];
  if (!book) return { bids, asks };
  for (let at = 0; at < Math.min(limit, book.bids.length); at++) {
    const level = book.bids.level(at);
    bids.push({ price: levels.price[level] as number, lots: levels.lots[level] as number });
  }
  for (let at = 0; at < book.asks.length; at++) {
    const level = book.asks.level(at);
    const price = levels.price[level] as number;
    for (let place = levels.head[level] as number; place >= 0; place = orders.next[place] as number) {
      if (asks.length >= limit) return { bids, asks };
      const orderId = identifierOf(rules.partition, orders.number[place] as number);
      const agent = agents.keyOf(orders.agent[place] as number);
      asks.push({ price, lots: orders.remaining[place] as number, orderId, agent });
    }
  }
  return { bids, asks };
}
