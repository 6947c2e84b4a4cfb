import { setTimeout as delay } from 'node:timers/promises';
import type { OwnerCommand } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { SettlementConfig } from './config.ts';

const RETRY_MS = 250;

/**
 * Asks until there is an answer: a contract wallet's signature is judged by its chain, and the order of record cannot go on without
 * it. Throws `interrupted` on abort, and what will not pass by waiting.
 */
export function persistentOwnerCheck({ verifyOwner, log }: SettlementConfig, signal: AbortSignal) {
  return async (command: OwnerCommand): Promise<boolean> => {
    for (;;) {
      try {
        return await verifyOwner(command);
      } catch (error) {
        if (!InfinityDbError.is(error) || !error.retryable) throw error;
        if (signal.aborted)
          throw new InfinityDbError('interrupted', 'stopped while the chain was away', { cause: error });
        log.warn({ err: error }, 'an owner signature waits for its chain');
        await delay(RETRY_MS);
      }
    }
  };
}
