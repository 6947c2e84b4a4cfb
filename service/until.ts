import { setTimeout as delay } from 'node:timers/promises';
import { InfinityDbError } from '../primitives/error.ts';

const LOOK_MS = 150;

/** What `look` finds, asked again until it finds something; throws `timed_out` after `limitMs`. A retryable failure counts as nothing found. */
export async function until<T>(what: string, limitMs: number, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + limitMs;
  let last: unknown;
  while (performance.now() < deadline) {
    try {
      const found = await look();
      if (found !== undefined) return found;
    } catch (error) {
      if (!InfinityDbError.is(error) || !error.retryable) throw error;
      last = error;
    }
    await delay(LOOK_MS);
  }
  throw new InfinityDbError('timed_out', `waited ${limitMs / 1_000} s in vain until ${what}`, { cause: last });
}
