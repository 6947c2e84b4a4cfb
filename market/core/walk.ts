import type { Book } from './book.ts';
import type { Core } from './core.ts';
import type { Ladder } from './ladder.ts';
import { LEVEL_RECORD } from './level-pool.ts';
import { ORDER_RECORD } from './order-pool.ts';
import { numberAt } from './resting.ts';

const { HEAD, LEVEL_BITS } = LEVEL_RECORD;
const { NEXT, ORDER_BITS } = ORDER_RECORD;

/** Places of one side's plain orders as they would trade: best price, then time. */
export function* placesOf(core: Core, ladder: Ladder): Generator<number> {
  for (let depth = 0; depth < ladder.length; depth++) {
    let place = core.levels.i[(ladder.level(depth) << LEVEL_BITS) + HEAD] as number;
    for (; place >= 0; place = core.orders.i[(place << ORDER_BITS) | NEXT] as number) yield place;
  }
}

/** Numbers of all orders that rest or are parked in a book. */
export function ordersIn(core: Core, book: Book): number[] {
  const plain = [book.bids, book.asks].flatMap((ladder) => [...placesOf(core, ladder)].map((at) => numberAt(core, at)));
  const parked = [...book.parkedBids.all(), ...book.parkedAsks.all()].map(({ order }) => order);
  return [...plain, ...parked];
}
