import type { Transfer } from '../../../../primitives/transfer.ts';
import { accountParts, holderOf } from '../accounts.ts';
import { type Finding, wrong } from '../report.ts';
import type { RuleEntry } from '../state.ts';

/**
 * A posting of a lease by rule names whom and which asset it is about. Whether it is due, and how much, is judged once the message is
 * whole (`lease_postings`).
 */
export function checkLeasePosting({ debit, credit, code }: Transfer, rule: RuleEntry): Finding | undefined {
  const { asset } = accountParts(debit);
  if (rule.b !== BigInt(asset)) return wrong(`asset ${asset}`, `${rule.b}`);
  const subject = subjectOf(code, holderOf(debit), holderOf(credit));
  return subject === undefined || rule.subject === subject ? undefined : wrong(`subject ${subject}`, rule.subject);
}

/** Whom a rule on this code is about; undefined where the transfer does not tell. */
function subjectOf(code: Transfer['code'], debtor: string, creditor: string): string | undefined {
  switch (code) {
    case 'epoch_pay':
    case 'repair_reward':
      return creditor;
    case 'missed_proof_penalty':
    case 'lease_returned':
    case 'repair_penalty':
      return debtor;
    default:
      return undefined;
  }
}
