import type { TradeMatched } from '../../primitives/events.ts';
import type { Transfer } from '../../primitives/transfer.ts';
import type { Tile } from '../log/tiles.ts';

/** An account's four sums, base units. */
export type AccountRow = {
  readonly name: string;
  readonly debitsPosted: bigint;
  readonly debitsPending: bigint;
  readonly creditsPosted: bigint;
  readonly creditsPending: bigint;
};

/** A frame of the journal: it changed state or used a sequence number. */
export type JournalFrame = {
  readonly partition: number;
  readonly generation: number;
  readonly sequence: number;
  readonly timeMs: number;
  readonly sha256: Uint8Array;
  readonly bytes: Uint8Array;
};

/** A match as the book's engine told it. */
export type BookTradeRow = {
  readonly partition: number;
  /** Partition time. */
  readonly timeMs: number;
  readonly trade: TradeMatched;
};

export type Watermark = {
  readonly partition: number;
  readonly generation: number;
  readonly sequence: number;
  readonly messageSha256: Uint8Array;
  readonly timeMs: number;
  readonly eventsSequence: number;
  readonly ownSequence: number;
};

/** A frame of settlement's own, kept until it is seen applied. */
export type OutboxFrame = {
  readonly partition: number;
  readonly firstSequence: number;
  readonly commands: number;
  readonly frame: Uint8Array;
};

export type InboxNotice = {
  readonly id: number;
  readonly agent: string;
  readonly notice: Uint8Array;
  readonly timeMs: number;
};

/** A changed row of one of the reducer's tables; a value of undefined deletes it. */
export type StateChange = { readonly table: string; readonly key: string; readonly value: unknown };

/** All that one transaction makes durable: the outcome of a run of messages, or of settlement's own work. */
export type Batch = {
  readonly generation: number;
  /** Leaves of the log after this batch; `entries` end there. */
  readonly treeSize: number;
  readonly entries: readonly { readonly index: number; readonly bytes: Uint8Array }[];
  readonly transfers: readonly { readonly leafIndex: number; readonly transfer: Transfer }[];
  readonly tiles: readonly Tile[];
  readonly frames: readonly JournalFrame[];
  readonly trades: readonly BookTradeRow[];
  readonly accounts: readonly AccountRow[];
  readonly state: readonly StateChange[];
  readonly outbox: readonly OutboxFrame[];
  /** Settlement's own frames up to this sequence number were seen applied. */
  readonly outboxApplied: readonly { readonly partition: number; readonly throughSequence: number }[];
  readonly inbox: readonly InboxNotice[];
  readonly watermarks: readonly Watermark[];
  /** Hex SHA-256 of blobs that the log now names. */
  readonly blobsKept: readonly string[];
};

export const EMPTY_BATCH: Omit<Batch, 'generation' | 'treeSize'> = {
  entries: [],
  transfers: [],
  tiles: [],
  frames: [],
  trades: [],
  accounts: [],
  state: [],
  outbox: [],
  outboxApplied: [],
  inbox: [],
  watermarks: [],
  blobsKept: [],
};
