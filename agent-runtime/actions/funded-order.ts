import type { BookCommand } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { allocate, ensureTradingFunds, type Need } from '../funds/trading-funds.ts';
import type { ActionContext } from './action-context.ts';

/**
 * Executes an order of a book with the funds that it reserves. The ledger does not tell what other orders of this agent have reserved of
 * its trading funds, so an order that the engine finds short is funded whole and placed once more.
 */
export async function executeFunded(
  context: ActionContext,
  order: {
    readonly partition: number;
    readonly command: BookCommand;
    readonly needs: readonly Need[];
    readonly step: string;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<bigint> {
  const { partition, command, needs, step, signal } = order;
  return await context.orders.run(async () => {
    await ensureTradingFunds(context, partition, needs, signal);
    try {
      return await context.link.execute(partition, command, step, signal);
    } catch (error) {
      if (!isShort(error)) throw error;
    }
    for (const need of summed(needs)) await allocate(context, partition, need, signal);
    return await context.link.execute(partition, command, step, signal);
  });
}

function isShort(error: unknown): boolean {
  return InfinityDbError.is(error) && (error.code === 'insufficient_funds' || error.code === 'fee_unpaid');
}

function summed(needs: readonly Need[]): Need[] {
  const sums = new Map<number, bigint>();
  for (const { asset, baseUnits } of needs) sums.set(asset, (sums.get(asset) ?? 0n) + baseUnits);
  return [...sums].map(([asset, baseUnits]) => ({ asset, baseUnits })).filter(({ baseUnits }) => baseUnits > 0n);
}
