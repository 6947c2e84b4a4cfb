import { available, collateral, held } from '../../../primitives/account.ts';
import type { TransferCode } from '../../../primitives/transfer.ts';
import { cancel } from '../deadlines.ts';
import { mustPost, single } from '../posting.ts';
import type { ChallengeRow, Lease } from '../records.ts';
import { byRule, notify, type Step } from '../step.ts';
import { changeLease } from './close-lease.ts';
import { epochPay, payDue } from './epoch-pay.ts';
import { loseLease } from './repair.ts';

/** So many good proofs after a repair, its reward is paid. */
const PROOFS_TO_REWARD = 3;
/** So many missed proofs in a row, a lease is lost. */
const MISSES_TO_LOSE = 2;

export const challengeKey = ({ agent, asset, epoch }: Pick<ChallengeRow, 'agent' | 'asset' | 'epoch'>): string =>
  `${agent}/${asset}/${epoch}`;

/**
 * The verdict on one agent's challenge: `good` leases are paid what is due with this epoch; of all others that sum goes back to the
 * buyer, and a penalty of collateral to the buyer's held: the lease's epoch pay, or twice the agent's for one position, whichever is
 * more, as far as collateral is left. One posting for each buyer.
 */
export function judge(step: Step, challenge: ChallengeRow, good: ReadonlySet<bigint>): void {
  const { state } = step;
  const { agent, asset, epoch } = challenge;
  state.challenges.delete(challengeKey(challenge));
  cancel(state, 'proof', challengeKey(challenge));
  const leases = challenge.slots
    .map(({ leaseId }) => state.leases.get(String(leaseId)))
    .filter((lease) => lease?.state === 'active') as Lease[];
  const agentPay = leases.reduce((sum, lease) => sum + epochPay(lease, epoch), 0n);
  const floor = (2n * agentPay) / BigInt(state.genesis.challengePositions);
  const [paid, missed] = [leases.filter(({ id }) => good.has(id)), leases.filter(({ id }) => !good.has(id))];

  const pay = sumByBuyer(paid, (lease) => payDue(lease, epoch));
  const wages = pay.map(({ buyer, amount }) => ({ from: held(buyer, asset), to: available(agent, asset), amount }));
  postSums(step, challenge, 'epoch_pay', wages);
  for (const lease of paid)
    rewardOrKeep(step, settled(lease, epoch, { missedInRow: 0, goodProofs: lease.goodProofs + 1 }));
  notify(step, [agent], {
    type: 'proofJudged',
    epoch,
    asset,
    good: paid.map(({ id }) => id),
    missed: missed.map(({ id }) => id),
    paidBaseUnits: pay.reduce((sum, { amount }) => sum + amount, 0n),
  });
  if (missed.length > 0) judgeMissed(step, challenge, missed, floor);
}

function judgeMissed(step: Step, challenge: ChallengeRow, missed: readonly Lease[], floor: bigint): void {
  const { agent, asset, epoch } = challenge;
  const penaltyOf = (lease: Lease): bigint => {
    const own = epochPay(lease, epoch);
    const penalty = own > floor ? own : floor;
    return penalty < lease.collateralLeft ? penalty : lease.collateralLeft;
  };
  const refunds = sumByBuyer(missed, (lease) => payDue(lease, epoch));
  const penalties = sumByBuyer(missed, penaltyOf);
  postSums(step, challenge, 'missed_proof', [
    ...refunds.map(({ buyer, amount }) => ({ from: held(buyer, asset), to: available(buyer, asset), amount })),
    ...penalties.map(({ buyer, amount }) => ({ from: collateral(agent, asset), to: held(buyer, asset), amount })),
  ]);
  const lost: Lease[] = [];
  for (const before of missed) {
    const penalty = penaltyOf(before);
    const lease = settled(before, epoch, {
      missedInRow: before.missedInRow + 1,
      collateralLeft: before.collateralLeft - penalty,
      slashed: before.slashed + penalty,
    });
    const exhausted = lease.collateral > 0n && lease.collateralLeft === 0n;
    if (exhausted || lease.missedInRow >= MISSES_TO_LOSE) lost.push(lease);
    // All are kept before any repair is opened, so that none counts a lost slot among the survivors.
    step.state.leases.set(String(lease.id), lost.includes(lease) ? { ...lease, state: 'repairing' } : lease);
    if (!lost.includes(lease)) changeLease(step, lease);
  }
  for (const lease of lost) loseLease(step, lease, () => byRule(step, 'missed_proof', agent, epoch, BigInt(asset)));
}

function settled(lease: Lease, epoch: bigint, change: Partial<Lease>): Lease {
  const upTo = epoch - lease.terms.firstEpoch + 1n;
  return { ...lease, settledEpochs: upTo > lease.settledEpochs ? upTo : lease.settledEpochs, ...change };
}

function rewardOrKeep(step: Step, lease: Lease): void {
  const { id, asset, buyer, seller, reward } = lease;
  const isDue = reward > 0n && lease.goodProofs >= PROOFS_TO_REWARD;
  if (isDue) {
    const by = byRule(step, 'repair_reward', seller, id, BigInt(asset));
    mustPost(step, [single(held(buyer, asset), available(seller, asset), reward, 'repair_reward', by)]);
  }
  step.state.leases.set(String(id), isDue ? { ...lease, reward: 0n } : lease);
}

type Sum = { readonly from: string; readonly to: string; readonly amount: bigint };

function postSums(step: Step, challenge: ChallengeRow, rule: 'epoch_pay' | 'missed_proof', sums: readonly Sum[]): void {
  if (sums.every(({ amount }) => amount === 0n)) return;
  const { agent, epoch, asset } = challenge;
  const by = byRule(step, rule, agent, epoch, BigInt(asset));
  for (const { from, to, amount } of sums) {
    const penalty = from.endsWith('/collateral');
    const code: TransferCode = rule === 'epoch_pay' ? 'epoch_pay' : penalty ? 'missed_proof_penalty' : 'epoch_refund';
    mustPost(step, [single(from, to, amount, code, by)]);
  }
}

/** Sums in order of buyer. */
function sumByBuyer(leases: readonly Lease[], amountOf: (lease: Lease) => bigint) {
  const sums = new Map<string, bigint>();
  for (const lease of leases) sums.set(lease.buyer, (sums.get(lease.buyer) ?? 0n) + amountOf(lease));
  return [...sums].map(([buyer, amount]) => ({ buyer, amount })).sort((a, b) => (a.buyer < b.buyer ? -1 : 1));
}
