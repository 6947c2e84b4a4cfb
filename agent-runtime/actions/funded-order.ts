import type { BookCommand } from '../../primitives/commands.ts';
import { allocateWhole, ensureTradingFunds, isShort, type Need } from '../funds/trading-funds.ts';
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
    await allocateWhole(context, partition, needs, signal);
    return await context.link.execute(partition, command, step, signal);
  });
}
