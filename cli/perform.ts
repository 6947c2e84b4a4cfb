import type { Command } from 'commander';
import { InfinityDbError } from '../primitives/error.ts';
import { type Config, loadConfig } from '../service/config.ts';
import { exitOfSignal } from './exit.ts';
import { type Output, output, report } from './output.ts';

/** What every command gets: settings, how to speak, when to stop, where the service is. */
export type Call = {
  readonly config: Config;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly apiUrl: string;
};

type Globals = { readonly json?: boolean; readonly home?: string };

/** How long an interrupted command may tidy up. */
const GRACE_MS = 10_000;

/**
 * Makes a command's action of `act`, whose arguments are those of the command and then its options. The process's exit code becomes
 * what `act` returned (0 for nothing), the code of what it threw, or the signal's.
 */
export function perform<A extends readonly unknown[]>(
  signal: AbortSignal,
  act: (call: Call, ...args: A) => Promise<number | undefined | void>,
  graceMs = GRACE_MS,
): (...raw: unknown[]) => Promise<void> {
  return async (...raw) => {
    const command = raw.at(-1) as Command;
    const { json = false, home } = command.optsWithGlobals<Globals>();
    try {
      const config = loadConfig(home === undefined ? {} : { home });
      const apiUrl = process.env['INFINITYDB_URL'] ?? `http://127.0.0.1:${config.httpPort}`;
      const call: Call = { config, output: output(json), signal, apiUrl };
      const done = act(call, ...(raw.slice(0, -1) as unknown as A));
      process.exitCode = (await Promise.race([done, graceOver(signal, graceMs)])) ?? 0;
      if (signal.aborted) process.exitCode = exitOfSignal(signal);
    } catch (error) {
      process.exitCode = signal.aborted ? exitOfSignal(signal) : report(error, json);
      if (signal.aborted) report(isInterruption(error) ? error : signal.reason, json);
    }
  };
}

const isInterruption = (error: unknown): boolean => InfinityDbError.is(error) && error.code === 'interrupted';

/** Rejects `graceMs` after the signal, so that nothing that hangs keeps an interrupted command alive. */
function graceOver(signal: AbortSignal, graceMs: number): Promise<never> {
  return new Promise((_, reject) => {
    const start = (): void => void setTimeout(() => reject(signal.reason), graceMs);
    if (signal.aborted) start();
    else signal.addEventListener('abort', start, { once: true });
  });
}

/** As `promise`, but rejects at once when the signal comes: for work that does not heed it. */
export async function untilAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  if (signal.aborted) throw signal.reason;
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** What an option or argument says, or the usage error of its parser. */
export function usage(message: string): InfinityDbError {
  return new InfinityDbError('usage', message);
}
