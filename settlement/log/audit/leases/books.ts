import { available, collateral, held } from '../../../../primitives/account.ts';
import type { LeaseTerms, RepairMandate } from '../../../../primitives/commands.ts';
import type { TransferCode } from '../../../../primitives/transfer.ts';
import type { Context } from '../rule.ts';

/** Storage trades, leases, repair reserves and challenges, as the log lets them be made again. Amounts in base units. */
export type LeaseBooks = {
  /** By trade id, matched and neither leased nor lapsed. */
  readonly trades: Map<string, StorageTrade>;
  /** Partition → trades matched there so far, as far as they moved anything: the number of the last one. */
  readonly counted: Map<number, number>;
  /** Partitions with asks for nothing, whose trades may have moved nothing and so are not counted. */
  readonly uncounted: Set<number>;
  /** By id, not closed. */
  readonly leases: Map<string, Lease>;
  /** By purchase (`<buyer>/<handle>/<asset>`): the purchase's own name for the object groups its slots. */
  readonly objects: Map<string, ObjectState>;
  /** `<agent>/<asset>/<epoch>`, not judged. */
  readonly challenges: Map<string, Challenge>;
};

export type StorageTrade = {
  readonly id: bigint;
  readonly asset: number;
  readonly buyer: string;
  /** Undefined where the ask has no collateral: then the lease is the first to name its seller, by signature. */
  readonly seller: string | undefined;
  readonly purchase: string;
  readonly slot: number;
  readonly k: number;
  readonly n: number;
  readonly lots: number;
  /** Undefined with the seller. */
  readonly readPrice: number | undefined;
  readonly termSeconds: number;
  readonly price: bigint;
  readonly collateral: bigint;
  readonly reserveShare: bigint;
  readonly mandate: RepairMandate | undefined;
  /** No earlier than this the upload deadline ends: the log does not say partition 0's time in another's message. */
  readonly dueMs: number;
};

export type Lease = {
  readonly id: bigint;
  readonly asset: number;
  readonly buyer: string;
  readonly seller: string;
  readonly purchase: string;
  readonly terms: LeaseTerms;
  readonly state: 'active' | 'repairing';
  readonly price: bigint;
  readonly settled: bigint;
  readonly collateral: bigint;
  readonly collateralLeft: bigint;
  readonly slashed: bigint;
  readonly reward: bigint;
  readonly reserveShare: bigint;
  readonly mandate: RepairMandate | undefined;
  readonly missedInRow: number;
  readonly goodProofs: number;
  readonly repair: Repair | undefined;
  /** Of a lease that began after its trade's earliest deadline: the trade, should the log say later that it had lapsed. */
  readonly late: StorageTrade | undefined;
};

export type Repair = {
  readonly taker: string;
  readonly price: bigint;
  readonly collateral: bigint;
  readonly reward: bigint;
  readonly reads: readonly { readonly agent: string; readonly amount: bigint }[];
  readonly dueMs: number;
};

export type ObjectState = { readonly reserve: bigint; readonly open: readonly string[] };

export type Challenge = {
  readonly agent: string;
  readonly asset: number;
  readonly epoch: bigint;
  readonly leaf: Uint8Array;
  readonly leases: readonly {
    readonly leaseId: bigint;
    readonly dataRoot: Uint8Array;
    readonly bytes: bigint;
    readonly cidCount: number;
  }[];
  readonly dueMs: number;
};

export const newLeaseBooks = (): LeaseBooks => ({
  trades: new Map(),
  counted: new Map(),
  uncounted: new Set(),
  leases: new Map(),
  objects: new Map(),
  challenges: new Map(),
});

/** A transfer that the books say must follow. */
export type Due = Why & {
  readonly code: TransferCode;
  readonly debit: string;
  readonly credit: string;
  readonly amount: bigint;
};
/** What the Rule entry names; undefined where the log does not tell, or the reason is a frame. */
export type Why = { readonly subject?: string | undefined; readonly a?: bigint | undefined };

