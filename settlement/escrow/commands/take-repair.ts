import { available, collateral } from '../../../primitives/account.ts';
import type { AgentCommand } from '../../../primitives/commands.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { ownerOf } from '../agents.ts';
import { cancel, schedule } from '../deadlines.ts';
import { drawReserve, joinObject } from '../lease/object.ts';
import { repairOffer, sumOf } from '../lease/repair.ts';
import { ownersOfOtherSlots } from '../lease/slots.ts';
import { baseUnits, post, single } from '../posting.ts';
import { nextId } from '../state.ts';
import { byFrame, notify, now, type Step } from '../step.ts';

/**
 * The first that takes a lost slot rebuilds it from k survivors, for a price of its own up to the mandate's. It puts up the
 * collateral that the lost lease had; the id of its new lease is the outcome. The survivors are told whom to serve.
 */
export function takeRepair(
  step: Step,
  agent: string,
  { lease: id, price }: Extract<AgentCommand, { type: 'takeRepair' }>,
): Result<bigint> {
  const { state } = step;
  const lease = state.leases.get(String(id));
  if (!lease) return refuse('unknown_lease', `there is no lease ${id} (any more)`);
  if (lease.repair) return refuse('repair_taken', `lease ${id} is being repaired by ${lease.repair.taker}`);
  const offer = lease.state === 'repairing' ? repairOffer(state, lease, now(step)) : undefined;
  if (!offer) return refuse('wrong_state', `lease ${id} is ${lease.state}; it cannot be repaired (now)`);
  if (price > offer.maxPrice)
    return refuse('price_moved', `the rest of lease ${id} is worth at most ${offer.maxPrice}, not ${price}`);
  const { asset, buyer, terms, collateral: stake } = lease;
  const name = { buyer, object: lease.handle, asset };
  const owner = ownerOf(state, agent);
  if (owner === ownerOf(state, buyer) || ownersOfOtherSlots(state, name, terms.slot).has(owner))
    return refuse('owner_not_distinct', `owner ${owner} is the buyer's or has another slot of object ${terms.object}`);
  const posted = post(step, [
    single(available(agent, asset), collateral(agent, asset), stake, 'repair_collateral', byFrame(step)),
  ]);
  if (!posted.ok) return posted;
  const newLease = nextId(state);
  const deadlineMs = now(step) + state.genesis.rebuildWindowMs;
  const { reads, reward } = offer;
  const repair = {
    newLease,
    taker: agent,
    price: baseUnits(state, asset, price),
    collateral: stake,
    reward,
    reads,
    deadlineMs,
  };
  state.leases.set(String(id), { ...lease, repair });
  state.rebuilds.set(String(newLease), id);
  drawReserve(state, name, sumOf(reads));
  joinObject(state, name, newLease, 0n);
  cancel(state, 'repair', String(id));
  schedule(state, 'rebuild', String(id), deadlineMs);
  notify(step, [buyer, agent, ...offer.survivors.map(({ seller }) => seller)], {
    type: 'leaseChanged',
    lease: newLease,
    state: 'repairing',
    buyer,
    seller: agent,
    terms: { ...terms, trade: newLease },
    missedProofs: 0,
  });
  return ok(newLease);
}
