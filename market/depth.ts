import type { Core } from './core/core.ts';
import { LEVEL_RECORD } from './core/level-pool.ts';
import { ORDER_RECORD } from './core/order-pool.ts';
import { agentAt, numberAt, remainingOf } from './core/resting.ts';
import { identifierOf } from './identifier.ts';

const { HEAD, LEVEL_F_BITS, LEVEL_BITS, LOTS, PRICE } = LEVEL_RECORD;
const { NEXT, ORDER_BITS } = ORDER_RECORD;

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
export function depthOf(core: Core, instrument: string, limit: number): Depth {
  const { levels, rules, agents, orders } = core;
  const book = core.books.find(instrument);
  const bids: { price: number; lots: number }[] = [];
  const asks: { price: number; lots: number; orderId: bigint; agent: string }[] = [];
  if (!book) return { bids, asks };
  for (let at = 0; at < book.bids.length && bids.length < limit; at++) {
    const level = book.bids.level(at) << LEVEL_F_BITS;
    const lots = levels.f[level | LOTS] as number;
    if (lots > 0) bids.push({ price: levels.f[level | PRICE] as number, lots });
  }
  for (let at = 0; at < book.asks.length; at++) {
    const level = book.asks.level(at);
    const price = levels.f[(level << LEVEL_F_BITS) | PRICE] as number;
    let place = levels.i[(level << LEVEL_BITS) | HEAD] as number;
    for (; place >= 0; place = orders.i[(place << ORDER_BITS) | NEXT] as number) {
      if (asks.length >= limit) return { bids, asks };
      const orderId = identifierOf(rules.partition, numberAt(core, place));
      asks.push({ price, lots: remainingOf(core, place), orderId, agent: agents.keyOf(agentAt(core, place)) });
    }
  }
  return { bids, asks };
}
