import { assert } from '../../primitives/result.ts';
import { cancel, lookAhead, looksAhead } from '../../market/core/cancel.ts';
import { chargeBase, type Core, createCore, enterAgent } from '../../market/core/core.ts';
import { EVENT_RECORD } from '../../market/core/event-records.ts';
import { place } from '../../market/core/place.ts';
import { TYPE } from '../../market/core/vocabulary.ts';
import { openBook } from '../../market/instruments.ts';
import { rulesOf } from '../../market/rules.ts';
import type { Contestant } from './contestant.ts';
import { agentKey, FUNDS, INSTRUMENT, NETWORK, ownerKey } from './network.ts';
import { BUY, CANCEL, type Flow, LIMIT } from './order-flow.ts';
import { TradeList } from './trade-list.ts';
import type { Book } from '../../market/core/book.ts';

const { KIND, FLAG, TRADED, LONG, SHORT } = EVENT_RECORD;
const CANCEL_KIND = CANCEL;
const LIMIT_KIND = LIMIT;
const BUY_SIDE = BUY;
const { LIMIT: LIMIT_ORDER, MARKET: MARKET_ORDER } = TYPE;

/** Agents a side, of an owner each. */
const AGENTS = 64;
/** Commands between two drains of the event records: a full frame. */
const FRAME = 256;
/** The most that a lot of a market bid may cost. */
const MOST = 200_000;

/**
 * The engine's numeric core with all that it does on an order: funds reserved and spent, base, maker's and taker's fee, owners compared,
 * price band, events as records, which are read at the end of each 256 commands and their trades kept. Every order type stays possible.
 */
export const ours: Contestant = (flow) => {
  const core = fundedCore();
  const { numbers, agents, ids } = named(flow);
  const opened = openBook(core, INSTRUMENT);
  assert(opened.ok, 'the instrument is of this network');
  const side: Side = { core, book: opened.value, flow, numbers, agents };
  const trades = new TradeList();
  return {
    apply: (from, until) => {
      for (let first = from; first < until; first += FRAME) {
        applyFrame(side, first, Math.min(first + FRAME, until));
        drain(core, trades);
      }
    },
    trades: () => translated(trades.taken(), ids),
  };
};

type Side = {
  readonly core: Core;
  readonly book: Book;
  readonly flow: Flow;
  readonly numbers: Int32Array;
  readonly agents: Uint8Array;
};

/** A function of the module, and not of each run, so that its compiled code is there from the first run on. */
function applyFrame({ core, book, flow, numbers, agents }: Side, from: number, until: number): void {
  const { kind, side, price, quantity } = flow;
  if (looksAhead(core))
    for (let index = from; index < until; index++)
      if (kind[index] === CANCEL_KIND) lookAhead(core, numbers[index] as number);
  for (let index = from; index < until; index++) {
    core.commandIndex = index - from;
    const agent = agents[index] as number;
    const what = kind[index] as number;
    let outcome: number;
    if (what === CANCEL_KIND) outcome = cancel(core, agent, numbers[index] as number);
    else {
      chargeBase(core, agent);
      const lots = quantity[index] as number;
      const limit = price[index] as number;
      const most = what === LIMIT_KIND || side[index] !== BUY_SIDE ? 0 : lots * MOST;
      const type = what === LIMIT_KIND ? LIMIT_ORDER : MARKET_ORDER;
      outcome = place(core, book, agent, side[index] as number, type, limit, lots, limit, 0, 0, 0, most);
    }
    if (outcome < 0) refused(index, outcome);
  }
}

function fundedCore(): Core {
  const core = createCore(rulesOf(NETWORK, 1));
  for (let index = 0; index < 2 * AGENTS; index++) {
    const agent = enterAgent(core, agentKey(index), ownerKey(index));
    for (let asset = 0; asset < NETWORK.assets.length; asset++) core.funds.credit(agent, asset, FUNDS);
  }
  return core;
}

/** The order number and agent of each operation, as a client knows them, and of each order number its id in the flow. */
function named({ kind, side, id }: Flow): { numbers: Int32Array; agents: Uint8Array; ids: Int32Array } {
  const numbers = new Int32Array(kind.length);
  const agents = new Uint8Array(kind.length);
  const ids = new Int32Array(kind.length + 1);
  let placed = 0;
  for (let index = 0; index < kind.length; index++) {
    const target = id[index] as number;
    if (kind[index] !== CANCEL) ids[++placed] = index;
    numbers[index] = kind[index] === CANCEL ? (numbers[target] as number) : placed;
    const of = kind[index] === CANCEL ? target : index;
    agents[index] = (side[of] as number) * AGENTS + (of % AGENTS);
  }
  return { numbers, agents, ids };
}

/** Ends a frame: its fees are told, its events read. */
function drain(core: Core, trades: TradeList): void {
  const { events } = core;
  core.fees.tell(events);
  const { data, length } = events;
  for (let at = 0; at < length; ) {
    const head = data[at] as number;
    if ((head & KIND) === TRADED) {
      const bid = data[at + 4] as number;
      const ask = data[at + 5] as number;
      const byBid = (head & FLAG) === 0;
      trades.add(byBid ? bid : ask, byBid ? ask : bid, data[at + 6] as number, data[at + 7] as number);
      at += LONG;
    } else at += SHORT;
  }
  events.clear();
}

/** Trades by order number become trades by the flow's ids. */
export function translated(trades: Int32Array, ids: Int32Array): Int32Array {
  for (let at = 0; at < trades.length; at += 4) {
    trades[at] = ids[trades[at] as number] as number;
    trades[at + 1] = ids[trades[at + 1] as number] as number;
  }
  return trades;
}

function refused(index: number, outcome: number): never {
  throw new Error(`operation ${index} was refused with wire code ${-outcome}`);
}
