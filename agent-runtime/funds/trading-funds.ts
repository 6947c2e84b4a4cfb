import { available, trading } from '../../primitives/account.ts';
import type { Command } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { formatAmount } from '../../primitives/money.ts';
import type { AgentContext } from '../context.ts';

/** Funds that an order is about to use, base units of one asset. */
export type Need = { readonly asset: number; readonly baseUnits: bigint };

/**
 * Sees to it that `trading.<partition>` holds what `needs` say, by allocating what is missing and waiting until the engine has it. Throws
 * `insufficient_funds` with what is needed and there, before anything moves. Counts on no resting bid of the agent's own using the
 * same funds.
 */
export async function ensureTradingFunds(
  context: AgentContext,
  partition: number,
  needs: readonly Need[],
  signal?: AbortSignal,
): Promise<void> {
  const missing: Need[] = [];
  for (const { asset, baseUnits } of merged(needs)) {
    const there = await context.network.balance(trading(context.agent, asset, partition));
    if (there >= baseUnits) continue;
    const need = roundUp(baseUnits - there, unitOf(context, asset));
    const free = await context.network.balance(available(context.agent, asset));
    if (free < need) throw shortOf(context, asset, need, free);
    missing.push({ asset, baseUnits: need });
  }
  await Promise.all(missing.map((need) => allocate(context, partition, need, signal)));
}

/** Whether the engine had less of these funds free than `ensureTradingFunds` saw in the ledger. */
export function isShort(error: unknown): boolean {
  return InfinityDbError.is(error) && (error.code === 'insufficient_funds' || error.code === 'fee_unpaid');
}

/** Allocates all of `needs`, whatever is there: for an order that the engine found short. */
export async function allocateWhole(
  context: AgentContext,
  partition: number,
  needs: readonly Need[],
  signal?: AbortSignal,
): Promise<void> {
  for (const need of merged(needs)) if (need.baseUnits > 0n) await allocate(context, partition, need, signal);
}

/** Moves `baseUnits` from available to the partition; resolves once the engine has credited them. */
export async function allocate(
  context: AgentContext,
  partition: number,
  need: Need,
  signal?: AbortSignal,
): Promise<void> {
  const credited = Promise.withResolvers<void>();
  const forget = context.link.onNotice((notice) => {
    if (notice.type !== 'fundsCredited' || notice.partition !== partition) return;
    if (notice.asset === need.asset && notice.amountBaseUnits === need.baseUnits) credited.resolve();
  });
  const abort = () => credited.reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await context.link.execute(
      0,
      { type: 'allocateFunds', asset: need.asset, amountBaseUnits: need.baseUnits, partition },
      'funds',
      signal,
    );
    await credited.promise;
  } finally {
    forget();
    signal?.removeEventListener('abort', abort);
  }
}

/**
 * Gives back to available what the engine has free of `assets` in `partition`: what an order did not need must not stay with the market.
 * Resolves once the request is final; the funds follow with the engine's answer. What fails is logged, for the next order tries again.
 */
export async function releaseUnused(
  context: AgentContext,
  partition: number,
  assets: readonly number[],
  signal?: AbortSignal,
): Promise<void> {
  try {
    await release(context, partition, assets, signal);
  } catch (error) {
    if (signal?.aborted || !InfinityDbError.is(error) || error.code === 'interrupted') throw error;
    context.log('funds not released', { code: error.code, message: error.message });
  }
}

async function release(
  context: AgentContext,
  partition: number,
  assets: readonly number[],
  signal?: AbortSignal,
): Promise<void> {
  const commands: Command[] = [];
  for (const asset of new Set(assets)) {
    const amountBaseUnits = await context.network.balance(trading(context.agent, asset, partition));
    if (amountBaseUnits > 0n) commands.push({ type: 'releaseFunds', asset, amountBaseUnits, partition });
  }
  if (commands.length === 0) return;
  for (const outcome of await context.link.submit(0, commands, signal))
    if (!outcome.ok) context.log('funds not released', { code: outcome.code, message: outcome.message });
}

function merged(needs: readonly Need[]): Need[] {
  const sums = new Map<number, bigint>();
  for (const { asset, baseUnits } of needs) sums.set(asset, (sums.get(asset) ?? 0n) + baseUnits);
  return [...sums].map(([asset, baseUnits]) => ({ asset, baseUnits }));
}

const roundUp = (amount: bigint, unit: bigint): bigint => ((amount + unit - 1n) / unit) * unit;
const unitOf = (context: AgentContext, asset: number): bigint => assetOf(context, asset).engineUnit;

function assetOf(context: AgentContext, asset: number) {
  const found = context.genesis.assets.find(({ code }) => code === asset);
  if (!found) throw new InfinityDbError('unknown_asset', `this network has no asset ${asset}`);
  return found;
}

function shortOf(context: AgentContext, asset: number, need: bigint, free: bigint): InfinityDbError {
  const known = assetOf(context, asset);
  return new InfinityDbError(
    'insufficient_funds',
    `this takes ${formatAmount(known, need)} and the agent has ${formatAmount(known, free)} available; deposit ${formatAmount(known, need - free)} more`,
    { step: 'funds', details: { asset: known.symbol, needed: need.toString(), available: free.toString() } },
  );
}
