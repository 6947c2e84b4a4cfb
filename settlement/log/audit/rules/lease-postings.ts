import { isDataStake } from '../allowed/by-rule.ts';
import type { Due } from '../leases/books.ts';
import { playMessage } from '../leases/run.ts';
import { wrong } from '../report.ts';
import { type Context, type EntryOf, ruleOn } from '../rule.ts';

type Transfer = EntryOf<'transfer'>['transfer'];

const OF_LEASES: ReadonlySet<Transfer['code']> = new Set<Transfer['code']>([
  'epoch_pay',
  'epoch_refund',
  'missed_proof_penalty',
  'lease_returned',
  'repair_collateral',
  'repair_reward',
  'repair_penalty',
  'repair_read',
]);

/**
 * Leases, proofs, repairs: played again from signed terms, challenges and proofs, each message must have moved exactly what follows from
 * them. Also where the lease books go on.
 */
export const leasePostings = ruleOn('batch', 'lease_postings', (context, { partition }) => {
  if (partition !== 0) return undefined;
  const due = playMessage(context).map(textOf);
  const { transfers, leaves } = context.state.group;
  for (const [at, transfer] of transfers.entries()) {
    if (!isOfLease(context, transfer)) continue;
    const found = due.indexOf(textOf(transfer));
    if (found < 0) return { ...wrong(due.join(', ') || 'nothing due', textOf(transfer)), index: leaves[at] };
    due.splice(found, 1);
  }
  return due.length > 0 ? wrong(due.join(', '), 'none of it') : undefined;
});

function isOfLease(context: Context, transfer: Transfer): boolean {
  if (OF_LEASES.has(transfer.code)) return true;
  const byRule = transfer.code === 'collateral_returned' && transfer.authorisation.kind === 'rule';
  if (!byRule) return false;
  const rule = context.state.group.rules.get(Number(transfer.authorisation.leaf))?.rule;
  return rule === 'lease_end' || (rule === 'expiry' && !isDataStake(context, transfer));
}

function textOf({ code, debit, credit, amount }: Due): string {
  return `${code} of ${amount} from ${debit} to ${credit}`;
}