/** One message as the books take it: what must follow is gathered in `due`. */
export type Turn = {
  readonly context: Context;
  readonly books: LeaseBooks;
  readonly timeMs: number;
  readonly due: Due[];
};

type Posting = Omit<Due, keyof Why>;
export function owe({ due }: Turn, posting: Posting, why: Why): void {
  if (posting.amount > 0n) due.push({ ...posting, ...why });
}

const NO_OBJECT: ObjectState = { reserve: 0n, open: [] };
export const objectOf = (books: LeaseBooks, purchase: string): ObjectState => books.objects.get(purchase) ?? NO_OBJECT;

export function joinObject(books: LeaseBooks, purchase: string, name: string, reserve: bigint): void {
  const row = objectOf(books, purchase);
  books.objects.set(purchase, { ...row, reserve: row.reserve + reserve, open: [...row.open, name] });
}

/** One trade or lease fewer: what of the reserve its buyer has again; all of it with the last. */
export function leaveObject(books: LeaseBooks, purchase: string, name: string, share: bigint): bigint {
  const row = objectOf(books, purchase);
  const open = row.open.filter((other) => other !== name);
  const back = open.length === 0 || share > row.reserve ? row.reserve : share;
  if (open.length === 0) books.objects.delete(purchase);
  else books.objects.set(purchase, { ...row, reserve: row.reserve - back, open });
  return back;
}

export function drawReserve(books: LeaseBooks, purchase: string, amount: bigint): void {
  const row = objectOf(books, purchase);
  books.objects.set(purchase, { ...row, reserve: row.reserve - amount });
}

/** Leases of one object that are not closed, by slot. */
export function leasesOf(books: LeaseBooks, purchase: string): Lease[] {
  return objectOf(books, purchase)
    .open.map((name) => books.leases.get(name))
    .filter((lease) => lease !== undefined)
    .sort((a, b) => a.terms.slot - b.terms.slot);
}

/** Of the price, what the first `count` epochs of the term pay together. */
function payOfFirst({ price, terms }: Lease, count: bigint): bigint {
  return (price * count) / (terms.lastEpoch - terms.firstEpoch + 1n);
}

export function epochPay(lease: Lease, epoch: bigint): bigint {
  const before = epoch - lease.terms.firstEpoch;
  return payOfFirst(lease, before + 1n) - payOfFirst(lease, before);
}

/** With what no epoch before settled. */
export function payDue(lease: Lease, epoch: bigint): bigint {
  const upTo = epoch - lease.terms.firstEpoch + 1n;
  return upTo <= lease.settled ? 0n : payOfFirst(lease, upTo) - payOfFirst(lease, lease.settled);
}

const payLeft = (lease: Lease): bigint => lease.price - payOfFirst(lease, lease.settled);

/** What the buyer's held keeps for this lease alone. */
export const heldFor = (lease: Lease): bigint => payLeft(lease) + lease.slashed + lease.reward;

/** The end of a lease: what is held for it to its buyer, what is left of the collateral to its seller. */
export function closeLease(turn: Turn, lease: Lease): void {
  const { id, asset, buyer, seller, purchase, collateralLeft } = lease;
  const rest = heldFor(lease) + leaveObject(turn.books, purchase, String(id), lease.reserveShare);
  giveBack(turn, { buyer, seller, asset, rest, stake: collateralLeft }, { subject: buyer, a: id });
  turn.books.leases.delete(String(id));
}

type GivenBack = {
  readonly buyer: string;
  readonly seller: string | undefined;
  readonly asset: number;
  readonly rest: bigint;
  readonly stake: bigint;
};

/** What was held to its buyer, what was put up to its seller. */
export function giveBack(turn: Turn, { buyer, seller, asset, rest, stake }: GivenBack, why: Why): void {
  const back = { debit: held(buyer, asset), credit: available(buyer, asset), amount: rest };
  owe(turn, { code: 'lease_returned', ...back }, why);
  if (!seller) return;
  const freed = { debit: collateral(seller, asset), credit: available(seller, asset), amount: stake };
  owe(turn, { code: 'collateral_returned', ...freed }, why);
}
