import type { AccountName } from '../../primitives/account.ts';
import { ok, type Result } from '../../primitives/result.ts';
import { type Transfer, transferIdText } from '../../primitives/transfer.ts';
import { checkSame, checkTransfer } from './check-transfer.ts';
import { type Balance, balanceOf, type Ledger } from './ledger.ts';

/**
 * Posts a chain of transfers, all or none, in order. They may be of several assets: two parties exchange by a chain of two, one each way.
 * The first fault found refuses the chain, tried for each transfer in this order (the example is TigerBeetle's create_transfers):
 *
 *  1. `exists_with_different_kind`, `_debit`, `_credit`, `_amount`, `_code`, `_timeout`, `_linked`, `_time`, `_pending_id`,
 *     `_authorisation`: its id is a pending transfer's whose content is another
 *  2. `malformed`: it names a pending transfer and is none that ends one, or the other way about; a timeout of what is not pending
 *  3. `amount_zero`           4. `amount_too_large` (over u128)     5. `same_account`
 *  6. `unknown_asset`: the two accounts' assets differ, or genesis has no such asset
 *
 * One that ends a pending transfer (`post`, `void`, `expire`):
 *  7. `already_resolved`: an earlier transfer of this chain did
 *  8. `unknown_transfer`: it is not pending
 *  9. `pending_has_different_debit`, `_credit`, `_code`
 * 10. `exceeds_pending_amount`: it posts more; less may be posted, and the rest is the debtor's again
 * 11. `pending_has_different_amount`: it voids or expires a part
 * 12. `wrong_state`: it expires a transfer before its time, or one that has none
 *
 * One that moves money of its own (`single`, `pending`):
 *  7. `account_closed`: the debtor's, or the creditor's
 *  8. `insufficient_funds`: the debtor has less than the amount above its pending debits (`limitOf`)
 *  9. `exceeds_debits`: more would go back to where the asset comes from than came (`limitOf`)
 * 10. `amount_too_large`: the creditor's sum of credits would pass u128
 *
 * `exists`: a pending transfer of the chain is there already with the same content; so is the whole chain, since it went in at once.
 * Ids of posted transfers are not kept. An id is coordinates of the order of record, so the same id again means the same input
 * again, and the reducer drops an input at or below its partition's watermark before it comes here. For the same reason a transfer
 * resolved by an earlier chain is answered with `unknown_transfer`.
 */
export function applyTransfers(ledger: Ledger, chain: readonly Transfer[]): Result<'applied' | 'exists'> {
  for (const transfer of chain) {
    const before = ledger.pending.get(transferIdText(transfer.id));
    if (before) return checkSame(before, transfer) ?? ok('exists');
  }
  const undo: (() => void)[] = [];
  const resolved = new Set<string>();
  for (const transfer of chain) {
    const fault = checkTransfer(ledger, transfer, resolved);
    if (fault) {
      for (const step of undo.reverse()) step();
      return fault;
    }
    if (transfer.pendingId) resolved.add(transferIdText(transfer.pendingId));
    post(ledger, transfer, undo);
  }
  return ok('applied');
}

function post(ledger: Ledger, transfer: Transfer, undo: (() => void)[]): void {
  const { kind, debit, credit, amount } = transfer;
  const ended = transfer.pendingId && takePending(ledger, transferIdText(transfer.pendingId), undo);
  const posted = kind === 'single' || kind === 'post' ? amount : 0n;
  const pending = kind === 'pending' ? amount : ended ? -ended.amount : 0n;
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
  if (kind !== 'pending') return;
  const key = transferIdText(transfer.id);
  ledger.pending.set(key, transfer);
  undo.push(() => ledger.pending.delete(key));
}

function takePending(ledger: Ledger, key: string, undo: (() => void)[]): Transfer {
  const pending = ledger.pending.get(key) as Transfer;
  ledger.pending.delete(key);
  undo.push(() => ledger.pending.set(key, pending));
  return pending;
}

function setBalance(ledger: Ledger, undo: (() => void)[], account: AccountName, balance: Balance): void {
  const before = ledger.accounts.get(account);
  ledger.accounts.set(account, balance);
  undo.push(() => (before ? ledger.accounts.set(account, before) : ledger.accounts.delete(account)));
}
