import { collateral, held } from '../../../primitives/account.ts';
import { lotsOf } from '../../../primitives/slot-shape.ts';
import type { Authorisation } from '../../../primitives/transfer.ts';
import { takingAgents } from '../agents.ts';
import { cancel, schedule } from '../deadlines.ts';
import { assetOf, baseUnits, mustPost, single } from '../posting.ts';
import type { Lease } from '../records.ts';
import { epochOf, type SettlementState } from '../state.ts';
import { byRule, notify, now, type Step } from '../step.ts';
import { changeLease, closeLease } from './close-lease.ts';
import { heldFor } from './epoch-pay.ts';
import { drawReserve, leaveObject, objectOf } from './object.ts';
import { openLeases } from './slots.ts';

/** What the mandate and the money held for a lost lease allow right now. Price in engine units, the rest in base units. */
export type RepairOffer = {
  readonly maxPrice: number;
  readonly reward: bigint;
  readonly survivors: readonly Lease[];
  readonly reads: readonly { readonly agent: string; readonly amount: bigint }[];
};

/** Undefined where there is no mandate, its time or the term is over, too few slots survive, or the reserve pays no k reads. */
export function repairOffer(state: SettlementState, lease: Lease, timeMs: number): RepairOffer | undefined {
  const { terms, mandate, buyer, asset } = lease;
  if (terms.k < 2 || !mandate || timeMs >= mandate.untilMs || epochOf(state) > terms.lastEpoch) return undefined;
  const name = { buyer, object: lease.handle, asset };
  const survivors = openLeases(state, name).filter((other) => other.state === 'active' && other.id !== lease.id);
  if (survivors.length < terms.k) return undefined;
  const reads = survivors.slice(0, terms.k).map((other) => {
    const amount = baseUnits(state, asset, other.terms.readPrice) * BigInt(lotsOf(other.terms.bytes));
    return { agent: other.seller, amount };
  });
  if (sumOf(reads) > objectOf(state, name).reserve) return undefined;
  const [promised, half] = [baseUnits(state, asset, mandate.reward), lease.slashed / 2n];
  const reward = promised < half ? promised : half;
  const affordable = (heldFor(lease) - reward) / assetOf(state, asset).engineUnit;
  const maxPrice = affordable < BigInt(mandate.maxPrice) ? Number(affordable) : mandate.maxPrice;
  return { maxPrice, reward, survivors, reads };
}

export function sumOf(amounts: readonly { readonly amount: bigint }[]): bigint {
  return amounts.reduce((sum, { amount }) => sum + amount, 0n);
}

/** A lease is lost: what is left of its collateral goes to the buyer's held, and somebody may take its slot, or the money returns. */
export function loseLease(step: Step, lease: Lease, by: () => Authorisation): void {
  const { asset, buyer, seller, collateralLeft } = lease;
  if (collateralLeft > 0n) {
    const [debit, credit] = [collateral(seller, asset), held(buyer, asset)];
    mustPost(step, [single(debit, credit, collateralLeft, 'missed_proof_penalty', by())]);
  }
  cancel(step.state, 'lease_end', String(lease.id));
  openRepair(step, { ...lease, collateralLeft: 0n, slashed: lease.slashed + collateralLeft });
}

/** Offers a lost lease's slot to every agent, or closes it where the mandate allows no repair. */
export function openRepair(step: Step, lost: Lease): void {
  const { state } = step;
  const { id, asset, terms, mandate } = lost;
  const offer = repairOffer(state, lost, now(step));
  if (!offer || !mandate) return closeLease(step, lost, 'lost');
  const lease: Lease = { ...lost, state: 'repairing', repair: undefined };
  changeLease(step, lease);
  const untilMs = Math.min(mandate.untilMs, Number(terms.lastEpoch + 1n) * state.genesis.epochMs);
  schedule(state, 'repair', String(id), untilMs);
  const { engineUnit } = assetOf(state, asset);
  const agents = takingAgents(state).map(({ agent }) => agent);
  notify(step, agents, {
    type: 'repairOpened',
    lease: id,
    terms,
    asset,
    maxPrice: offer.maxPrice,
    reward: Number(offer.reward / engineUnit),
    collateral: Number(lease.collateral / engineUnit),
    survivors: offer.survivors.map((other) => ({ slot: other.terms.slot, agent: other.seller, lease: other.id })),
    untilMs,
  });
}

/** Nobody took the slot while the mandate ran. */
export function giveUpRepair(step: Step, id: string): void {
  const lease = step.state.leases.get(id);
  if (lease?.state === 'repairing' && !lease.repair) closeLease(step, lease, 'lost');
}

/** Whoever took the slot did not lease it in time: its collateral pays, and the slot is open again. */
export function failRebuild(step: Step, id: string): void {
  const lease = step.state.leases.get(id);
  if (!lease?.repair) return;
  const { asset, buyer, terms, repair } = lease;
  const { newLease, taker, collateral: stake, reads } = repair;
  const name = { buyer, object: lease.handle, asset };
  if (stake > 0n) {
    const by = byRule(step, 'expiry', taker, newLease, BigInt(asset));
    mustPost(step, [single(collateral(taker, asset), held(buyer, asset), stake, 'repair_penalty', by)]);
  }
  drawReserve(step.state, name, -sumOf(reads));
  leaveObject(step.state, name, newLease, 0n);
  step.state.rebuilds.delete(String(newLease));
  notify(step, [taker], {
    type: 'leaseChanged',
    lease: newLease,
    state: 'lapsed',
    buyer,
    seller: taker,
    terms: { ...terms, trade: newLease },
    missedProofs: 0,
  });
  openRepair(step, { ...lease, slashed: lease.slashed + stake, repair: undefined });
}
