import type { BookCommand } from '../primitives/commands.ts';
import type { MarketEvent } from '../primitives/events.ts';
import { type Refusal, refuse } from '../primitives/result.ts';
import type { Core } from './core/core.ts';

type FundsAllocated = Extract<BookCommand, { type: 'fundsAllocated' }>;
type ReleaseRequested = Extract<BookCommand, { type: 'releaseRequested' }>;

/** Credits what settlement has already posted to this partition's trading account. */
export function fundsAllocated(core: Core, events: MarketEvent[], command: FundsAllocated): Refusal | undefined {
  const { agent: key, owner, asset: code, amount } = command;
  const asset = core.rules.assetOfCode.get(code);
  if (asset === undefined) return refuse('unknown_asset', `genesis has no asset ${code}`);
  if (!Number.isSafeInteger(amount) || amount < 1)
    return refuse('amount_zero', `an allocation is a whole number of engine units from 1, not ${amount}`);
  const agent = core.agents.enter(key, owner);
  if (!core.funds.credit(agent, asset, amount))
    return refuse(
      'amount_too_large',
      `with ${amount} more, ${key} would have over 2^53 - 1 engine units of asset ${code}`,
    );
  events.push({ type: 'fundsCredited', agent: key, asset: code, amount });
  return undefined;
}

/** Debits what is free, up to what was asked: the ledger posts that much back, and closes the release even where it is nothing. */
export function releaseRequested(core: Core, events: MarketEvent[], command: ReleaseRequested): undefined {
  const { agent: key, asset: code, amount: asked, releaseId } = command;
  const agent = core.agents.find(key);
  const asset = core.rules.assetOfCode.get(code);
  const free = agent < 0 || asset === undefined ? 0 : core.funds.free(agent, asset);
  const amount = Number.isSafeInteger(asked) ? Math.max(0, Math.min(free, asked)) : 0;
  if (amount > 0) core.funds.spendFree(agent, asset as number, amount, 0);
  events.push({ type: 'fundsReleased', agent: key, asset: code, amount, releaseId });
  return undefined;
}
