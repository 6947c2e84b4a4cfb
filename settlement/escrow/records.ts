import type { LeaseTerms, RepairMandate } from '../../primitives/commands.ts';
import type { CommitDelivery } from '../../primitives/commit-delivery.ts';
import type { Authorisation, TransferId } from '../../primitives/transfer.ts';

/** Rows of the reducer's tables. Keys, cids and hashes are hex; amounts are base units; times ms. */

/** Where a partition stands; `loggedTo` is the end of its last Batch in this generation, 0 before the first. */
export type PartitionRow = {
  readonly generation: number;
  readonly sequence: number;
  readonly timeMs: number;
  readonly loggedTo: number;
};

export type AgentRow = {
  readonly agent: string;
  readonly owner: string;
  readonly natsKey: string;
  readonly dhtKey: string;
  readonly identifier: bigint;
  readonly policySha256: string;
  readonly revoked: boolean;
};

/** The signed command that authorises what an open order's matches debit. */
export type OrderRow = { readonly agent: string; readonly leaf: bigint; readonly commandIndex: number };

/** Trading of an instrument that the operator stopped, until this partition time. */
export type HaltRow = { readonly partition: number; readonly untilMs: number; readonly reason: string };

/** A release asked of the engine, which debits first. */
export type ReleaseRow = {
  readonly agent: string;
  readonly asset: number;
  readonly amount: bigint;
  readonly partition: number;
  readonly by: Authorisation;
};

export type DataRow = {
  readonly agent: string;
  readonly cid: string;
  readonly bytes: bigint;
  readonly expiresMs: number;
};

export type MoveRow = {
  readonly id: bigint;
  readonly from: string;
  readonly to: string;
  readonly cid: string;
  readonly bytes: bigint;
  readonly asset: number;
  readonly fee: bigint;
  /** Undefined where the fee is nothing. */
  readonly pendingId: TransferId | undefined;
  readonly deadlineMs: number;
  readonly by: Authorisation;
};

export type DataTrade = {
  readonly kind: 'data';
  readonly id: bigint;
  /** Of the book; 0 for a bilateral quote, whose buyer pays from available. */
  readonly partition: number;
  readonly asset: number;
  readonly buyer: string;
  readonly seller: string;
  readonly cid: string;
  readonly price: bigint;
  readonly collateral: bigint;
  /** The price, pending; undefined where it is nothing. */
  readonly pendingId: TransferId | undefined;
  readonly state: 'matched' | 'committed' | 'acknowledged' | 'revealed' | 'settled' | 'voided';
  /** Before `revealed`: until when the key must be; after it the end of the dispute window, 0 until that window starts. */
  readonly deadlineMs: number;
  readonly commit: CommitDelivery | undefined;
  readonly commitSha256: string;
  readonly key: string;
  /** The seller's RevealKey: its authorisation for all that follows. */
  readonly revealedBy: Authorisation | undefined;
};

export type StorageTrade = {
  readonly kind: 'storage';
  readonly id: bigint;
  readonly partition: number;
  readonly asset: number;
  readonly buyer: string;
  readonly seller: string;
  readonly object: string;
  readonly slot: number;
  readonly k: number;
  readonly n: number;
  readonly lots: number;
  readonly termSeconds: number;
  readonly price: bigint;
  readonly collateral: bigint;
  readonly reserveShare: bigint;
  /** Engine units a MiB. */
  readonly readPrice: number;
  readonly mandate: RepairMandate | undefined;
  readonly state: 'matched' | 'leased' | 'lapsed';
  readonly deadlineMs: number;
};

export type Trade = DataTrade | StorageTrade;

/** What a buyer's slots of one object share: the repair reserve, kept in the buyer's held. */
export type ObjectRow = {
  readonly buyer: string;
  readonly object: string;
  readonly reserve: bigint;
  /** Trades that may become leases, and leases not closed. */
  readonly open: readonly bigint[];
};

export type Repair = {
  readonly newLease: bigint;
  readonly taker: string;
  readonly price: bigint;
  readonly collateral: bigint;
  /** Set aside from what was slashed, for after the third good proof. */
  readonly reward: bigint;
  /** Read prices set aside from the object's reserve. */
  readonly reads: readonly { readonly agent: string; readonly amount: bigint }[];
  readonly deadlineMs: number;
};

/**
 * One slot held for a term. In the buyer's held for it: what its epochs may still pay (`price` less what `settledEpochs` of them
 * were), `slashed` and `reward`. In the seller's collateral: `collateralLeft`.
 */
export type Lease = {
  readonly id: bigint;
  /** The handle that the bid named: it groups the slots of one purchase. The object's id is in `terms`. */
  readonly handle: string;
  readonly asset: number;
  readonly buyer: string;
  readonly seller: string;
  readonly terms: LeaseTerms;
  readonly state: 'active' | 'repairing' | 'lost' | 'ended';
  readonly price: bigint;
  readonly settledEpochs: bigint;
  readonly collateral: bigint;
  readonly collateralLeft: bigint;
  readonly slashed: bigint;
  /** Owed after the third good proof; 0 for a lease that is no repair. */
  readonly reward: bigint;
  readonly reserveShare: bigint;
  readonly mandate: RepairMandate | undefined;
  readonly missedInRow: number;
  readonly goodProofs: number;
  /** Who rebuilds it, in state `repairing`, once somebody took it. */
  readonly repair: Repair | undefined;
};

/** What an agent was challenged with in an epoch and has not answered. Leases in order of id. */
export type ChallengeRow = {
  readonly agent: string;
  readonly asset: number;
  readonly epoch: bigint;
  readonly leafHash: string;
  readonly slots: readonly {
    readonly leaseId: bigint;
    readonly dataRoot: string;
    readonly bytes: bigint;
    readonly cidCount: number;
  }[];
  readonly deadlineMs: number;
};

export type WithdrawalRow = {
  readonly owner: string;
  readonly asset: number;
  readonly amount: bigint;
  readonly nonce: bigint;
  readonly validUntilSeconds: bigint;
  readonly pendingId: TransferId;
};

export const DEADLINES = [
  'delivery',
  'dispute',
  'upload',
  'proof',
  'rebuild',
  'repair',
  'lease_end',
  'move',
  'data',
  'quote',
  'forget',
] as const;
export type DeadlineKind = (typeof DEADLINES)[number];
/** What falls due by partition 0's time: the row `key` of the table that the kind means. */
export type DeadlineRow = { readonly kind: DeadlineKind; readonly key: string; readonly timeMs: number };
