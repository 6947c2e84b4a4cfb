import type { NatsConnection } from '@nats-io/nats-core';
import { GENERATION_SUBJECT } from './journal.ts';

/** Whether NATS is there, and how long what was learnt about the streams holds. */
export type Link = {
  /** Resolves when the connection is up, or closed for good, or the watch has ended. */
  up(): Promise<void>;
  /** A session whose signal fires when NATS goes away, when settlement opens a generation, and when the watch ends. */
  open(): { readonly signal: AbortSignal; close(): void };
};

export function watchLink(nats: NatsConnection, signal: AbortSignal): Link {
  const sessions = new Set<AbortController>();
  let up = Promise.withResolvers<void>();
  up.resolve();
  const endSessions = (): void => {
    for (const session of sessions) session.abort();
  };
  const subscription = nats.subscribe(GENERATION_SUBJECT, { callback: endSessions });
  signal.addEventListener(
    'abort',
    () => {
      subscription.unsubscribe();
      endSessions();
      up.resolve();
    },
    { once: true },
  );
  void (async () => {
    for await (const { type } of nats.status()) {
      if (signal.aborted) return;
      if (type === 'disconnect') up = Promise.withResolvers<void>();
      if (type === 'disconnect' || type === 'close') endSessions();
      if (type === 'reconnect' || type === 'close') up.resolve();
    }
  })();
  return {
    up: () => up.promise,
    open: () => {
      const session = new AbortController();
      sessions.add(session);
      if (signal.aborted) session.abort();
      return { signal: session.signal, close: () => void sessions.delete(session) };
    },
  };
}
