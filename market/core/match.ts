import { assert } from '../../primitives/result.ts';
import { AGENT_RECORD } from './agent-pool.ts';
import type { Book } from './book.ts';
import { closeResting, pastDate } from './closing.ts';
import type { Core } from './core.ts';
import { LEVEL_RECORD } from './level-pool.ts';
import { ORDER_RECORD } from './order-pool.ts';
import { collateralOf, readPriceOf, takeOff } from './resting.ts';
import { SIDE, REASON, MOST } from './vocabulary.ts';

const { FUNDS } = AGENT_RECORD;
const { HEAD, LEVEL_F_BITS, LEVEL_BITS, LOTS, PRICE } = LEVEL_RECORD;
const { AGENT, LEVEL, NEXT, NUMBER, ORDER_F_BITS, ORDER_BITS, REMAINING } = ORDER_RECORD;
const { BID } = SIDE;
const { BY_BAND, BY_FILL_LIMIT, BY_FOK, BY_MARKET, EXPIRED, FILLED, SELF_TRADE } = REASON;
const { FILL_LIMIT } = MOST;

/**
 * A plain order meets the book, price-time priority: the best price first, within a price the oldest first, each fill at the resting
 * order's price. Makers' funds move at once; the taker's are the caller's to move: `core.spent` of its asset and its fee. `unit`: an
 * ask's collateral a lot, −1 for the price of each fill. `budget`: the most it spends. Returns the lots left; `core.stopped` says why
 * they may not rest, or −1.
 */
export function match(
  core: Core,
  book: Book,
  side: number,
  agent: number,
  order: number,
  limit: number,
  quantity: number,
  unit: number,
  readPrice: number,
  budget: number,
): number {
  const { orders, levels, agents } = core;
  const ladder = side === BID ? book.asks : book.bids;
  const owner = agents.ownerOf(agent);
  const { f, i } = orders;
  let remaining = quantity;
  let spent = 0;
  let last = -1;
  let stopped = -1;
  while (remaining > 0) {
    const level = ladder.level(0);
    if (level < 0) break;
    const price = levels.f[(level << LEVEL_F_BITS) | PRICE] as number;
    if (side === BID ? price > limit : price < limit) break;
    const place = levels.i[(level << LEVEL_BITS) | HEAD] as number;
    const at = place << ORDER_F_BITS;
    const makerOrder = f[at | NUMBER] as number;
    const maker = (i[(place << ORDER_BITS) | AGENT] as number) >> 1;
    if (core.overdue && pastDate(core, makerOrder)) {
      closeResting(core, place, EXPIRED);
      continue;
    }
    if (price < core.lowest || price > core.highest) {
      stopped = BY_BAND;
      break;
    }
    if (agents.ownerOf(maker) === owner) {
      stopped = SELF_TRADE;
      break;
    }
    if (core.fills === FILL_LIMIT) {
      stopped = BY_FILL_LIMIT;
      break;
    }
    const left = f[at | REMAINING] as number;
    let lots = remaining < left ? remaining : left;
    const each = side === BID || unit < 0 ? price : unit;
    if (spent + each * lots > budget) {
      lots = Math.floor((budget - spent) / each);
      lots -= lots % book.rule.lotSize;
      if (lots === 0) {
        stopped = BY_MARKET;
        break;
      }
    }
    spent += each * lots;
    remaining -= lots;
    last = price;
    fill(core, book, side, agent, order, place, price, lots, each, readPrice);
  }
  if (last >= 0 && book.rule.bandPercent > 0) book.reference = last;
  core.spent = spent;
  core.stopped = stopped;
  return remaining;
}

/** `lots` of the resting order at `place` go to the taker at its price; `each`: what a taking ask puts up a lot. */
function fill(
  core: Core,
  book: Book,
  side: number,
  agent: number,
  order: number,
  place: number,
  price: number,
  lots: number,
  each: number,
  readPrice: number,
): void {
  const { orders, levels, pool, rules } = core;
  const { f, i } = orders;
  const at = place << ORDER_F_BITS;
  const makerOrder = f[at | NUMBER] as number;
  const maker = (i[(place << ORDER_BITS) | AGENT] as number) >> 1;
  const funds = (maker << pool.shift) | FUNDS;
  const trade = ++core.lastTrade;
  core.fills++;
  if (side === BID) {
    const collateral = collateralOf(core, place) * lots;
    spend(pool.f, funds + 2 * book.asset, collateral);
    const reads = readPriceOf(core, place);
    core.events.traded(trade, book.number, side, agent, maker, order, makerOrder, price, lots, collateral, reads);
  } else {
    spend(pool.f, funds + 2 * book.asset, price * lots);
    core.events.traded(trade, book.number, side, maker, agent, makerOrder, order, price, lots, each * lots, readPrice);
  }
  const fee = rules.makerRate * lots;
  if (fee > 0) {
    spend(pool.f, funds + 2 * rules.info, fee);
    core.fees.add(maker, fee, core.commandIndex);
  }
  const left = (f[at | REMAINING] as number) - lots;
  f[at | REMAINING] = left;
  const lotsAt = ((i[(place << ORDER_BITS) | LEVEL] as number) << LEVEL_F_BITS) | LOTS;
  levels.f[lotsAt] = (levels.f[lotsAt] as number) - lots;
  if (left > 0) return;
  core.events.closed(makerOrder, maker, FILLED, 0);
  if (core.expiries.size > 0) core.expiries.forget(makerOrder);
  takeOff(core, place);
}

/** An amount that was reserved leaves the engine. */
function spend(f: Float64Array, at: number, amount: number): void {
  const left = (f[at + 1] as number) - amount;
  assert(left >= 0, 'no more is spent than was reserved');
  f[at + 1] = left;
}

/** Why an order cannot be filled whole at once, as a reason to close it; −1 where it can. Changes nothing. */
export function whyNotWhole(
  core: Core,
  book: Book,
  side: number,
  agent: number,
  limit: number,
  quantity: number,
): number {
  const { orders, levels, agents } = core;
  const ladder = side === BID ? book.asks : book.bids;
  const owner = agents.ownerOf(agent);
  let missing = quantity;
  let fills = 0;
  for (let depth = 0; depth < ladder.length; depth++) {
    const level = ladder.level(depth);
    const price = levels.f[(level << LEVEL_F_BITS) | PRICE] as number;
    if (side === BID ? price > limit : price < limit) break;
    const outside = price < core.lowest || price > core.highest;
    let place = levels.i[(level << LEVEL_BITS) | HEAD] as number;
    for (; place >= 0; place = orders.i[(place << ORDER_BITS) | NEXT] as number) {
      if (pastDate(core, orders.f[(place << ORDER_F_BITS) | NUMBER] as number)) continue;
      if (outside) return BY_BAND;
      if (agents.ownerOf((orders.i[(place << ORDER_BITS) | AGENT] as number) >> 1) === owner) return SELF_TRADE;
      if (fills++ === FILL_LIMIT) return BY_FILL_LIMIT;
      missing -= orders.f[(place << ORDER_F_BITS) | REMAINING] as number;
      if (missing <= 0) return -1;
    }
  }
  return BY_FOK;
}
