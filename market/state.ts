import type { MarketEvent } from '../primitives/events.ts';
import { Agents } from './agents.ts';
import { Books } from './book.ts';
import { Funds } from './funds.ts';
import type { FrameFees } from './network-fee.ts';
import type { Rules } from './rules.ts';
import type { SlotBid } from './slots.ts';

/** All that one partition's engine remembers. */
export type State = {
  readonly rules: Rules;
  readonly agents: Agents;
  readonly funds: Funds;
  readonly books: Books;
  /** Resting contingent bids by order number. */
  readonly slotBids: Map<number, SlotBid>;
  lastOrder: number;
  lastTrade: number;
};

/** What one message does to the state, as it goes: who sent it, which of its commands is at work, what has happened. */
export type Step = {
  readonly events: MarketEvent[];
  readonly fees: FrameFees;
  /** The sender's number. */
  agent: number;
  commandIndex: number;
  /** Resting orders that the command at work has filled, wholly or in part. */
  fills: number;
};

/** One command fills at most this many orders. */
export const FILL_LIMIT = 1_000;

export function emptyState(rules: Rules): State {
  return {
    rules,
    agents: new Agents(),
    funds: new Funds(rules.assetCodes.length),
    books: new Books(),
    slotBids: new Map(),
    lastOrder: 0,
    lastTrade: 0,
  };
}
