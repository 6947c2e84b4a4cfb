import { INFO } from '../../../../primitives/money.ts';
import { transferIdText } from '../../../../primitives/transfer.ts';
import { accountParts, type AccountParts } from '../accounts.ts';
import { AUTHORITY } from '../authority.ts';
import type { Published } from '../published.ts';
import { wrong } from '../report.ts';
import { ruleOn } from '../rule.ts';
import type { AuditState } from '../state.ts';
import { bookPartitionsOf } from './book-partitions.ts';

/** A transfer's id is its message's coordinates and its place there: so no id is twice. */
export const transferId = ruleOn('transfer', 'transfer_id', ({ state }, { transfer }) => {
  const { group, generation } = state;
  if (!group.frame) return wrong('the Frame that caused it, before it', 'none');
  const { partition, sequence, timeMs, transfers } = group;
  const { id } = transfer;
  const isNext = id.sequence === sequence && id.index === transfers.length;
  if (!isNext || id.partition !== partition || id.generation !== generation)
    return wrong(
      transferIdText({ partition, generation, sequence, index: transfers.length }),
      transferIdText(transfer.id),
    );
  return transfer.timeMs === timeMs ? undefined : wrong(`time ${timeMs}`, `${transfer.timeMs}`);
});

/** Two accounts of one known asset, of the kinds that the code moves between, an amount above zero, a kind that the code has. */
export const transferForm = ruleOn('transfer', 'transfer_form', ({ assets, published, state }, { transfer }) => {
  const { debit, credit, amount, code, kind, timeoutMs, linked } = transfer;
  const from = accountParts(debit);
  const to = accountParts(credit);
  const allowed = AUTHORITY[code];
  if (amount <= 0n) return wrong('an amount above zero', `${amount}`);
  if (debit === credit) return wrong('two accounts', `${debit} twice`);
  if (from.asset !== to.asset || !assets.has(from.asset)) return wrong('one asset of genesis', `${debit} → ${credit}`);
  if (!allowed.debit.includes(from.class)) return wrong(`a debit of ${allowed.debit.join(' or ')}`, debit);
  if (!allowed.credit.includes(to.class)) return wrong(`a credit of ${allowed.credit.join(' or ')}`, credit);
  if (allowed.same && from.holder !== to.holder) return wrong('accounts of one holder', `${debit} → ${credit}`);
  if (!allowed.kinds[kind]) return wrong(`${code} as ${Object.keys(allowed.kinds).join(', ')}`, kind);
  if ((code === 'network_fee' || code === 'fee_share' || code === 'grant') && from.asset !== INFO)
    return wrong('INFO', `asset ${from.asset}`);
  const unknown = checkParty(from, state, published) ?? checkParty(to, state, published);
  if (unknown) return unknown;
  if (state.group.half && code !== 'lease_collateral' && code !== 'ask_collateral')
    return wrong('the collateral that the price is linked with', code);
  if (kind !== 'pending' && timeoutMs !== 0) return wrong('no timeout', `${timeoutMs}`);
  return linked && kind === 'expire' ? wrong('an expiry by itself', 'one linked with another') : undefined;
});

function checkParty({ holder, purpose, partition }: AccountParts, state: AuditState, published: Published) {
  if (holder.length === 64 && !state.agents.has(holder)) return wrong('an enrolled agent', holder);
  const books = purpose === 'trading' ? bookPartitionsOf(state, published) : 0;
  if (purpose === 'trading' ? partition >= 1 && partition <= books : partition === 0) return undefined;
  return wrong(
    `a partition from 1 to ${bookPartitionsOf(state, published)} for trading alone`,
    `${purpose}.${partition}`,
  );
}
