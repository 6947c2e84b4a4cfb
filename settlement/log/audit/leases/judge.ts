import { available, collateral, held } from '../../../../primitives/account.ts';
import { type Challenge, epochPay, type Lease, owe, payDue, type Turn } from './books.ts';
import { loseLease } from './repair.ts';

const PROOFS_TO_REWARD = 3;
const MISSES_TO_LOSE = 2;

export const challengeKey = ({ agent, asset, epoch }: Pick<Challenge, 'agent' | 'asset' | 'epoch'>): string =>
  `${agent}/${asset}/${epoch}`;

/** The challenged leases that still run. */
export function challenged({ books }: Turn, { leases }: Challenge): Lease[] {
  return leases
    .map(({ leaseId }) => books.leases.get(String(leaseId)))
    .filter((lease) => lease?.state === 'active') as Lease[];
}

/**
 * Pays the `good` leases what is due with this epoch; gives it back to the buyer of every other, with a penalty out of collateral:
 * that lease's epoch pay, or twice the agent's for one position, whichever is more.
 */
export function judge(turn: Turn, challenge: Challenge, good: ReadonlySet<bigint>): void {
  const { books, context } = turn;
  const { agent, asset, epoch } = challenge;
  books.challenges.delete(challengeKey(challenge));
  const why = { subject: agent, a: epoch };
  const leases = challenged(turn, challenge);
  const agentPay = leases.reduce((sum, lease) => sum + epochPay(lease, epoch), 0n);
  const floor = (2n * agentPay) / BigInt(context.published.genesis.challengePositions);
  const [paid, missed] = [leases.filter(({ id }) => good.has(id)), leases.filter(({ id }) => !good.has(id))];
  for (const [buyer, amount] of byBuyer(paid, (lease) => payDue(lease, epoch)))
    owe(turn, { code: 'epoch_pay', debit: held(buyer, asset), credit: available(agent, asset), amount }, why);
  for (const lease of paid) {
    const after = { ...settle(lease, epoch), missedInRow: 0, goodProofs: lease.goodProofs + 1 };
    const isDue = after.reward > 0n && after.goodProofs >= PROOFS_TO_REWARD;
    const reward = { debit: held(lease.buyer, asset), credit: available(agent, asset), amount: after.reward };
    if (isDue) owe(turn, { code: 'repair_reward', ...reward }, { subject: agent, a: lease.id });
    books.leases.set(String(lease.id), isDue ? { ...after, reward: 0n } : after);
  }
  const penaltyOf = (lease: Lease): bigint => {
    const own = epochPay(lease, epoch);
    return least(own > floor ? own : floor, lease.collateralLeft);
  };
  for (const [buyer, amount] of byBuyer(missed, (lease) => payDue(lease, epoch)))
    owe(turn, { code: 'epoch_refund', debit: held(buyer, asset), credit: available(buyer, asset), amount }, why);
  for (const [buyer, amount] of byBuyer(missed, penaltyOf))
    owe(
      turn,
      { code: 'missed_proof_penalty', debit: collateral(agent, asset), credit: held(buyer, asset), amount },
      why,
    );
  const lost: Lease[] = [];
  for (const before of missed) {
    const penalty = penaltyOf(before);
    const lease = {
      ...settle(before, epoch),
      missedInRow: before.missedInRow + 1,
      collateralLeft: before.collateralLeft - penalty,
      slashed: before.slashed + penalty,
    };
    const isLost = (lease.collateral > 0n && lease.collateralLeft === 0n) || lease.missedInRow >= MISSES_TO_LOSE;
    if (isLost) lost.push(lease);
    books.leases.set(String(lease.id), isLost ? { ...lease, state: 'repairing' } : lease);
  }
  for (const lease of lost) loseLease(turn, { ...lease, state: 'repairing' }, why);
}

function settle(lease: Lease, epoch: bigint): Lease {
  const upTo = epoch - lease.terms.firstEpoch + 1n;
  return { ...lease, settled: upTo > lease.settled ? upTo : lease.settled };
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

function byBuyer(leases: readonly Lease[], amountOf: (lease: Lease) => bigint): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const lease of leases) sums.set(lease.buyer, (sums.get(lease.buyer) ?? 0n) + amountOf(lease));
  return sums;
}
