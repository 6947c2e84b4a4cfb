import type { BookCommand } from '../primitives/commands.ts';
import { type Refusal, refuse } from '../primitives/result.ts';
import type { State, Step } from './state.ts';

type FundsAllocated = Extract<BookCommand, { type: 'fundsAllocated' }>;
type ReleaseRequested = Extract<BookCommand, { type: 'releaseRequested' }>;

/** Credits what settlement has already posted to this partition's trading account. */
export function fundsAllocated(state: State, step: Step, command: FundsAllocated): Refusal | undefined {
  const { agent: key, owner, asset: code, amount } = command;
  const asset = state.rules.assetOfCode.get(code);
  if (asset === undefined) return refuse('unknown_asset', `genesis has no asset ${code}`);
  if (!Number.isSafeInteger(amount) || amount < 1)
    return refuse('amount_zero', `an allocation is a whole number of engine units from 1, not ${amount}`);
  const agent = state.agents.enter(key, owner);
  if (!state.funds.credit(agent, asset, amount))
    return refuse(
      'amount_too_large',
      `with ${amount} more, ${key} would have over 2^53 - 1 engine units of asset ${code}`,
    );
  step.events.push({ type: 'fundsCredited', agent: key, asset: code, amount });
  return undefined;
}

/** Debits what is free, up to what was asked: the ledger posts that much back, and closes the release even where it is nothing. */
export function releaseRequested(state: State, step: Step, command: ReleaseRequested): undefined {
  const { agent: key, asset: code, amount: asked, releaseId } = command;
  const agent = state.agents.find(key);
  const asset = state.rules.assetOfCode.get(code);
  const free = agent < 0 || asset === undefined ? 0 : state.funds.free(agent, asset);
  const amount = Number.isSafeInteger(asked) ? Math.max(0, Math.min(free, asked)) : 0;
  if (amount > 0) state.funds.spendFree(agent, asset as number, amount);
  step.events.push({ type: 'fundsReleased', agent: key, asset: code, amount, releaseId });
  return undefined;
}
