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

export function classOf({ holder, purpose }: Account): AccountClass {
  const kind = holder === 'system' ? 'system' : holder.length === 40 ? 'owner' : 'agent';
  return `${kind}.${purpose}`;
}

export const holderOf = (name: string): string => parseAccount(name).holder;

/** Base units in one engine unit of the asset. */
export const unitOf = ({ assets }: Context, asset: number): bigint => assets.get(asset)?.engineUnit ?? 1n;

/** Base units of an amount that the engine counts. */
export const baseUnits = (context: Context, asset: number, units: number | bigint): bigint =>
  BigInt(units) * unitOf(context, asset);
