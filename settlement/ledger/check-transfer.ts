import { parseAccount } from '../../primitives/account.ts';
import { MAX_AMOUNT } from '../../primitives/money.ts';
import { type Refusal, refuse } from '../../primitives/result.ts';
import { type Transfer, type TransferId, transferIdText } from '../../primitives/transfer.ts';
import { balanceOf, type Ledger, limitOf, returnableOf, spendableOf } from './ledger.ts';

/** What stands in the way of one transfer, the first fault in the order of `applyTransfers`; `resolved`: by earlier ones of its chain. */
export function checkTransfer(ledger: Ledger, transfer: Transfer, resolved: ReadonlySet<string>): Refusal | undefined {
  return (
    checkShape(ledger, transfer) ??
    (opens(transfer) ? checkAccounts(ledger, transfer) : checkResolution(ledger, transfer, resolved))
  );
}

const opens = ({ kind }: Transfer): boolean => kind === 'single' || kind === 'pending';

function checkShape(ledger: Ledger, transfer: Transfer): Refusal | undefined {
  const { id, kind, amount, debit, credit, pendingId, timeoutMs } = transfer;
  const name = transferIdText(id);
  if ((pendingId === undefined) !== opens(transfer))
    return refuse('malformed', `transfer ${name} of kind ${kind} names ${pendingId ? 'a' : 'no'} pending one`);
  if (timeoutMs !== 0 && kind !== 'pending')
    return refuse('malformed', `transfer ${name} of kind ${kind} has a timeout, which only a pending one has`);
  if (amount <= 0n) return refuse('amount_zero', `transfer ${name} moves nothing; an amount is above zero`);
  if (amount > MAX_AMOUNT) return refuse('amount_too_large', `transfer ${name} of ${amount} is over u128`);
  if (debit === credit) return refuse('same_account', `transfer ${name} debits and credits ${debit}`);
  const asset = parseAccount(debit).asset;
  if (asset !== parseAccount(credit).asset)
    return refuse('unknown_asset', `transfer ${name} goes from ${debit} to another asset, ${credit}`);
  return ledger.assets.has(asset) ? undefined : refuse('unknown_asset', `genesis has no asset ${asset}`);
}

function checkResolution(ledger: Ledger, transfer: Transfer, resolved: ReadonlySet<string>): Refusal | undefined {
  const { kind, amount, timeMs } = transfer;
  const name = transferIdText(transfer.pendingId as TransferId);
  if (resolved.has(name)) return refuse('already_resolved', `transfer ${name} was resolved before in this chain`);
  const pending = ledger.pending.get(name);
  if (!pending) return refuse('unknown_transfer', `transfer ${name} is not pending`);
  for (const field of ['debit', 'credit', 'code'] as const)
    if (pending[field] !== transfer[field])
      return refuse(`pending_has_different_${field}`, `transfer ${name} has ${field} ${pending[field]}`);
  if (kind === 'post' && amount > pending.amount)
    return refuse('exceeds_pending_amount', `of transfer ${name} no more than ${pending.amount} can be posted`);
  if (kind !== 'post' && amount !== pending.amount)
    return refuse('pending_has_different_amount', `transfer ${name} is of ${pending.amount}, and ends whole`);
  if (kind === 'expire' && (pending.timeoutMs === 0 || timeMs < pending.timeoutMs))
    return refuse('wrong_state', `transfer ${name} does not expire before ${pending.timeoutMs || 'it is resolved'}`);
  return undefined;
}

function checkAccounts(ledger: Ledger, { debit, credit, amount }: Transfer): Refusal | undefined {
  if (ledger.closed.size > 0)
    for (const account of [debit, credit])
      if (ledger.closed.has(account)) return refuse('account_closed', `${account} is closed`);
  if (limitOf(debit) === 'debits') {
    const spendable = spendableOf(ledger, debit);
    if (spendable < amount)
      return refuse('insufficient_funds', `${debit} has ${spendable}, not ${amount}`, {
        account: debit,
        has: String(spendable),
        needs: String(amount),
      });
  }
  if (limitOf(credit) === 'credits') {
    const returnable = returnableOf(ledger, credit);
    if (returnable < amount)
      return refuse('exceeds_debits', `${returnable} can go back to ${credit}, whence it came, not ${amount}`);
  }
  const { creditsPosted, creditsPending } = balanceOf(ledger, credit);
  if (creditsPosted + creditsPending + amount > MAX_AMOUNT)
    return refuse('amount_too_large', `${credit} cannot be credited ${amount} more: its sum would pass u128`);
  return undefined;
}

const SAME = {
  kind: 'kind',
  debit: 'debit',
  credit: 'credit',
  amount: 'amount',
  code: 'code',
  timeoutMs: 'timeout',
  linked: 'linked',
  timeMs: 'time',
} as const;

/** What differs from the transfer that is there already under the same id. */
export function checkSame(before: Transfer, now: Transfer): Refusal | undefined {
  const differing = differingField(before, now);
  if (!differing) return undefined;
  const name = transferIdText(now.id);
  return refuse(`exists_with_different_${differing}`, `transfer ${name} exists with another ${differing}`);
}

function differingField(a: Transfer, b: Transfer) {
  for (const field of Object.keys(SAME) as (keyof typeof SAME)[]) if (a[field] !== b[field]) return SAME[field];
  if (idText(a.pendingId) !== idText(b.pendingId)) return 'pending_id';
  return authorisationText(a) === authorisationText(b) ? undefined : 'authorisation';
}

const idText = (id: TransferId | undefined): string => (id ? transferIdText(id) : '');

function authorisationText({ authorisation: by }: Transfer): string {
  return `${by.kind} ${by.leaf} ${by.kind === 'frame' ? by.commandIndex : ''}`;
}
