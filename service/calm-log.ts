import type { Logger } from 'pino';

type Log = Pick<Logger, 'info' | 'warn' | 'error'>;
type Say = (details: object, event: string) => void;

/** The same log, in which a warning of one event is written at most once in `everyMs`; the next one says how many were left out. */
export function calmLog(log: Log, nowMs: () => number, everyMs = 5_000): Log {
  const said = new Map<string, { atMs: number; leftOut: number }>();
  const warn: Say = (details, event) => {
    const last = said.get(event);
    const now = nowMs();
    if (last && now - last.atMs < everyMs) {
      last.leftOut += 1;
      return;
    }
    said.set(event, { atMs: now, leftOut: 0 });
    log.warn(last?.leftOut ? { ...details, alsoSince: last.leftOut } : details, event);
  };
  return { info: log.info.bind(log), error: log.error.bind(log), warn: warn as Log['warn'] };
}
