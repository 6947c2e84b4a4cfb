import { setTimeout as delay } from 'node:timers/promises';

export type Polling = {
  /** No other round begins; resolves when the one under way has ended, or soon. A round must be harmless to cut short. */
  stop(): Promise<void>;
};

const LAST_ROUND_MS = 2_000;

/** Runs `round` again and again, `intervalMs` after the last one ended. A round that fails is told of and tried again. */
export function startPolling(options: {
  readonly round: () => Promise<void>;
  readonly intervalMs: number;
  readonly onError: (error: unknown) => void;
}): Polling {
  const { round, intervalMs, onError } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await round().catch((error: unknown) => {
        if (!signal.aborted) onError(error);
      });
      await delay(intervalMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await Promise.race([running, delay(LAST_ROUND_MS, undefined, { ref: false })]);
    },
  };
}
