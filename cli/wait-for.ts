import { setTimeout as delay } from 'node:timers/promises';
import { InfinityDbError } from '../primitives/error.ts';

const PAUSE_MS = 300;

/**
 * What `look` finds, asked again and again for `patienceMs`; undefined where it found nothing. What failed and may pass counts as nothing
 * found: whoever waits for an effect that is under way must not give up for a part that is away. Throws what the signal says.
 */
export async function waitFor<T>(
  signal: AbortSignal,
  patienceMs: number,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const until = performance.now() + patienceMs;
  for (;;) {
    signal.throwIfAborted();
    const found = await look().catch(unlessRetryable);
    if (found !== undefined || performance.now() >= until) return found;
    await delay(PAUSE_MS, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}

function unlessRetryable(error: unknown): undefined {
  if (!InfinityDbError.is(error) || !error.retryable) throw error;
}
