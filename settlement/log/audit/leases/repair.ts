import { available, collateral, held } from '../../../../primitives/account.ts';
import { lotsOf } from '../../../../primitives/slot-shape.ts';
import { baseUnits, unitOf } from '../accounts.ts';
import {
  closeLease,
  drawReserve,
  joinObject,
  type Lease,
  leasesOf,
  leaveObject,
  objectOf,
  owe,
  heldFor,
  type Turn,
  type Why,
} from './books.ts';

type Read = { readonly agent: string; readonly amount: bigint };
export type Offer = { readonly maxPrice: bigint; readonly reward: bigint; readonly reads: readonly Read[] };

const sumOf = (reads: readonly Read[]): bigint => reads.reduce((sum, { amount }) => sum + amount, 0n);

/** What the mandate allows for a lost lease now; undefined where there is no repair. `maxPrice` in engine units. */
export function offerOf({ context, books, timeMs }: Turn, lease: Lease): Offer | undefined {
  const { terms, mandate, asset, purchase } = lease;
  const epoch = BigInt(Math.floor(timeMs / context.published.genesis.epochMs));
  if (terms.k < 2 || !mandate || timeMs >= mandate.untilMs || epoch > terms.lastEpoch) return undefined;
  const survivors = leasesOf(books, purchase).filter(({ state, id }) => state === 'active' && id !== lease.id);
  if (survivors.length < terms.k) return undefined;
  const reads = survivors.slice(0, terms.k).map((other) => ({
    agent: other.seller,
    amount: baseUnits(context, asset, other.terms.readPrice) * BigInt(lotsOf(other.terms.bytes)),
  }));
  if (sumOf(reads) > objectOf(books, purchase).reserve) return undefined;
  const [promised, half] = [baseUnits(context, asset, mandate.reward), lease.slashed / 2n];
  const reward = promised < half ? promised : half;
  const worth = (heldFor(lease) - reward) / unitOf(context, asset);
  return { maxPrice: worth < BigInt(mandate.maxPrice) ? worth : BigInt(mandate.maxPrice), reward, reads };
}

/** What is left of its collateral goes to the buyer's held; then somebody may take the slot, or the lease closes. */
export function loseLease(turn: Turn, lease: Lease, why: Why): void {
  const { asset, buyer, seller, collateralLeft } = lease;
  const slash = { debit: collateral(seller, asset), credit: held(buyer, asset), amount: collateralLeft };
  owe(turn, { code: 'missed_proof_penalty', ...slash }, why);
  openRepair(turn, { ...lease, collateralLeft: 0n, slashed: lease.slashed + collateralLeft });
}

function openRepair(turn: Turn, lost: Lease): void {
  if (!offerOf(turn, lost)) return closeLease(turn, lost);
  turn.books.leases.set(String(lost.id), { ...lost, state: 'repairing', repair: undefined });
}

/** Until when a lost slot may be taken. */
export function repairUntilMs({ context }: Turn, { mandate, terms }: Lease): number {
  return Math.min(mandate?.untilMs ?? 0, Number(terms.lastEpoch + 1n) * context.published.genesis.epochMs);
}

/** Whoever takes a lost slot; false where the mandate, the price or another slot's owner forbids it. */
export function takeSlot(turn: Turn, taker: string, lost: Lease, price: number): boolean {
  const { context, books, timeMs } = turn;
  const { asset, purchase, terms, buyer } = lost;
  const offer = lost.state === 'repairing' && !lost.repair ? offerOf(turn, lost) : undefined;
  if (!offer || BigInt(price) > offer.maxPrice) return false;
  const ownerOf = (agent: string): string => context.state.agents.get(agent)?.owner ?? '';
  const owner = ownerOf(taker);
  if (owner === ownerOf(buyer) || ownersOfOthers(turn, purchase, terms.slot).has(owner)) return false;
  const stake = { debit: available(taker, asset), credit: collateral(taker, asset), amount: lost.collateral };
  owe(turn, { code: 'repair_collateral', ...stake }, {});
  const { reads, reward } = offer;
  const dueMs = timeMs + context.published.genesis.rebuildWindowMs;
  const repair = { taker, price: baseUnits(context, asset, price), collateral: lost.collateral, reward, reads, dueMs };
  books.leases.set(String(lost.id), { ...lost, repair });
  drawReserve(books, purchase, sumOf(reads));
  joinObject(books, purchase, `repair of ${lost.id}`, 0n);
  return true;
}

export function ownersOfOthers({ context, books }: Turn, purchase: string, slot: number): Set<string> {
  const owners = new Set<string>();
  const add = (agent: string): void => void owners.add(context.state.agents.get(agent)?.owner ?? '');
  for (const { terms, state, seller, repair } of leasesOf(books, purchase)) {
    if (terms.slot === slot) continue;
    if (state === 'active') add(seller);
    if (repair) add(repair.taker);
  }
  return owners;
}

/** Taken and not leased in time: the taker's collateral pays, and the slot is open again. */
export function failRebuild(turn: Turn, lost: Lease): void {
  const { repair, asset, buyer, purchase, id } = lost;
  if (!repair) return;
  const { taker, collateral: stake, reads } = repair;
  const penalty = { debit: collateral(taker, asset), credit: held(buyer, asset), amount: stake };
  owe(turn, { code: 'repair_penalty', ...penalty }, { subject: taker });
  drawReserve(turn.books, purchase, -sumOf(reads));
  leaveObject(turn.books, purchase, `repair of ${id}`, 0n);
  openRepair(turn, { ...lost, slashed: lost.slashed + stake, repair: undefined });
}

/** Rebuilt: the survivors' reads are paid, and what the lost lease had above the new price and the reward is the buyer's. */
export function payRebuild(turn: Turn, lost: Lease, newLease: bigint): void {
  const { repair, asset, buyer, id } = lost;
  if (!repair) return;
  const debit = held(buyer, asset);
  for (const { agent, amount } of repair.reads) {
    const read = { code: 'repair_read', debit, credit: available(agent, asset), amount } as const;
    owe(turn, read, { subject: repair.taker, a: newLease });
  }
  const surplus = heldFor(lost) - repair.price - repair.reward;
  const returned = { debit, credit: available(buyer, asset), amount: surplus };
  owe(turn, { code: 'lease_returned', ...returned }, { subject: buyer, a: id });
}
