import type { Lease } from '../records.ts';
import { ownerOf } from '../agents.ts';
import type { SettlementState } from '../state.ts';
import { objectOf, type ObjectName } from './object.ts';

/** The object's leases that are not closed, by slot. */
export function openLeases(state: SettlementState, name: ObjectName): Lease[] {
  return objectOf(state, name)
    .open.map((id) => state.leases.get(String(id)))
    .filter((lease) => lease !== undefined)
    .sort((a, b) => a.terms.slot - b.terms.slot);
}

/** Owners that hold, or are rebuilding, a slot of the object other than `slot`. */
export function ownersOfOtherSlots(state: SettlementState, name: ObjectName, slot: number): Set<string> {
  const owners = new Set<string>();
  for (const lease of openLeases(state, name)) {
    if (lease.terms.slot === slot) continue;
    if (lease.state === 'active') owners.add(ownerOf(state, lease.seller));
    if (lease.repair) owners.add(ownerOf(state, lease.repair.taker));
  }
  return owners;
}
