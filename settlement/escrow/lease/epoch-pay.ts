import type { LeaseTerms } from '../../../primitives/commands.ts';
import type { Lease } from '../records.ts';

type Paid = { readonly price: bigint; readonly terms: LeaseTerms };

const epochsOf = ({ firstEpoch, lastEpoch }: LeaseTerms): bigint => lastEpoch - firstEpoch + 1n;

/** Of the price, what the first `count` epochs of the term pay together: floor(price · count / epochs). */
function payOfFirst({ price, terms }: Paid, count: bigint): bigint {
  return (price * count) / epochsOf(terms);
}

/** What one epoch pays by itself. */
export function epochPay(lease: Paid, epoch: bigint): bigint {
  const before = epoch - lease.terms.firstEpoch;
  return payOfFirst(lease, before + 1n) - payOfFirst(lease, before);
}

/** What is due with `epoch`: its pay, and that of every epoch before it that nothing has settled. */
export function payDue(lease: Lease, epoch: bigint): bigint {
  const upTo = epoch - lease.terms.firstEpoch + 1n;
  return upTo <= lease.settledEpochs ? 0n : payOfFirst(lease, upTo) - payOfFirst(lease, lease.settledEpochs);
}

/** What the epochs not settled may still pay. */
export function payLeft(lease: Lease): bigint {
  return lease.price - payOfFirst(lease, lease.settledEpochs);
}

/** What the buyer's held keeps for this lease alone. */
export function heldFor(lease: Lease): bigint {
  return payLeft(lease) + lease.slashed + lease.reward;
}
