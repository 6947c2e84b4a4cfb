import { available, system } from '../../../../primitives/account.ts';
import { INFO } from '../../../../primitives/money.ts';
import type { Transfer } from '../../../../primitives/transfer.ts';
import { accountOf } from '../accounts.ts';
import { type Finding, wrong } from '../report.ts';
import type { Context } from '../rule.ts';
import type { RuleEntry } from '../state.ts';

type Share = { readonly account: string; readonly amount: bigint };

/** Who gets an equal part: each agent that is not revoked under `fixed`, each owner of one under `approved`. */
function receivers({ state, published }: Context): string[] {
  const { grantRule } = published.genesis.info;
  const active = [...state.agents].filter(([, { revoked }]) => !revoked);
  if (grantRule === 'bonded') return [];
  const holders = active.map(([agent, { owner }]) => (grantRule === 'fixed' ? agent : owner));
  return [...new Set(holders)].map((holder) => available(holder, INFO)).sort();
}

/** All of the pool in equal parts; what is left over, one unit each to the first in order of name. */
function shares(context: Context): Share[] {
  const pool = accountOf(context.state, system(INFO, 'fee-pool')).posted;
  const names = receivers(context);
  const count = BigInt(names.length);
  return names
    .map((account, at) => ({ account, amount: pool / count + (BigInt(at) < pool % count ? 1n : 0n) }))
    .filter(({ amount }) => amount > 0n);
}

/** What the pool gathered goes out whole, once an epoch. */
export function checkShare(context: Context, { credit, amount }: Transfer, rule: RuleEntry): Finding | undefined {
  const { state, published } = context;
  const epoch = Math.floor(state.group.timeMs / published.genesis.epochMs);
  if (rule.a !== BigInt(epoch) || rule.b !== BigInt(INFO) || /[^0]/.test(rule.subject))
    return wrong(`epoch ${epoch}, INFO, no subject`, `${rule.a}, ${rule.b}, ${rule.subject}`);
  if (state.group.shares === undefined && epoch <= state.sharedEpoch)
    return wrong(`an epoch above ${state.sharedEpoch}`, `${epoch}`);
  const [next] = state.group.shares ?? shares(context);
  if (!next) return wrong('no further share', `${amount} to ${credit}`);
  if (next.account === credit && next.amount === amount) return undefined;
  return wrong(`${next.amount} to ${next.account}`, `${amount} to ${credit}`);
}

// After the transfer was posted the pool is another: the list is made before the first one.
export function takeShare(context: Context, rule: RuleEntry): void {
  const { state } = context;
  state.group.shares = (state.group.shares ?? shares(context)).slice(1);
  state.sharedEpoch = Number(rule.a);
}
