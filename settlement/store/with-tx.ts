import { setTimeout as delay } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Db } from './database.ts';
import type { Tables } from './tables.ts';

export type Tx = Transaction<Tables>;

export type Patience = {
  readonly signal?: AbortSignal;
  /** Give up once this long has passed without success; never, when absent. */
  readonly limitMs?: number;
  /** Told of each try that failed, before the next. */
  readonly onRetry?: (error: unknown, waitMs: number) => void;
};

const FIRST_WAIT_MS = 25;
const LONGEST_WAIT_MS = 1_000;
// Serialisation, deadlock, read-only after a failover, shutdown and start-up of the server.
const RETRYABLE_STATES = new Set(['40001', '40P01', '25006', '57P01', '57P02', '57P03', '53300']);
const RETRYABLE_ERRNO = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTCONN', 'EHOSTUNREACH']);
const LOST_CONNECTION = /Connection terminated|not queryable|timeout exceeded when trying to connect|Client was closed/;

/** Whether the same transaction may succeed later: the server was away, restarted, became read-only, or chose another's transaction. */
export function isRetryable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (RETRYABLE_STATES.has(code) || /^08...$/.test(code) || RETRYABLE_ERRNO.has(code)) return true;
  if (error instanceof AggregateError) return error.errors.some(isRetryable);
  return LOST_CONNECTION.test(error.message);
}

/**
 * Runs `work` in one transaction, and again where the failure is of a passing kind. A connection lost during COMMIT leaves open whether
 * it happened, so `work` must itself see that it is already done, or be harmless when done twice. Throws `database_unavailable` when
 * `limitMs` has passed, `interrupted` on abort, and any other failure as it is.
 */
export async function withTx<T>(db: Db, work: (tx: Tx) => Promise<T>, patience: Patience = {}): Promise<T> {
  return persist(() => db.transaction().execute(work), patience);
}

/** The same patience for what needs no transaction (one statement). */
export async function persist<T>(attempt: () => Promise<T>, { signal, limitMs, onRetry }: Patience = {}): Promise<T> {
  const started = performance.now();
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    try {
      return await attempt();
    } catch (cause) {
      if (!isRetryable(cause)) throw cause;
      if (limitMs !== undefined && performance.now() - started + waitMs > limitMs)
        throw new InfinityDbError('database_unavailable', `the database did not answer for ${limitMs} ms`, { cause });
      onRetry?.(cause, waitMs);
      await pause(waitMs, signal, cause);
    }
  }
}

async function pause(waitMs: number, signal: AbortSignal | undefined, cause: unknown): Promise<void> {
  try {
    await delay(waitMs, undefined, signal ? { signal } : {});
  } catch {
    throw new InfinityDbError('interrupted', 'stopped while the database was away', { cause });
  }
}
