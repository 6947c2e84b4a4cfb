import type { LeaseTerms } from '../../primitives/commands.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { TERM_SECONDS, type Term } from '../../primitives/instrument.ts';

export type LeaseOffer = Omit<LeaseTerms, 'firstEpoch' | 'lastEpoch'> & {
  readonly nowMs: number;
  readonly genesis: Pick<Genesis, 'epochMs'>;
  readonly term: Term;
};

/** Terms of a lease that begins with the next epoch and lasts the whole epochs of its term, at least one. */
export function buildLeaseTerms(offer: LeaseOffer): LeaseTerms {
  const { nowMs, genesis, term, ...agreed } = offer;
  const firstEpoch = epochAt(nowMs, genesis) + 1n;
  return { ...agreed, firstEpoch, lastEpoch: firstEpoch + termEpochs(term, genesis) - 1n };
}

export function epochAt(timeMs: number, { epochMs }: Pick<Genesis, 'epochMs'>): bigint {
  return BigInt(Math.floor(timeMs / epochMs));
}

export function termEpochs(term: Term, { epochMs }: Pick<Genesis, 'epochMs'>): bigint {
  return BigInt(Math.max(1, Math.floor((TERM_SECONDS[term] * 1_000) / epochMs)));
}

/** When the lease's last epoch is over. */
export function endOf({ lastEpoch }: Pick<LeaseTerms, 'lastEpoch'>, { epochMs }: Pick<Genesis, 'epochMs'>): number {
  return Number(lastEpoch + 1n) * epochMs;
}
