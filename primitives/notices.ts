import type { Code } from './codes.ts';
import type { LeaseTerms } from './commands.ts';
import type { CloseReason, TradeMatched } from './events.ts';

/** What one command of a frame came to, finally. `id`: order, trade, move or lease id, 0 where there is none. */
export type CommandOutcome =
  | { readonly ok: true; readonly id: bigint }
  | { readonly ok: false; readonly code: Code; readonly message: string };

/** What settlement tells an agent on `idb.v1.inbox.<agent>`, at least once; the agent removes doubles by (entryIndex, type, id). */
export type Notice =
  | {
      readonly type: 'frameResult';
      readonly partition: number;
      readonly firstSequence: bigint;
      /** SHA-256 of the frame as received. */
      readonly frameSha256: string;
      /** Set where the whole frame was refused and used nothing. */
      readonly refused:
        | { readonly code: Code; readonly message: string; readonly expectedSequence: bigint; readonly retryMs: number }
        | undefined;
      readonly outcomes: readonly CommandOutcome[];
      /** Tree size after the batch that made it final. */
      readonly treeSize: bigint;
    }
  | { readonly type: 'tradeMatched'; readonly trade: TradeMatched; readonly deadlineMs: number }
  /** The engine of `partition` has credited an allocation: orders may now use it. */
  | {
      readonly type: 'fundsCredited';
      readonly partition: number;
      readonly asset: number;
      readonly amountBaseUnits: bigint;
    }
  /** An order of the agent's was closed by what no frame of its own did: so far `moved` only, its instrument being another partition's. */
  | {
      readonly type: 'orderClosed';
      readonly orderId: bigint;
      readonly reason: CloseReason;
      /** Lots that it had left. */
      readonly remaining: number;
    }
  /** Sent to every enrolled agent: how many book partitions there are from now on. */
  | { readonly type: 'partitionsOpened'; readonly bookPartitions: number }
  | {
      readonly type: 'deliveryChanged';
      readonly trade: bigint;
      readonly state: 'committed' | 'acknowledged' | 'revealed' | 'settled' | 'voided';
      readonly buyer: string;
      readonly seller: string;
      readonly cid: string;
      readonly chunkBytes: number;
      readonly blockCount: number;
      readonly ciphertextRoot: string;
      readonly keyCommitment: string;
      readonly commitSha256: string;
      /** Set from `revealed` on. */
      readonly key: string;
      readonly deadlineMs: number;
    }
  | {
      readonly type: 'leaseChanged';
      readonly lease: bigint;
      readonly state: 'active' | 'lost' | 'ended' | 'lapsed' | 'repairing';
      readonly buyer: string;
      readonly seller: string;
      readonly terms: LeaseTerms;
      readonly missedProofs: number;
    }
  | {
      readonly type: 'epochChallenged';
      readonly epoch: bigint;
      readonly asset: number;
      /** Leaf hash of the EpochChallenged entry: the challenge's randomness. */
      readonly leafHash: string;
      /** The agent's leases that are challenged, in order. */
      readonly leases: readonly bigint[];
      readonly deadlineMs: number;
    }
  | {
      readonly type: 'proofJudged';
      readonly epoch: bigint;
      readonly asset: number;
      readonly good: readonly bigint[];
      readonly missed: readonly bigint[];
      readonly paidBaseUnits: bigint;
    }
  /** Sent to every enrolled agent: a slot that may be repaired. */
  | {
      readonly type: 'repairOpened';
      readonly lease: bigint;
      readonly terms: LeaseTerms;
      readonly asset: number;
      readonly maxPrice: number;
      readonly reward: number;
      readonly collateral: number;
      /** The survivors: slot, agent and lease. */
      readonly survivors: readonly { readonly slot: number; readonly agent: string; readonly lease: bigint }[];
      readonly untilMs: number;
    }
  | {
      readonly type: 'moveProposed';
      readonly moveId: bigint;
      readonly fromAgent: string;
      readonly cid: string;
      readonly bytes: bigint;
      readonly asset: number;
      readonly feeBaseUnits: bigint;
      readonly deadlineMs: number;
    }
  | { readonly type: 'moveSettled'; readonly moveId: bigint; readonly cid: string; readonly posted: boolean };
