import type { Rule, Transfer } from '../transfer.ts';

/**
 * A leaf of the log. Its bytes: a type byte, then a fixed big-endian layout (entry/codec.ts); only Frame and EpochChallenged end
 * in a part of free length. An entry is at most 65,535 bytes (C2SP entry bundles).
 */
export type Entry =
  /** An ORDERS message that had an effect, as received: coordinates, partition time, bytes. */
  | {
      readonly type: 'frame';
      readonly partition: number;
      readonly generation: number;
      readonly sequence: number;
      readonly timeMs: number;
      readonly bytes: Uint8Array;
    }
  | { readonly type: 'transfer'; readonly transfer: Transfer }
  /** The order of record: this run of a partition's messages was applied here. */
  | {
      readonly type: 'batch';
      readonly partition: number;
      readonly generation: number;
      readonly from: number;
      readonly to: number;
      readonly timeMs: number;
    }
  /** A genesis rule applied: `subject` is an agent, owner (after zeros) or hash, `a` and `b` what the rule says (epoch, asset; trade; …). */
  | {
      readonly type: 'rule';
      readonly rule: Rule;
      readonly subject: string;
      readonly a: bigint;
      readonly b: bigint;
      readonly timeMs: number;
    }
  | {
      readonly type: 'keyRevealed';
      readonly trade: bigint;
      readonly buyer: string;
      readonly seller: string;
      readonly cid: string;
      readonly chunkBytes: number;
      readonly blockCount: number;
      readonly ciphertextRoot: string;
      readonly key: string;
    }
  | { readonly type: 'epochChallenged'; readonly epoch: bigint; readonly asset: number; readonly note: string }
  | {
      readonly type: 'stateCommitted';
      readonly generation: number;
      readonly size: bigint;
      readonly stateRoot: string;
      readonly chainBlock: bigint;
    }
  | {
      readonly type: 'delegationVerified';
      readonly agent: string;
      readonly owner: string;
      readonly chain: bigint;
      readonly blockNumber: bigint;
      readonly blockHash: string;
      readonly result: boolean;
    }
  | { readonly type: 'outage'; readonly partition: number; readonly fromMs: number; readonly toMs: number }
  /** Generation closed: `sequence` was the last applied of `partition`, `found` the SHA-256 of what stood there (zeros: nothing). */
  | {
      readonly type: 'generationClosed';
      readonly generation: number;
      readonly partition: number;
      readonly sequence: number;
      readonly expected: string;
      readonly found: string;
    }
  | { readonly type: 'logReopened'; readonly generation: number; readonly oldSize: bigint; readonly oldRoot: string };

export type EntryType = Entry['type'];
