import { transferIdText } from '../../../../primitives/transfer.ts';
import { accountOf, spendableOf } from '../accounts.ts';
import { wrong } from '../report.ts';
import { type Context, ruleOn } from '../rule.ts';

/**
 * No account but those that an asset comes from goes below zero, what is pending counted; and no more goes back to those than came.
 * Also where balances are kept.
 */
export const accountLimit = ruleOn(
  'transfer',
  'account_limit',
  ({ state }, { transfer }) => {
    const { kind, debit, credit, amount } = transfer;
    if (isSource(credit) && (kind === 'single' || kind === 'post')) {
      const out = -accountOf(state, credit).posted;
      if (out < amount) return wrong(`at most ${out} back to ${credit}`, `${amount}`);
    }
    if (isSource(debit) || (kind !== 'single' && kind !== 'pending')) return undefined;
    const there = spendableOf(state, debit);
    return there < amount ? wrong(`at most ${there} out of ${debit}`, `${amount}`) : undefined;
  },
  (context, { transfer }) => {
    const { state } = context;
    const { kind, debit, credit, amount, pendingId, code } = transfer;
    const posted = kind === 'single' || kind === 'post' ? amount : 0n;
    const pending = kind === 'pending' ? amount : kind === 'single' ? 0n : -amount;
    add(context, debit, -posted, pending);
    add(context, credit, posted, 0n);
    if (kind === 'pending') state.pending.set(transferIdText(transfer.id), transfer);
    else if (pendingId) state.pending.delete(transferIdText(pendingId));
    state.group.transfers.push(transfer);
    state.group.leaves.push(context.index);
    state.group.linked = transfer.linked;
    state.counts.transfers += 1;
    state.counts.transfersByCode[code] = (state.counts.transfersByCode[code] ?? 0) + 1;
  },
);

const isSource = (account: string): boolean => account.startsWith('system/') && !account.endsWith('/fee-pool');

function add({ state }: Context, name: string, posted: bigint, pending: bigint): void {
  const before = accountOf(state, name);
  const after = { posted: before.posted + posted, debitsPending: before.debitsPending + pending };
  if (after.posted === 0n && after.debitsPending === 0n) state.accounts.delete(name);
  else state.accounts.set(name, after);
}
