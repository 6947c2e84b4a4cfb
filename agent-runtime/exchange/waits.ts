import { setTimeout as delay } from 'node:timers/promises';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Clock } from '../../primitives/ports.ts';

/** `promise`, unless `signal` aborts first: then its reason is thrown. */
export async function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return await promise;
  if (signal.aborted) throw signal.reason;
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** `promise`, unless `timeoutMs` pass first: then `timed_out` is thrown, with what was waited for. */
export async function orTimedOut<T>(
  promise: Promise<T>,
  wait: {
    readonly timeoutMs: number;
    readonly step: string;
    readonly what: string;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<T> {
  const { timeoutMs, step, what, signal } = wait;
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new InfinityDbError('timed_out', `${what} did not come within ${timeoutMs} ms`, { step })),
    timeoutMs,
  );
  try {
    return await orAborted(Promise.race([promise, late.promise]), signal);
  } finally {
    clearTimeout(timer);
  }
}

const AGAIN_MS = 300;

/** Does `attempt` again while it fails with a retryable code, until `deadlineMs` by the clock; then throws what it failed with last. */
export async function untilDeadline<T>(
  clock: Clock,
  deadlineMs: number,
  signal: AbortSignal,
  attempt: (remainingMs: number) => Promise<T>,
): Promise<T> {
  for (;;) {
    const remainingMs = deadlineMs - clock.nowMs();
    try {
      return await attempt(Math.max(1, remainingMs));
    } catch (error) {
      if (signal.aborted || !InfinityDbError.is(error) || !error.retryable || remainingMs <= AGAIN_MS) throw error;
    }
    await delay(AGAIN_MS, undefined, { signal });
  }
}
