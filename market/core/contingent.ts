import type { Book } from './book.ts';
import { pastDate, unpark } from './closing.ts';
import type { Core } from './core.ts';
import { LEVEL_RECORD } from './level-pool.ts';
import { ORDER_RECORD } from './order-pool.ts';
import type { Parked } from './parked.ts';
import { tradeParked } from './parked-trade.ts';
import { agentAt, numberAt, remainingOf } from './resting.ts';
import { SIDE, MOST, REASON } from './vocabulary.ts';

const { HEAD, LEVEL_BITS, LEVEL_F_BITS, PRICE } = LEVEL_RECORD;
const { NEXT, ORDER_BITS } = ORDER_RECORD;
const { ASK, BID } = SIDE;
const { FILL_LIMIT } = MOST;
const { FILLED } = REASON;

/** Tries a contingent data order with the plain orders of the other side; true where it was filled to its end, and closed. */
export function tryContingent(core: Core, one: Parked, woken: boolean): boolean {
  const places = gather(core, one);
  if (!places) return false;
  const rate = woken ? core.rules.makerRate : core.rules.takerRate;
  const takerSide = woken ? 1 - one.side : one.side;
  for (const place of places) {
    const lots = Math.min(one.remaining, remainingOf(core, place));
    tradeParked(core, one.book, one, rate, takerSide, place, lots);
    one.remaining -= lots;
  }
  if (one.remaining > 0) return false;
  unpark(core, one);
  core.events.closed(one.order, one.agent, FILLED, 0);
  return true;
}

/** Tries the contingent orders of the other side after a plain order came to rest on `side`, in time order. */
export function wakeContingents(core: Core, book: Book, side: number): void {
  for (const one of wakeable(core, book, side)) {
    if (core.fills === FILL_LIMIT) return;
    if (!pastDate(core, one.order)) tryContingent(core, one, true);
  }
}

/** Whether `wakeContingents` would match anything. */
export function wouldWake(core: Core, book: Book, side: number): boolean {
  return wakeable(core, book, side).some((one) => !pastDate(core, one.order) && gather(core, one) !== undefined);
}

function wakeable(core: Core, book: Book, side: number): Parked[] {
  const others = side === BID ? book.parkedAsks : book.parkedBids;
  const best = (side === BID ? book.bids : book.asks).level(0);
  return best < 0 || others.size === 0 ? [] : others.reaching(core.levels.f[(best << LEVEL_F_BITS) | PRICE] as number);
}

/**
 * Places of the plain orders that a contingent order takes, best price, then time; undefined where they are too few. Its own owner's are
 * passed by, and those outside the band or past their date.
 */
function gather(core: Core, one: Parked): number[] | undefined {
  const { levels, orders, agents } = core;
  const ladder = one.side === BID ? one.book.asks : one.book.bids;
  const owner = agents.ownerOf(one.agent);
  const needed = one.wholly ? one.remaining : Math.min(one.minFill, one.remaining);
  const most = FILL_LIMIT - core.fills;
  const places: number[] = [];
  let lots = 0;
  for (let depth = 0; depth < ladder.length && lots < one.remaining && places.length < most; depth++) {
    const level = ladder.level(depth);
    const price = levels.f[(level << LEVEL_F_BITS) | PRICE] as number;
    if (one.side === ASK ? price < one.price : price > one.price) break;
    if (price < core.lowest || price > core.highest) continue;
    let place = levels.i[(level << LEVEL_BITS) | HEAD] as number;
    for (; place >= 0 && lots < one.remaining; place = orders.i[(place << ORDER_BITS) | NEXT] as number) {
      if (agents.ownerOf(agentAt(core, place)) === owner || pastDate(core, numberAt(core, place))) continue;
      if (places.length === most) break;
      places.push(place);
      lots += remainingOf(core, place);
    }
  }
  return lots >= needed ? places : undefined;
}
