import type { Entry } from '../../primitives/entry/entry.ts';
import type { MarketEvent } from '../../primitives/events.ts';
import type { BookCommand, Frame, SettlementCommand } from '../../primitives/commands.ts';
import type { Notice } from '../../primitives/notices.ts';
import type { Result } from '../../primitives/result.ts';

/** One message of the order of record, as the shell hands it to the reducer. */
export type Input = {
  readonly partition: number;
  readonly generation: number;
  /** Sequence of the ORDERS message; rises by any step within a partition. */
  readonly sequence: number;
  /** Partition time: max(previous, JetStream time of the message). */
  readonly timeMs: number;
  readonly frameBytes: Uint8Array;
  /** SHA-256 of `frameBytes`, hex. */
  readonly frameSha256: string;
  /** The frame decoded, with its Ed25519 signature (and an owner's or lease party's inside) already checked by the shell; or why not. */
  readonly frame: Result<Frame>;
  /** What the engine made of it; empty on partition 0. */
  readonly events: readonly MarketEvent[];
};

/** Values the reducer may look up: content that commands name by hash. */
export type Lookup = {
  /** The bytes sent first by PUT /blob, or undefined where they are absent. */
  blob(sha256: string): Uint8Array | undefined;
};

export type Effects = {
  /** Leaves to append, in order; the first one's index is the tree size before this input. */
  readonly entries: readonly Entry[];
  readonly notices: readonly { readonly agent: string; readonly notice: Notice }[];
  /** Commands for settlement to publish under its own key, in order. */
  readonly outbox: readonly { readonly partition: number; readonly command: BookCommand | SettlementCommand }[];
  /** Blobs that are now named in the log and must be kept. */
  readonly blobs: readonly string[];
};
