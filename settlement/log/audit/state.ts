import type { Command, Frame } from '../../../primitives/commands.ts';
import type { Entry } from '../../../primitives/entry/entry.ts';
import type { Transfer } from '../../../primitives/transfer.ts';
import { EMPTY_EDGE, type TreeEdge } from '../tiles.ts';
import type { HalfMatch } from './allowed/order-terms.ts';
import { type ChainBooks, newChainBooks } from './chain/books.ts';
import { type LeaseBooks, newLeaseBooks } from './leases/books.ts';
import type { Opened } from './open-entry.ts';
import type { AuditCounts } from './report.ts';

/**
 * What an audit knows after `size` entries: plain data, so that it can be kept and taken up again. It grows with accounts and with what
 * is open, not with entries.
 */
export type AuditState = {
  size: number;
  edge: TreeEdge;
  /** How many sizes of published checkpoints are done, and the last of them. */
  checkpoints: number;
  lastCheckpoint: number;
  /** Tree size → hex root, where a checkpoint or a StateCommitted stands; the newest few thousand. */
  readonly roots: Map<number, string>;
  /** Of the messages that follow; −1 before the first. */
  generation: number;
  /** The generation that the entry before closed. */
  closing: number | undefined;
  readonly partitions: Map<number, PartitionState>;
  /** How many book partitions settlement has opened; 0 before it opened more than genesis says. */
  bookPartitions: number;
  readonly agents: Map<string, AgentState>;
  /** u64 identifiers of agents. */
  readonly identifiers: Set<bigint>;
  /** `<owner>/<nonce>`. */
  readonly nonces: Set<string>;
  /** `<agent>/<partition>` → the next frame's first sequence. */
  readonly sequences: Map<string, bigint>;
  readonly accounts: Map<string, AccountState>;
  /** By `transferIdText`. */
  readonly pending: Map<string, Transfer>;
  /** `<leaf>/<command index>` of commands that may authorise transfers of later frames. */
  readonly standing: Map<string, StandingCommand>;
  /** Order id → the key in `standing` of the ReplaceOrder under which it stands; of orders that were replaced. */
  readonly replaced: Map<string, string>;
  /** `<partition>/<instrument>` with a price band → its last trade's price, engine units a lot. */
  readonly references: Map<string, bigint>;
  /** `<agent>/<asset>/<partition>` → base units in trading that the engine was not told of. */
  readonly allocations: Map<string, bigint>;
  /** `<txHash>/<logIndex>`. */
  readonly deposits: Set<string>;
  /** `<owner>/<asset>`. */
  readonly owners: Map<string, OwnerState>;
  /** `<owner>/<nonce>` of withdrawals that the chain has not decided. */
  readonly withdrawals: Map<string, WithdrawalState>;
  /** `<seller>/<negotiation id>` of quotes taken → until when they are valid. */
  readonly quotes: Map<string, number>;
  /** `<seller>/<asset>` → collaterals of data trades that are still there. */
  readonly stakes: Map<string, readonly bigint[]>;
  sharedEpoch: number;
  challengedEpoch: bigint;
  /** Trade → commitments by its seller and acknowledgements by its buyer, until the key is revealed. */
  readonly deliveries: Map<string, DeliveryState>;
  /** Trade → its revealed key, until settled. */
  readonly revealed: Map<string, RevealedState>;
  readonly committed: CommittedState[];
  group: Group;
  readonly counts: AuditCounts;
  readonly leases: LeaseBooks;
  /** Apart from the rest: it depends on how far the chain was, when it was asked. */
  chain: ChainBooks;
};

export type PartitionState = {
  generation: number;
  sequence: number;
  timeMs: number;
  loggedTo: number;
  /** The last message's frame as received; empty where it logged none. */
  lastFrame: Uint8Array;
};
export type AgentState = { readonly owner: string; revoked: boolean };
export type AccountState = { readonly posted: bigint; readonly debitsPending: bigint };
export type OwnerState = { readonly depositedTotal: bigint; readonly withdrawnTotal: bigint };
export type StandingCommand = {
  readonly agent: string;
  readonly partition: number;
  readonly command: Command;
  /** Of an order that was replaced. */
  readonly orderId?: bigint;
  /** What was debited under it so far, base units, reserve shares apart; of asks, lots. */
  used: bigint;
  /** Lots that a bid for data bought so far. */
  lots: bigint;
  /** Of a storage bid: slots filled, and the owners that fill them. */
  readonly owners: string[];
};
export type WithdrawalState = {
  readonly pendingId: string;
  readonly asset: number;
  readonly amount: bigint;
  readonly validUntilSeconds: bigint;
};
export type DeliveryState = {
  readonly commits: {
    readonly seller: string;
    readonly digest: string;
    readonly commit: Extract<Command, { type: 'commitDelivery' }>;
  }[];
  readonly acks: { readonly buyer: string; readonly digest: string }[];
  timeMs: number;
};
export type RevealedState = {
  readonly buyer: string;
  readonly seller: string;
  readonly index: number;
  readonly timeMs: number;
  /** Partition 0's time when a logged tick named a published size above it. */
  publishedMs: number | undefined;
  /** `<leaf>/<command index>` of its RevealKey. */
  readonly command: string;
  paid: boolean;
};
export type CommittedState = {
  readonly index: number;
  readonly generation: number;
  readonly stateRoot: string;
  readonly chainBlock: bigint;
};

