import { type Account, parseAccount } from '../../../primitives/account.ts';
import type { AccountClass } from './authority.ts';
import type { Context } from './rule.ts';
import type { AccountState, AuditState } from './state.ts';

const NOTHING: AccountState = { posted: 0n, debitsPending: 0n };

export const accountOf = (state: AuditState, name: string): AccountState => state.accounts.get(name) ?? NOTHING;

/** Posted less pending debits. */
export function spendableOf(state: AuditState, name: string): bigint {
  const { posted, debitsPending } = accountOf(state, name);
  return posted - debitsPending;
}

/** What an account's name says, and whose of which purpose it is. */
export type AccountParts = Account & { readonly class: AccountClass };

const parts = new Map<string, AccountParts>();
const PARTS_KEPT = 65_536;

/** Those seen of late are remembered: few accounts move most of what is moved. */
export function accountParts(name: string): AccountParts {
  const known = parts.get(name);
  if (known) return known;
  const account = parseAccount(name);
  const { holder, purpose } = account;
  const kind = holder === 'system' ? 'system' : holder.length === 40 ? 'owner' : 'agent';
  const found: AccountParts = { ...account, class: `${kind}.${purpose}` };
  if (parts.size >= PARTS_KEPT) parts.clear();
  parts.set(name, found);
  return found;
}

export const holderOf = (name: string): string => accountParts(name).holder;

/** Base units in one engine unit of the asset. */
export const unitOf = ({ assets }: Context, asset: number): bigint => assets.get(asset)?.engineUnit ?? 1n;

/** Base units of an amount that the engine counts. */
export const baseUnits = (context: Context, asset: number, units: number | bigint): bigint =>
  BigInt(units) * unitOf(context, asset);
