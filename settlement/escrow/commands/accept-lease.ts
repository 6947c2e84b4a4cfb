import { available, held } from '../../../primitives/account.ts';
import { fromHex } from '../../../primitives/bytes.ts';
import type { AgentCommand, LeaseTerms } from '../../../primitives/commands.ts';
import { leaseMessage } from '../../../primitives/frame.ts';
import { verifySignature } from '../../../primitives/keys.ts';
import { assert, ok, type Refusal, type Result, refuse } from '../../../primitives/result.ts';
import { checkSlotShape } from '../../../primitives/slot-shape.ts';
import { ownerOf, takingAgent } from '../agents.ts';
import { cancel, schedule } from '../deadlines.ts';
import { forgetLater } from '../forget.ts';
import { changeLease, keepClosed } from '../lease/close-lease.ts';
import { heldFor } from '../lease/epoch-pay.ts';
import { leaveObject, type ObjectName } from '../lease/object.ts';
import { openLeases, ownersOfOtherSlots } from '../lease/slots.ts';
import { mustPost, single } from '../posting.ts';
import type { Lease, Repair, StorageTrade } from '../records.ts';
import { epochOf, type SettlementState } from '../state.ts';
import { byRule, now, type Step } from '../step.ts';

type AcceptLease = Extract<AgentCommand, { type: 'acceptLease' }>;

const MEBIBYTE = 1_048_576n;
/** A term may begin in the epoch that runs, or so many later. */
const START_WITHIN = 2n;

/** Terms that both parties signed turn a matched slot, or a repair's taken one, into a lease. */
export function acceptLease(step: Step, agent: string, command: AcceptLease): Result<bigint> {
  const { trade: id } = command.terms;
  const lost = step.state.rebuilds.get(String(id));
  if (lost !== undefined) return leaseRebuilt(step, agent, command, lost);
  const trade = step.state.trades.get(String(id));
  if (trade?.kind !== 'storage') return refuse('unknown_trade', `there is no storage trade ${id} (any more)`);
  return leaseTrade(step, agent, command, trade);
}

function leaseTrade(step: Step, agent: string, command: AcceptLease, trade: StorageTrade): Result<bigint> {
  const { state } = step;
  const { terms } = command;
  const { id, asset, buyer, seller, object, slot, price, collateral, reserveShare, mandate } = trade;
  const refused =
    refuseParty(agent, [buyer, seller], id) ??
    refuseTime(step, id, trade.state, 'matched', trade.deadlineMs) ??
    refuseTerms(state, terms, { ...trade, trade: id, maxBytes: BigInt(trade.lots) * MEBIBYTE }) ??
    refuseOtherObject(state, { buyer, object, asset }, terms) ??
    refuseEnd(terms, terms.firstEpoch + termEpochs(trade.termSeconds, state.genesis.epochMs) - 1n) ??
    refuseSignature(state, seller, command.termsBytes, command.sellerSignature) ??
    refuseSignature(state, buyer, command.termsBytes, command.buyerSignature) ??
    refuseHolder(state, { buyer, object, asset }, slot, seller);
  if (refused) return refused;
  cancel(state, 'upload', String(id));
  state.trades.set(String(id), { ...trade, state: 'leased' });
  forgetLater(state, 'trade', id);
  begin(step, {
    id,
    handle: object,
    asset,
    buyer,
    seller,
    terms,
    state: 'active',
    price,
    settledEpochs: 0n,
    collateral,
    collateralLeft: collateral,
    slashed: 0n,
    reward: 0n,
    reserveShare,
    mandate,
    missedInRow: 0,
    goodProofs: 0,
    repair: undefined,
  });
  return ok(id);
}

/** Under TakeRepair: the mandate stands for the buyer's signature, and everything but holder and beginning is the lost lease's. */
function leaseRebuilt(step: Step, agent: string, command: AcceptLease, lostId: bigint): Result<bigint> {
  const { state } = step;
  const { terms } = command;
  const lost = state.leases.get(String(lostId));
  const repair = lost?.repair;
  assert(lost && repair, `lease ${lostId} is being rebuilt`);
  const { asset, buyer, terms: old } = lost;
  const { taker, newLease } = repair;
  const maxBytes = old.bytes;
  const refused =
    refuseParty(agent, [taker], newLease) ??
    refuseTime(step, newLease, lost.state, 'repairing', repair.deadlineMs) ??
    refuseTerms(state, terms, { ...old, trade: newLease, maxBytes }) ??
    refuseDifferent(terms, old, ['object', 'dataRoot', 'bytes', 'cidCount']) ??
    refuseEnd(terms, old.lastEpoch) ??
    refuseSignature(state, taker, command.termsBytes, command.sellerSignature) ??
    refuseHolder(state, { buyer, object: lost.handle, asset }, old.slot, taker, lostId);
  if (refused) return refused;
  const reward = payRebuild(step, lost, repair);
  state.rebuilds.delete(String(newLease));
  begin(step, {
    ...lost,
    id: newLease,
    seller: taker,
    terms,
    state: 'active',
    price: repair.price,
    settledEpochs: 0n,
    collateral: repair.collateral,
    collateralLeft: repair.collateral,
    slashed: 0n,
    reward,
    missedInRow: 0,
    goodProofs: 0,
    repair: undefined,
  });
  leaveObject(state, { buyer, object: lost.handle, asset }, lostId, 0n);
  keepClosed(step, lost, 'lost');
  return ok(newLease);
}

