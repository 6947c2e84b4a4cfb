import { parseAccount } from '../../../../primitives/account.ts';
import { INFO } from '../../../../primitives/money.ts';
import { transferIdText } from '../../../../primitives/transfer.ts';
import { classOf } from '../accounts.ts';
import { AUTHORITY } from '../authority.ts';
import { wrong } from '../report.ts';
import { ruleOn } from '../rule.ts';
import { bookPartitionsOf } from './book-partitions.ts';

/** A transfer's id is its message's coordinates and its place there: so no id is twice. */
export const transferId = ruleOn('transfer', 'transfer_id', ({ state }, { transfer }) => {
  const { group, generation } = state;
  if (!group.frame) return wrong('the Frame that caused it, before it', 'none');
  const { partition, sequence, timeMs, transfers } = group;
  const wanted = transferIdText({ partition, generation, sequence, index: transfers.length });
  if (transferIdText(transfer.id) !== wanted) return wrong(wanted, transferIdText(transfer.id));
  return transfer.timeMs === timeMs ? undefined : wrong(`time ${timeMs}`, `${transfer.timeMs}`);
});

/** Two accounts of one known asset, of the kinds that the code moves between, an amount above zero, a kind that the code has. */
export const transferForm = ruleOn('transfer', 'transfer_form', ({ assets, published, state }, { transfer }) => {
  const { debit, credit, amount, code, kind, timeoutMs, linked } = transfer;
  const [from, to] = [parseAccount(debit), parseAccount(credit)];
  const allowed = AUTHORITY[code];
  if (amount <= 0n) return wrong('an amount above zero', `${amount}`);
  if (debit === credit) return wrong('two accounts', `${debit} twice`);
  if (from.asset !== to.asset || !assets.has(from.asset)) return wrong('one asset of genesis', `${debit} → ${credit}`);
  if (!allowed.debit.includes(classOf(from))) return wrong(`a debit of ${allowed.debit.join(' or ')}`, debit);
  if (!allowed.credit.includes(classOf(to))) return wrong(`a credit of ${allowed.credit.join(' or ')}`, credit);
  if (allowed.same && from.holder !== to.holder) return wrong('accounts of one holder', `${debit} → ${credit}`);
  if (!allowed.kinds[kind]) return wrong(`${code} as ${Object.keys(allowed.kinds).join(', ')}`, kind);
  if ((code === 'network_fee' || code === 'fee_share' || code === 'grant') && from.asset !== INFO)
    return wrong('INFO', `asset ${from.asset}`);
  for (const { holder, purpose, partition } of [from, to]) {
    if (holder.length === 64 && !state.agents.has(holder)) return wrong('an enrolled agent', holder);
    const books = bookPartitionsOf(state, published);
    if (purpose === 'trading' ? partition < 1 || partition > books : partition !== 0)
      return wrong(`a partition from 1 to ${books} for trading alone`, `${purpose}.${partition}`);
  }
  if (state.group.half && code !== 'lease_collateral' && code !== 'ask_collateral')
    return wrong('the collateral that the price is linked with', code);
  if (kind !== 'pending' && timeoutMs !== 0) return wrong('no timeout', `${timeoutMs}`);
  return linked && kind === 'expire' ? wrong('an expiry by itself', 'one linked with another') : undefined;
});
