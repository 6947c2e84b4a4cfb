import { isDataStake } from '../allowed/by-rule.ts';
import type { Due, Why } from '../leases/books.ts';
import { playMessage } from '../leases/run.ts';
import { wrong } from '../report.ts';
import { type Context, type EntryOf, ruleOn } from '../rule.ts';
import type { RuleEntry } from '../state.ts';

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
  const due = [...playMessage(context)];
  const { transfers, leaves } = context.state.group;
  for (const [at, transfer] of transfers.entries()) {
    if (!isOfLease(context, transfer)) continue;
    const { authorisation: by } = transfer;
    const rule = by.kind === 'rule' ? context.state.group.rules.get(Number(by.leaf)) : undefined;
    const found = due.findIndex((one) => textOf(one) === textOf(transfer) && isReason(one, rule));
    if (found < 0) {
      const told = rule ? `, by ${rule.rule} of ${rule.subject}, ${rule.a}` : '';
      return { ...wrong(due.map(dueText).join('; ') || 'nothing due', textOf(transfer) + told), index: leaves[at] };
    }
    due.splice(found, 1);
  }
  return due.length > 0 ? wrong(due.map(dueText).join('; '), 'none of it') : undefined;
});

function isOfLease(context: Context, transfer: Transfer): boolean {
  if (OF_LEASES.has(transfer.code)) return true;
  const byRule = transfer.code === 'collateral_returned' && transfer.authorisation.kind === 'rule';
  if (!byRule) return false;
  const rule = context.state.group.rules.get(Number(transfer.authorisation.leaf))?.rule;
  return rule === 'lease_end' || (rule === 'expiry' && !isDataStake(context, transfer));
}

function isReason({ subject, a }: Due, rule: RuleEntry | undefined): boolean {
  if (!rule) return true;
  return (subject === undefined || rule.subject === subject) && (a === undefined || rule.a === a);
}

const dueText = (due: Due): string =>
  due.subject === undefined ? textOf(due) : `${textOf(due)} (${due.subject}, ${due.a ?? 'its lease'})`;

function textOf({ code, debit, credit, amount }: Omit<Due, keyof Why>): string {
  return `${code} of ${amount} from ${debit} to ${credit}`;
}