/** Pays the survivors' reads; what the lost lease had above the new price and the reward is the buyer's again. Returns the reward. */
function payRebuild(step: Step, lost: Lease, repair: Repair): bigint {
  const { id, asset, buyer } = lost;
  const { newLease, taker, reads, price } = repair;
  if (reads.some(({ amount }) => amount > 0n)) {
    const by = byRule(step, 'repair_reward', taker, newLease, BigInt(asset));
    for (const { agent, amount } of reads)
      mustPost(step, [single(held(buyer, asset), available(agent, asset), amount, 'repair_read', by)]);
  }
  const reward = repair.reward;
  const surplus = heldFor(lost) - price - reward;
  if (surplus > 0n) {
    const by = byRule(step, 'lease_end', buyer, id, BigInt(asset));
    mustPost(step, [single(held(buyer, asset), available(buyer, asset), surplus, 'lease_returned', by)]);
  }
  return reward;
}

function begin(step: Step, lease: Lease): void {
  const endMs = Number(lease.terms.lastEpoch + 1n) * step.state.genesis.epochMs;
  schedule(step.state, 'lease_end', String(lease.id), endMs);
  changeLease(step, lease);
}

/** Whole epochs of a term, at least one. */
function termEpochs(termSeconds: number, epochMs: number): bigint {
  return BigInt(Math.max(1, Math.floor((termSeconds * 1_000) / epochMs)));
}

function refuseParty(agent: string, parties: readonly string[], id: bigint): Refusal | undefined {
  return parties.includes(agent) ? undefined : refuse('not_a_party', `${agent} is no party of ${id}`);
}

function refuseTime(step: Step, id: bigint, state: string, wanted: string, untilMs: number): Refusal | undefined {
  if (state !== wanted) return refuse('wrong_state', `${id} is ${state}, not ${wanted}`);
  if (now(step) < untilMs) return undefined;
  return refuse('deadline_passed', `${id} was to be leased by ${untilMs}, it is ${now(step)}`);
}

type Agreed = Pick<LeaseTerms, 'trade' | 'slot' | 'k' | 'n' | 'readPrice'>;

function refuseTerms(
  state: SettlementState,
  terms: LeaseTerms,
  agreed: Agreed & { readonly maxBytes: bigint },
): Refusal | undefined {
  const different = refuseDifferent(terms, agreed, ['trade', 'slot', 'k', 'n', 'readPrice']);
  if (different) return different;
  const shape = checkSlotShape(terms.bytes, terms.cidCount);
  if (!shape.ok) return shape;
  if (terms.bytes > agreed.maxBytes)
    return refuse('terms_mismatch', `${terms.bytes} bytes are more than the ${agreed.maxBytes} that were bought`);
  const epoch = epochOf(state);
  if (terms.firstEpoch < epoch || terms.firstEpoch > epoch + START_WITHIN)
    return refuse('terms_mismatch', `firstEpoch is ${epoch} to ${epoch + START_WITHIN}, not ${terms.firstEpoch}`);
  return undefined;
}

function refuseDifferent<K extends keyof LeaseTerms>(
  terms: LeaseTerms,
  agreed: Pick<LeaseTerms, K>,
  fields: readonly K[],
): Refusal | undefined {
  for (const field of fields)
    if (terms[field] !== agreed[field])
      return refuse('terms_mismatch', `${field} is ${agreed[field]}, not ${terms[field]}`, { field });
  return undefined;
}

function refuseEnd({ firstEpoch, lastEpoch }: LeaseTerms, wanted: bigint): Refusal | undefined {
  if (lastEpoch === wanted && lastEpoch >= firstEpoch) return undefined;
  return refuse('terms_mismatch', `lastEpoch is ${wanted}, not ${lastEpoch}`, { field: 'lastEpoch' });
}

function refuseSignature(
  state: SettlementState,
  agent: string,
  terms: Uint8Array,
  signature: Uint8Array,
): Refusal | undefined {
  const key = fromHex(agent);
  if (key && verifySignature(key, leaseMessage(state.networkId, terms), signature)) return undefined;
  return refuse('bad_signature', `${agent} did not sign these lease terms`);
}

/**
 * The object's id is its manifest's cid, known only once all is uploaded, so the bid could name no more than a handle. The first lease of a
 * purchase says which object it is; the others must agree.
 */
function refuseOtherObject(state: SettlementState, name: ObjectName, terms: LeaseTerms): Refusal | undefined {
  const first = openLeases(state, name)[0];
  return first ? refuseDifferent(terms, first.terms, ['object']) : undefined;
}

/** The holder takes on something new, and its owner has no other slot of the object, nor anybody this one. */
function refuseHolder(
  state: SettlementState,
  name: ObjectName,
  slot: number,
  holder: string,
  replaced?: bigint,
): Refusal | undefined {
  const taking = takingAgent(state, holder);
  if (!taking.ok) return taking;
  if (openLeases(state, name).some(({ terms, id }) => terms.slot === slot && id !== replaced))
    return refuse('wrong_state', `slot ${slot} of object ${name.object} is leased already`);
  if (!ownersOfOtherSlots(state, name, slot).has(ownerOf(state, holder))) return undefined;
  return refuse('owner_not_distinct', `the owner of ${holder} has another slot of object ${name.object}`);
}
