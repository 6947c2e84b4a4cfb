import type { NatsConnection } from '@nats-io/nats-core';
import { decodeBookMessage } from '../schemas/book-message.ts';
import { type BookFeed, type BookLevels, connectionLost, EMPTY_FEED, heard, snapshotTaken } from './book-feed.ts';

export type BookSource = {
  readonly nats: NatsConnection;
  readonly instrument: string;
  /** The book as it is now; may fail, and is then asked again. */
  readonly snapshot: (signal: AbortSignal) => Promise<BookLevels>;
  /** Called with each change; `resync` while the book shown is an old one. */
  readonly onChange: (feed: BookFeed) => void;
};

/** Messages of two replicas may cross on their way: what is missing is given so long before a snapshot is asked for. */
const LATE_MS = 50;
const PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Follows one book on NATS until the returned function is called: the messages of any replica, and a snapshot whenever something was
 * missed. Bounded: what waits for a snapshot is at most 256 messages.
 */
export function followBook({ nats, instrument, snapshot, onChange }: BookSource): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let feed = EMPTY_FEED;
  let asking = false;
  let away = false;
  /** How often the connection went or came: a snapshot asked for before is not known to meet the messages after. */
  let turns = 0;
  const take = (next: BookFeed): void => {
    if (signal.aborted || next === feed) return;
    feed = next;
    onChange(feed);
    if (feed.resync && !asking) void resync();
  };
  const resync = async (): Promise<void> => {
    asking = true;
    for (let pauseMs = LATE_MS; feed.resync && !away && !signal.aborted; pauseMs = longer(pauseMs)) {
      if (feed.book) await pause(pauseMs, signal);
      if (!feed.resync || away || signal.aborted) break;
      const turn = turns;
      const found = await snapshot(signal).catch(() => undefined);
      if (found && turn === turns) take(snapshotTaken(feed, found));
      else await pause(PAUSE_MS, signal);
    }
    asking = false;
  };
  const turned = (isAway: boolean): void => {
    away = isAway;
    turns++;
    take(connectionLost(feed));
  };
  // Of any partition: an instrument may move to another.
  const subscription = nats.subscribe(`idb.v1.book.*.${instrument.replaceAll('/', '.')}`, {
    callback: (error, message) => {
      if (error) return take(connectionLost(feed));
      const decoded = decodeBookMessage(message.data);
      if (decoded.ok && decoded.value.instrument === instrument) take(heard(feed, decoded.value));
    },
  });
  void (async () => {
    for await (const { type } of nats.status()) {
      if (signal.aborted) return;
      if (type === 'disconnect' || type === 'reconnect') turned(type === 'disconnect');
    }
  })();
  void resync();
  return () => {
    ending.abort();
    subscription.unsubscribe();
  };
}

const longer = (pauseMs: number): number => Math.min(LONGEST_PAUSE_MS, 2 * Math.max(pauseMs, PAUSE_MS / 2));

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
