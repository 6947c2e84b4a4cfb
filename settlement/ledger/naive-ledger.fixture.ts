import { parseAccount } from '../../primitives/account.ts';
import type { Code } from '../../primitives/codes.ts';
import { MAX_AMOUNT } from '../../primitives/money.ts';
import { type Transfer, transferIdText } from '../../primitives/transfer.ts';

/** The ledger as one would explain it: a list of what was accepted, and every sum added up anew from the list's start. */
export type NaiveLedger = { readonly accepted: readonly Transfer[]; readonly closed: ReadonlySet<string> };

const endOf = ({ accepted }: NaiveLedger, { id }: Transfer): Transfer | undefined =>
  accepted.find(({ pendingId }) => pendingId && transferIdText(pendingId) === transferIdText(id));

export const openOf = (ledger: NaiveLedger): Transfer[] =>
  ledger.accepted.filter((one) => one.kind === 'pending' && !endOf(ledger, one));

const openById = (ledger: NaiveLedger, id: Transfer['pendingId']): Transfer | undefined =>
  openOf(ledger).find((one) => id && transferIdText(one.id) === transferIdText(id));

const sum = (of: readonly Transfer[]): bigint => of.reduce((total, { amount }) => total + amount, 0n);

/** The four sums of an account. */
export function naiveBalance(ledger: NaiveLedger, account: string) {
  const posted = ledger.accepted.filter(({ kind }) => kind === 'single' || kind === 'post');
  const pending = openOf(ledger);
  return {
    debitsPosted: sum(posted.filter(({ debit }) => debit === account)),
    creditsPosted: sum(posted.filter(({ credit }) => credit === account)),
    debitsPending: sum(pending.filter(({ debit }) => debit === account)),
    creditsPending: sum(pending.filter(({ credit }) => credit === account)),
  };
}

const isSource = (account: string): boolean => /^system\/\d+\/(issuance|vault)$/.test(account);
const ends = ({ kind }: Transfer): boolean => kind === 'post' || kind === 'void' || kind === 'expire';

type Fault = (
  ledger: NaiveLedger,
  transfer: Transfer,
  assets: readonly number[],
  chain: readonly Transfer[],
) => boolean;

const ofOpen =
  (fault: (open: Transfer, now: Transfer) => boolean): Fault =>
  (ledger, now) => {
    const open = openById(ledger, now.pendingId);
    return ends(now) && open !== undefined && fault(open, now);
  };
const ofMover =
  (fault: (ledger: NaiveLedger, now: Transfer) => boolean): Fault =>
  (ledger, now) =>
    !ends(now) && fault(ledger, now);

/** What can be wrong with a transfer, in order of precedence. `chain`: what came before it in its chain. */
export const FAULTS: readonly (readonly [Code, Fault])[] = [
  [
    'malformed',
    (_, now) => ends(now) !== (now.pendingId !== undefined) || (now.timeoutMs > 0 && now.kind !== 'pending'),
  ],
  ['amount_zero', (_, { amount }) => amount <= 0n],
  ['amount_too_large', (_, { amount }) => amount > MAX_AMOUNT],
  ['same_account', (_, { debit, credit }) => debit === credit],
  [
    'unknown_asset',
    (_, { debit, credit }, assets) =>
      parseAccount(debit).asset !== parseAccount(credit).asset || !assets.includes(parseAccount(debit).asset),
  ],
  [
    'already_resolved',
    (_, { pendingId }, __, chain) =>
      chain.some((one) => one.pendingId && pendingId && transferIdText(one.pendingId) === transferIdText(pendingId)),
  ],
  ['unknown_transfer', (ledger, now) => ends(now) && !openById(ledger, now.pendingId)],
  ['pending_has_different_debit', ofOpen((open, now) => open.debit !== now.debit)],
  ['pending_has_different_credit', ofOpen((open, now) => open.credit !== now.credit)],
  ['pending_has_different_code', ofOpen((open, now) => open.code !== now.code)],
  ['exceeds_pending_amount', ofOpen((open, now) => now.kind === 'post' && now.amount > open.amount)],
  ['pending_has_different_amount', ofOpen((open, now) => now.kind !== 'post' && now.amount !== open.amount)],
  [
    'wrong_state',
    ofOpen((open, now) => now.kind === 'expire' && (open.timeoutMs === 0 || now.timeMs < open.timeoutMs)),
  ],
  ['account_closed', ofMover(({ closed }, { debit, credit }) => closed.has(debit) || closed.has(credit))],
  [
    'insufficient_funds',
    ofMover((ledger, { debit, amount }) => {
      const { creditsPosted, debitsPosted, debitsPending } = naiveBalance(ledger, debit);
      return !isSource(debit) && debitsPosted + debitsPending + amount > creditsPosted;
    }),
  ],
  [
    'exceeds_debits',
    ofMover((ledger, { credit, amount }) => {
      const { creditsPosted, creditsPending, debitsPosted } = naiveBalance(ledger, credit);
      return isSource(credit) && creditsPosted + creditsPending + amount > debitsPosted;
    }),
  ],
  [
    'amount_too_large',
    ofMover((ledger, { credit, amount }) => {
      const { creditsPosted, creditsPending } = naiveBalance(ledger, credit);
      return creditsPosted + creditsPending + amount > MAX_AMOUNT;
    }),
  ],
];

const FIELDS = [
  ['kind', (one: Transfer) => one.kind],
  ['debit', (one: Transfer) => one.debit],
  ['credit', (one: Transfer) => one.credit],
  ['amount', (one: Transfer) => one.amount],
  ['code', (one: Transfer) => one.code],
  ['timeout', (one: Transfer) => one.timeoutMs],
  ['linked', (one: Transfer) => one.linked],
  ['time', (one: Transfer) => one.timeMs],
  ['pending_id', (one: Transfer) => one.pendingId && transferIdText(one.pendingId)],
  ['authorisation', (one: Transfer) => Object.values(one.authorisation).join(' ')],
] as const;

/** The ledger after the chain, or the code that refuses it. */
export function naivelyApplied(
  ledger: NaiveLedger,
  chain: readonly Transfer[],
  assets: readonly number[],
): NaiveLedger | Code | 'exists' {
  for (const one of chain) {
    const before = openById(ledger, one.id);
    if (!before) continue;
    const differing = FIELDS.find(([, of]) => of(before) !== of(one));
    return differing ? `exists_with_different_${differing[0]}` : 'exists';
  }
  let now = ledger;
  for (const [index, one] of chain.entries()) {
    const fault = FAULTS.find(([, holds]) => holds(now, one, assets, chain.slice(0, index)));
    if (fault) return fault[0];
    now = { ...now, accepted: [...now.accepted, one] };
  }
  return now;
}
