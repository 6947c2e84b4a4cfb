import { InfinityDbError } from '../primitives/error.ts';

const SIGNAL_EXIT = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
export type EndSignal = keyof typeof SIGNAL_EXIT;

/** A terminal's Ctrl-C reaches us directly and through the launcher; what comes closer together than this is one. */
const SAME_SIGNAL_MS = 500;

/** The exit code of a command that a signal ended. */
export function exitOfSignal(signal: AbortSignal): number {
  const name = InfinityDbError.is(signal.reason) ? signal.reason.details['signal'] : undefined;
  return typeof name === 'string' && name in SIGNAL_EXIT ? SIGNAL_EXIT[name as EndSignal] : 130;
}

/** Aborted by the first SIGINT, SIGTERM or SIGHUP, with `interrupted`; a second one ends the process at once. */
export function endSignal(): AbortSignal {
  const controller = new AbortController();
  let firstMs = 0;
  for (const name of Object.keys(SIGNAL_EXIT) as EndSignal[])
    process.on(name, () => {
      if (controller.signal.aborted && performance.now() - firstMs > SAME_SIGNAL_MS) process.exit(SIGNAL_EXIT[name]);
      if (controller.signal.aborted) return;
      firstMs = performance.now();
      controller.abort(new InfinityDbError('interrupted', `stopped by ${name}`, { details: { signal: name } }));
    });
  return controller.signal;
}
