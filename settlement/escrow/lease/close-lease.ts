import { available, collateral, held } from '../../../primitives/account.ts';
import { cancel } from '../deadlines.ts';
import { forgetLater } from '../forget.ts';
import { mustPost, single } from '../posting.ts';
import type { Lease } from '../records.ts';
import { byRule, notify, type Step } from '../step.ts';
import { heldFor } from './epoch-pay.ts';
import { leaveObject } from './object.ts';

/** The end of a lease: what is held for it to the buyer's available, what is left of the collateral to the seller's. */
export function closeLease(step: Step, lease: Lease, state: 'ended' | 'lost'): void {
  const { id, asset, buyer, seller, collateralLeft: stake } = lease;
  const reserve = leaveObject(step.state, { buyer, object: lease.handle, asset }, id, lease.reserveShare);
  const rest = heldFor(lease) + reserve;
  if (rest + stake > 0n) {
    const by = byRule(step, 'lease_end', buyer, id, BigInt(asset));
    mustPost(step, [
      single(held(buyer, asset), available(buyer, asset), rest, 'lease_returned', by),
      single(collateral(seller, asset), available(seller, asset), stake, 'collateral_returned', by),
    ]);
  }
  keepClosed(step, lease, state);
}

/** Marks a lease as closed once nothing is held for it any more. */
export function keepClosed(step: Step, lease: Lease, state: 'ended' | 'lost'): void {
  const key = String(lease.id);
  for (const kind of ['lease_end', 'repair', 'rebuild'] as const) cancel(step.state, kind, key);
  changeLease(step, { ...lease, state, repair: undefined });
  forgetLater(step.state, 'lease', lease.id);
}

/** Keeps the lease's new state and tells both parties. */
export function changeLease(step: Step, lease: Lease): void {
  step.state.leases.set(String(lease.id), lease);
  const { id, state, buyer, seller, terms, missedInRow: missedProofs } = lease;
  notify(step, [buyer, seller], { type: 'leaseChanged', lease: id, state, buyer, seller, terms, missedProofs });
}
