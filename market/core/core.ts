import type { Rules } from '../rules.ts';
import { AgentPool, AGENT_RECORD } from './agent-pool.ts';
import { Agents } from './agents.ts';
import { type Book, Books } from './book.ts';
import { EventRecords } from './event-records.ts';
import { Expiries } from './expiries.ts';
import { FrameFees } from './frame-fees.ts';
import { Funds } from './funds.ts';
import { LevelPool } from './level-pool.ts';
import { OrderPool } from './order-pool.ts';
import { OwnOrders } from './own-orders.ts';
import type { Parked } from './parked.ts';
import { MOST } from './vocabulary.ts';

const { FUNDS } = AGENT_RECORD;
const { MAX_SAFE } = MOST;

/**
 * All that one partition's engine remembers, and what the command at work needs at hand. Everything here is numbers: agents, books and
 * assets by number, events as records. A program that calls it directly, as the engine does: `createCore`, `enterAgent` and
 * `core.funds.credit`, a book by `openBook` (instruments.ts); for each message `beginMessage` (expire.ts) with its time; for each command
 * `core.commandIndex`, `chargeBase` where it opens something, then `place` (place.ts), `placeSlots`, `take`, `replace` or `cancel`: an
 * order's number or 0, or below 0 a refusal, which has changed nothing (explained by refusals.ts). What happened stands in `core.events`
 * (event-records.ts) until `clear`; a frame ends with `core.fees.tell`.
 *
 * Layout: orders in intrusive doubly linked lists by price level, found by number, after W. K. Selph's "How to Build a Fast Limit Order
 * Book" (2011); their links 32-bit places in a pool with a free list, after N. Khanal's "Decoupled Vector-Map Data Layout for
 * Allocation-Free Limit Order Book"; levels in a contiguous ladder with the best at the end, instead of Selph's tree and of the
 * price-indexed array of the QuantCup winner "voyager" (2011), because prices here may be any safe integer. What cancels of one frame
 * touch is read ahead, after the group prefetching of Chen, Ailamaki, Gibbons and Mowry, "Improving Hash Join Performance through
 * Prefetching" (2004).
 */
export type Core = {
  readonly rules: Rules;
  readonly pool: AgentPool;
  readonly agents: Agents;
  readonly funds: Funds;
  readonly orders: OrderPool;
  readonly ownOrders: OwnOrders;
  readonly levels: LevelPool;
  readonly books: Books;
  readonly events: EventRecords;
  readonly fees: FrameFees;
  readonly expiries: Expiries;
  /** By order number. */
  readonly parked: Map<number, Parked>;
  /** By agent, for those that have any. */
  readonly parkedOf: Map<number, Set<Parked>>;
  /** Book partitions of the network, now. */
  partitions: number;
  timeMs: number;
  lastOrder: number;
  lastTrade: number;
  lastArrival: number;
  /** Whether orders past their date may still rest: a message expires only so many. */
  overdue: boolean;
  commandIndex: number;
  /** Of no meaning: it keeps `lookAhead`'s reads from being none. */
  lookedAt: number;
  /** Resting orders that the command has filled, wholly or in part. */
  fills: number;
  /** The command's own order while it rests and others are tried with it: it pays the taker's fee. */
  incoming: number;
  /** Prices outside are not matched by the command; and the reference price and percentage that they are of. */
  lowest: number;
  highest: number;
  bandReference: number;
  bandPercent: number;
  /** Of the last match: why the taker may not rest, or −1; and what it spent: a bid's price, an ask's collateral. */
  stopped: number;
  spent: number;
  /** Of the last refusal for want of funds: the asset, what it needed, and what was free. */
  shortAsset: number;
  shortNeeded: number;
  shortFree: number;
};

export function createCore(rules: Rules): Core {
  const pool = new AgentPool(rules.assetCodes.length);
  const orders = new OrderPool();
  return {
    rules,
    pool,
    agents: new Agents(pool),
    funds: new Funds(pool),
    orders,
    ownOrders: new OwnOrders(pool, orders.index),
    levels: new LevelPool(),
    books: new Books(),
    events: new EventRecords(),
    fees: new FrameFees(pool),
    expiries: new Expiries(),
    parked: new Map(),
    parkedOf: new Map(),
    partitions: rules.bookPartitions,
    timeMs: 0,
    lastOrder: 0,
    lastTrade: 0,
    lastArrival: 0,
    overdue: false,
    commandIndex: 0,
    lookedAt: 0,
    fills: 0,
    incoming: -1,
    lowest: Number.NEGATIVE_INFINITY,
    highest: Number.POSITIVE_INFINITY,
    bandReference: -1,
    bandPercent: 0,
    stopped: -1,
    spent: 0,
    shortAsset: 0,
    shortNeeded: 0,
    shortFree: 0,
  };
}

/** The number of the agent with this key; made known where it was not, and of the owner that settlement last named. */
export function enterAgent(core: Core, key: string, owner: string): number {
  return core.agents.enter(key, owner);
}

/** Sets the prices that the command may match, from the reference price as it is now. */
export function openBand(core: Core, book: Book): void {
  const { bandPercent } = book.rule;
  const { reference } = book;
  if (reference === core.bandReference && bandPercent === core.bandPercent) return;
  core.bandReference = reference;
  core.bandPercent = bandPercent;
  if (bandPercent === 0 || reference < 0) {
    core.lowest = Number.NEGATIVE_INFINITY;
    core.highest = Number.POSITIVE_INFINITY;
    return;
  }
  const hundredfold = reference * bandPercent;
  const width = hundredfold <= MAX_SAFE ? Math.floor(hundredfold / 100) : wideBand(reference, bandPercent);
  core.lowest = reference - width;
  core.highest = reference + width;
}

/** floor(reference · percent / 100) without leaving the safe integers. */
function wideBand(reference: number, percent: number): number {
  const rest = reference % 100;
  return ((reference - rest) / 100) * percent + Math.floor((rest * percent) / 100);
}

/** The base fee of the command at work. False, and nothing charged, where the agent's free INFO is short of it. */
export function chargeBase(core: Core, agent: number): boolean {
  const { info, baseInfo } = core.rules;
  const { f, shift } = core.pool;
  const at = ((agent << shift) | FUNDS) + 2 * info;
  const left = (f[at] as number) - baseInfo;
  if (left < 0) return false;
  f[at] = left;
  core.fees.add(agent, baseInfo, core.commandIndex);
  return true;
}