export type FrameEntry = Extract<Entry, { type: 'frame' }>;
export type RuleEntry = Extract<Entry, { type: 'rule' }>;
/** One message of the order of record and what it caused: its entries up to their Batch. */
export type Group = {
  entries: number;
  partition: number;
  timeMs: number;
  sequence: number;
  frame:
    | { readonly leaf: number; readonly entry: FrameEntry; readonly frame: Frame; readonly opened: Opened }
    | undefined;
  readonly rules: Map<number, RuleEntry>;
  transfers: Transfer[];
  /** Whether the last transfer is linked with the next one. */
  linked: boolean;
  /** Agents enrolled here that are still to be granted. */
  grantDue: string | undefined;
  /** Indexes of commands of this frame that were seen to succeed. */
  readonly succeeded: Set<number>;
  /** Lots that each agent bought and sold in this message, as far as transfers tell. */
  readonly traded: Map<string, bigint>;
  /** Lots sold by asks without collateral, whose sellers transfers do not name; and how many of them network fees account for. */
  unnamed: bigint;
  accounted: bigint;
  /** Lots traded with orders that rest until they fill by as much as they say. */
  contingent: bigint;
  /** Agents whose network fee of this message is posted. */
  readonly feePaid: Set<string>;
  /** The same: the last price before this message, and each in it. `unpriced`: a trade of an instrument that the log does not name. */
  readonly references: Map<string, readonly (bigint | undefined)[]>;
  unpriced: boolean;
  /** `<leaf>/<command index>` → the commands that transfers of this message rest on, with what was used of them here. */
  readonly commands: Map<string, StandingCommand>;
  /** The same of its own frame, by command index, once they were asked for. */
  readonly own: Map<number, StandingCommand>;
  /** `<leaf>/<command index>` of orders that fill by no less than they say → what they had traded before this message. */
  readonly begun: Map<string, bigint>;
  /** What commands were done, by command, code and kind. */
  readonly done: Set<string | number>;
  /** The buyer's half of a match, until the seller's follows. */
  half: HalfMatch | undefined;
  /** Data trades that the dispute window settled here. */
  readonly settled: Set<string>;
  /** Fee shares still to be posted. */
  shares: readonly { readonly account: string; readonly amount: bigint }[] | undefined;
  /** How long the outage was that this message ended. */
  outageMs: number;
  readonly challenged: { readonly epoch: bigint; readonly asset: number; readonly leaf: Uint8Array }[];
  /** Leaf of each of `transfers`. */
  readonly leaves: number[];
};

export const emptyGroup = (): Group => ({
  entries: 0,
  partition: 0,
  timeMs: 0,
  sequence: 0,
  frame: undefined,
  rules: new Map(),
  transfers: [],
  linked: false,
  grantDue: undefined,
  succeeded: new Set(),
  traded: new Map(),
  unnamed: 0n,
  accounted: 0n,
  contingent: 0n,
  feePaid: new Set(),
  references: new Map(),
  unpriced: false,
  commands: new Map(),
  own: new Map(),
  begun: new Map(),
  done: new Set(),
  half: undefined,
  settled: new Set(),
  shares: undefined,
  outageMs: 0,
  challenged: [],
  leaves: [],
});

export function newAuditState(): AuditState {
  return {
    size: 0,
    edge: EMPTY_EDGE,
    checkpoints: 0,
    lastCheckpoint: -1,
    roots: new Map(),
    generation: -1,
    closing: undefined,
    partitions: new Map(),
    bookPartitions: 0,
    agents: new Map(),
    identifiers: new Set(),
    nonces: new Set(),
    sequences: new Map(),
    accounts: new Map(),
    pending: new Map(),
    standing: new Map(),
    replaced: new Map(),
    references: new Map(),
    allocations: new Map(),
    deposits: new Set(),
    owners: new Map(),
    withdrawals: new Map(),
    sharedEpoch: 0,
    challengedEpoch: 0n,
    quotes: new Map(),
    stakes: new Map(),
    deliveries: new Map(),
    revealed: new Map(),
    committed: [],
    group: emptyGroup(),
    counts: {
      frames: 0,
      commands: 0,
      batches: 0,
      transfers: 0,
      transfersByCode: {},
      rulesByName: {},
      proofs: 0,
      attested: 0,
    },
    leases: newLeaseBooks(),
    chain: newChainBooks(),
  };
}
