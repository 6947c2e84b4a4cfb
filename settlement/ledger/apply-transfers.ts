import { type AccountName, parseAccount } from '../../primitives/account.ts';
import { MAX_AMOUNT } from '../../primitives/money.ts';
import { ok, type Refusal, type Result, refuse } from '../../primitives/result.ts';
import { type Transfer, type TransferId, transferIdText } from '../../primitives/transfer.ts';
import { type Balance, balanceOf, type Ledger, spendableOf } from './ledger.ts';

/**
 * Posts a chain of transfers, all or none, in order. The first fault found refuses the chain, tried for each transfer in this order:
 *
 *  1. `exists_with_different_content` (details.field): its id is a pending transfer's whose content is another
 *  2. `amount_zero`           3. `amount_too_large` (over u128)     4. `same_account`
 *  5. `unknown_asset`: the two accounts' assets differ, or genesis has no such asset
 *  6. `already_resolved`: an earlier transfer of this chain resolved the same pending one
 *  7. `unknown_transfer`: what it posts, voids or expires is not pending
 *  8. `exists_with_different_content`: its accounts or amount are not those of the pending transfer
 *  9. `wrong_state`: it expires a transfer before its time, or one that has none
 * 10. `insufficient_funds`: the debtor has less than the amount above its pending debits (system accounts are not limited)
 * 11. `amount_too_large`: the creditor's sum of credits would pass u128
 *
 * `exists`: a pending transfer of the chain is there already with the same content; so is the whole chain, since it went in at once.
 * Ids of posted transfers are not kept. An id is coordinates of the order of record, so the same id again means the same input
 * again, and the reducer drops an input at or below its partition's watermark before it comes here. For the same reason a transfer
 * resolved by an earlier chain is answered with `unknown_transfer`.
 */
export function applyTransfers(ledger: Ledger, chain: readonly Transfer[]): Result<'applied' | 'exists'> {
  for (const transfer of chain) {
    const before = ledger.pending.get(transferIdText(transfer.id));
    if (!before) continue;
    const field = differingField(before, transfer);
    return field ? different(transfer, field) : ok('exists');
  }
  const undo: (() => void)[] = [];
  const resolved = new Set<string>();
  for (const transfer of chain) {
    const fault =
      checkShape(ledger, transfer) ?? checkResolution(ledger, transfer, resolved) ?? checkFunds(ledger, transfer);
    if (fault) {
      for (const step of undo.reverse()) step();
      return fault;
    }
    if (transfer.pendingId) resolved.add(transferIdText(transfer.pendingId));
    post(ledger, transfer, undo);
  }
  return ok('applied');
}

function checkShape(ledger: Ledger, { id, amount, debit, credit }: Transfer): Refusal | undefined {
  const name = transferIdText(id);
  if (amount <= 0n) return refuse('amount_zero', `transfer ${name} moves nothing; an amount is above zero`);
  if (amount > MAX_AMOUNT) return refuse('amount_too_large', `transfer ${name} of ${amount} is over u128`);
  if (debit === credit) return refuse('same_account', `transfer ${name} debits and credits ${debit}`);
  const asset = parseAccount(debit).asset;
  if (asset !== parseAccount(credit).asset)
    return refuse('unknown_asset', `transfer ${name} goes from ${debit} to another asset, ${credit}`);
  return ledger.assets.has(asset) ? undefined : refuse('unknown_asset', `genesis has no asset ${asset}`);
}

function checkResolution(ledger: Ledger, transfer: Transfer, resolved: ReadonlySet<string>): Refusal | undefined {
  const { kind, pendingId } = transfer;
  if (kind === 'single' || kind === 'pending') return undefined;
  const name = pendingId ? transferIdText(pendingId) : 'none';
  if (resolved.has(name)) return refuse('already_resolved', `transfer ${name} was resolved before in this chain`);
  const pending = ledger.pending.get(name);
  if (!pending) return refuse('unknown_transfer', `transfer ${name} is not pending`);
  for (const field of ['debit', 'credit', 'amount'] as const)
    if (pending[field] !== transfer[field]) return different(transfer, field);
  if (kind === 'expire' && (pending.timeoutMs === 0 || transfer.timeMs < pending.timeoutMs))
    return refuse('wrong_state', `transfer ${name} does not expire before ${pending.timeoutMs || 'it is resolved'}`);
  return undefined;
}

function checkFunds(ledger: Ledger, { kind, debit, credit, amount }: Transfer): Refusal | undefined {
  if ((kind === 'single' || kind === 'pending') && !isSystem(debit)) {
    const spendable = spendableOf(ledger, debit);
    if (spendable < amount)
      return refuse('insufficient_funds', `${debit} has ${spendable}, not ${amount}`, {
        account: debit,
        has: String(spendable),
        needs: String(amount),
      });
  }
  const { creditsPosted, creditsPending } = balanceOf(ledger, credit);
  if ((kind === 'single' || kind === 'pending') && creditsPosted + creditsPending + amount > MAX_AMOUNT)
    return refuse('amount_too_large', `${credit} cannot be credited ${amount} more: its sum would pass u128`);
  return undefined;
}

function post(ledger: Ledger, transfer: Transfer, undo: (() => void)[]): void {
  const { kind, debit, credit, amount } = transfer;
  const posted = kind === 'single' || kind === 'post' ? amount : 0n;
  const pending = kind === 'pending' ? amount : kind === 'single' ? 0n : -amount;
  const from = balanceOf(ledger, debit);
  setBalance(ledger, undo, debit, {
    ...from,
    debitsPosted: from.debitsPosted + posted,
    debitsPending: from.debitsPending + pending,
  });
  const to = balanceOf(ledger, credit);
  setBalance(ledger, undo, credit, {
    ...to,
    creditsPosted: to.creditsPosted + posted,
    creditsPending: to.creditsPending + pending,
  });
  if (kind === 'pending') {
    const key = transferIdText(transfer.id);
    ledger.pending.set(key, transfer);
    undo.push(() => ledger.pending.delete(key));
  } else if (transfer.pendingId) {
    const key = transferIdText(transfer.pendingId);
    const before = ledger.pending.get(key) as Transfer;
    ledger.pending.delete(key);
    undo.push(() => ledger.pending.set(key, before));
  }
}

function setBalance(ledger: Ledger, undo: (() => void)[], account: AccountName, balance: Balance): void {
  const before = ledger.accounts.get(account);
  ledger.accounts.set(account, balance);
  undo.push(() => (before ? ledger.accounts.set(account, before) : ledger.accounts.delete(account)));
}

function isSystem(account: AccountName): boolean {
  return account.startsWith('system/');
}

function different({ id }: Transfer, field: string): Refusal {
  return refuse('exists_with_different_content', `transfer ${transferIdText(id)} exists with another ${field}`, {
    field,
  });
}

function differingField(a: Transfer, b: Transfer): string | undefined {
  for (const field of ['kind', 'debit', 'credit', 'amount', 'code', 'timeoutMs', 'linked', 'timeMs'] as const)
    if (a[field] !== b[field]) return field;
  if (idText(a.pendingId) !== idText(b.pendingId)) return 'pendingId';
  return authorisationText(a) === authorisationText(b) ? undefined : 'authorisation';
}

const idText = (id: TransferId | undefined): string => (id ? transferIdText(id) : '');

function authorisationText({ authorisation: by }: Transfer): string {
  return `${by.kind} ${by.leaf} ${by.kind === 'frame' ? by.commandIndex : ''}`;
}
