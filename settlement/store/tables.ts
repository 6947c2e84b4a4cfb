import type { Generated } from 'kysely';

/**
 * The database as Kysely sees it. `bigint` columns (sequences, indexes, milliseconds) are read as safe integers, `numeric(39,0)` ones
 * (u128 base units) as bigint, `bytea` as Buffer; see database.ts for the parsers.
 */
export type MetaTable = {
  readonly singleton: Generated<boolean>;
  readonly network_id: Uint8Array;
  readonly generation: Generated<number>;
  /** The generation that ORDERS and EVENTS were last made for; behind `generation` they are still to be made again. */
  readonly streams_generation: Generated<number>;
  readonly tree_size: Generated<number>;
  /** How many batches were committed: tells a writer whose connection broke in mid-commit whether its batch is in. */
  readonly commits: Generated<number>;
  readonly inbox_id: Generated<number>;
  readonly writer_epoch: Generated<number>;
  readonly writer_holder: Generated<string>;
  /** When the writer last showed itself, by the database's clock; null: released. */
  readonly writer_renewed_at: Generated<Date | null>;
};

export type WatermarksTable = {
  readonly partition: number;
  readonly generation: number;
  /** Of the last applied ORDERS message in `generation`; 0 before the first. */
  readonly sequence: number;
  readonly message_sha256: Uint8Array;
  /** Partition time, which outlives generations. */
  readonly time_ms: number;
  /** Last consumed sequence of the EVENTS stream (partitions ≥ 1). */
  readonly events_sequence: number;
  /** Last sequence number that settlement's own frames used in this partition, over all generations. */
  readonly own_sequence: number;
};

export type AccountsTable = {
  readonly name: string;
  readonly debits_posted: bigint;
  readonly debits_pending: bigint;
  readonly credits_posted: bigint;
  readonly credits_pending: bigint;
};

export type TransfersTable = {
  readonly partition: number;
  readonly generation: number;
  readonly sequence: number;
  readonly idx: number;
  readonly kind: number;
  readonly debit: string;
  readonly credit: string;
  readonly amount: bigint;
  readonly code: number;
  /** `partition-generation-sequence-index` of the pending transfer that this one resolves. */
  readonly pending_id: string | null;
  readonly timeout_ms: number;
  readonly linked: boolean;
  readonly authorisation_leaf: number;
  /** Null where a rule authorised it. */
  readonly command_index: number | null;
  readonly leaf_index: number;
  readonly time_ms: number;
};

export type EntriesTable = { readonly index: number; readonly type: number; readonly bytes: Uint8Array };

export type TilesTable = {
  readonly level: number;
  readonly index: number;
  readonly width: number;
  readonly bytes: Uint8Array;
};

export type FramesTable = {
  readonly partition: number;
  readonly generation: number;
  readonly sequence: number;
  readonly time_ms: number;
  readonly sha256: Uint8Array;
  readonly bytes: Uint8Array;
};

/** Every match of the books, in the order of record: for people and charts; what it did to accounts is in `transfers`. */
export type TradesTable = {
  readonly id: Generated<number>;
  readonly partition: number;
  readonly time_ms: number;
  readonly trade_id: bigint;
  readonly instrument: string;
  readonly asset: number;
  readonly price: number;
  readonly lots: number;
  /** Else the bid did. */
  readonly ask_took: boolean;
  readonly buyer: string;
  readonly seller: string;
  readonly slot: number;
  readonly spread: number;
  readonly object: string;
};

export type StateTable = { readonly tbl: string; readonly key: string; readonly value: string };

export type OutboxTable = {
  readonly partition: number;
  readonly first_sequence: number;
  readonly commands: number;
  readonly frame: Uint8Array;
  readonly applied: boolean;
};

export type InboxTable = {
  readonly id: number;
  readonly agent: string;
  readonly notice: Uint8Array;
  readonly time_ms: number;
  readonly published: boolean;
};

export type BlobsTable = {
  readonly sha256: Uint8Array;
  readonly bytes: Uint8Array;
  readonly received_at: Generated<Date>;
  readonly kept: boolean;
};

export type CheckpointsTable = {
  readonly size: number;
  readonly note: string;
  readonly quorum: boolean;
  readonly time_ms: number;
};

export type MarketSnapshotsTable = {
  readonly partition: number;
  readonly generation: number;
  /** The last ORDERS message in it. */
  readonly sequence: number;
  readonly format: number;
  readonly time_ms: number;
  readonly sha256: Uint8Array;
  readonly bytes: Uint8Array;
  /** Whether the watermark has reached it. */
  readonly counted: Generated<boolean>;
};

export type Tables = {
  readonly market_snapshots: MarketSnapshotsTable;
  readonly meta: MetaTable;
  readonly watermarks: WatermarksTable;
  readonly accounts: AccountsTable;
  readonly transfers: TransfersTable;
  readonly entries: EntriesTable;
  readonly tiles: TilesTable;
  readonly frames: FramesTable;
  readonly trades: TradesTable;
  readonly state: StateTable;
  readonly outbox: OutboxTable;
  readonly inbox: InboxTable;
  readonly blobs: BlobsTable;
  readonly checkpoints: CheckpointsTable;
};
