import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 300;

/** What `look` finds, asked again and again for `patienceMs`; undefined where it found nothing. Throws what the signal says. */
export async function waitFor<T>(
  signal: AbortSignal,
  patienceMs: number,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const until = performance.now() + patienceMs;
  for (;;) {
    signal.throwIfAborted();
    const found = await look();
    if (found !== undefined || performance.now() >= until) return found;
    await delay(PAUSE_MS, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
