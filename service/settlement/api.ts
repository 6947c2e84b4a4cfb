import type { CommandOutcome } from '../../primitives/notices.ts';
import type { Code } from '../../primitives/codes.ts';
import type { BookCommand, OwnerCommand, SettlementCommand } from '../../primitives/commands.ts';
import type { Result } from '../../primitives/result.ts';
import type { Input } from '../../settlement/escrow/io.ts';
import type { SettlementState } from '../../settlement/escrow/state.ts';
import type { Db } from '../../settlement/store/database.ts';
import type { StoredCheckpoint } from '../../settlement/store/read-log.ts';
import type { LoggedEntry } from './ledger-core.ts';

/** A batch that is durable. */
export type CommittedBatch = {
  readonly generation: number;
  readonly treeSize: number;
  readonly inputs: readonly Input[];
  readonly entries: readonly LoggedEntry[];
  /** How long it took to become durable. */
  readonly commitMs: number;
};

/** What only the operator may ask of a book. */
export type MarketControl = Extract<BookCommand, { type: 'haltInstrument' | 'setPartitions' }>;

/** One comparison of a book's funds with the ledger's. */
export type FundsCheck = {
  readonly partition: number;
  /** Of the ORDERS message by which the book was asked; of the last good one where `ok` is false. */
  readonly sequence: number;
  readonly timeMs: number;
  readonly ok: boolean;
  /** What differs; empty where nothing does. */
  readonly message: string;
};

export type SettlementStatus = {
  readonly generation: number;
  readonly treeSize: number;
  /** Whether messages are being taken now: NATS is there and the tail was checked. */
  readonly taking: boolean;
  /** Messages read and not yet applied. */
  readonly waiting: number;
  readonly watermarks: readonly { readonly partition: number; readonly sequence: number; readonly timeMs: number }[];
  readonly checkpoint: StoredCheckpoint | undefined;
  /** Why nothing is signed and no message taken until the operator decides; undefined while all is well. */
  readonly stopped: { readonly code: Code; readonly message: string } | undefined;
  /** Of each book partition that was compared since the start, the last time. */
  readonly fundsChecks: readonly FundsCheck[];
};

/** What the same process may ask of a running settlement. */
export type Settlement = {
  /**
   * Checks the signature, publishes the command in a frame of settlement's own and resolves when it is final. Refused at once:
   * `bad_signature`. Rejects with `interrupted` when settlement stops first: the command may still become final.
   */
  submitOwnerCommand(command: OwnerCommand): Promise<CommandOutcome>;
  /** The same for what the payments shell and the anchor bring in. */
  submitSettlementCommand(command: SettlementCommand): Promise<CommandOutcome>;
  /**
   * A command of the operator's, in a frame of settlement's own; resolves when it is final. HaltInstrument goes to the instrument's book
   * partition; SetPartitions to 0, which tells every book.
   */
  submitMarketCommand(partition: number, command: MarketControl): Promise<CommandOutcome>;
  /** Stores content of at most 256 KiB that a command will name; its hex SHA-256. */
  putBlob(bytes: Uint8Array): Promise<Result<string>>;
  /** Calls `listener` after each commit, in order; a listener must not throw. Returns how to stop. */
  onBatch(listener: (batch: CommittedBatch) => void): () => void;
  /** Calls `listener` with each checkpoint once it is stored. Returns how to stop. */
  onCheckpoint(listener: (checkpoint: StoredCheckpoint) => void): () => void;
  status(): SettlementStatus;
  /** Whether all that `state` shows at the time of the call is durable, or becomes so within `limitMs`. */
  durable(limitMs: number): Promise<boolean>;
  /** The reducer's state, for reading only; between two turns of the event loop it is whole, and may be ahead of the database. */
  readonly state: SettlementState;
  /** Readers of settlement/store take it. */
  readonly db: Db;
  /** Resolves when settlement has stopped after its signal; rejects with what made it stop. */
  readonly done: Promise<void>;
};
