import type { NatsConnection } from '@nats-io/nats-core';
import { isRetryable } from '../../settlement/store/with-tx.ts';
import { ArrivalQueue } from './arrival.ts';
import type { Committer } from './committer.ts';
import type { Generation } from './generation.ts';
import type { Inbox } from './inbox.ts';
import { type Intake, openIntake } from './intake.ts';
import type { LedgerCore } from './ledger-core.ts';
import type { Link } from './link.ts';
import { eventsStarts } from './lost-tail.ts';
import { isNatsFailure } from './nats-failure.ts';
import type { Outbox } from './outbox.ts';
import type { Submissions } from './submissions.ts';
import type { Wakeup } from './wakeup.ts';

export type SessionParts = {
  readonly connection: NatsConnection;
  readonly link: Link;
  readonly core: LedgerCore;
  readonly committer: Committer;
  readonly generation: Generation;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly submissions: Submissions;
  readonly wakeup: Wakeup;
  /** Told with the queue when messages are taken from now on, with undefined when no longer. */
  readonly onTaking: (queue: ArrivalQueue | undefined) => void;
  readonly log: (event: string, details: Record<string, unknown>) => void;
};

/** Messages and their events in one commit: larger ones save little and hold up those that wait. */
const MOST_IN_BATCH = 8_192;
const ENOUGH_TO_OVERLAP = 2_048;

/**
 * One stretch of being connected: checks that nothing is lost, then applies what comes until the connection breaks, a reader fails or
 * `signal` aborts. False where it could not begin and is to be called again. Throws only what settlement cannot go on after.
 */
export async function runSession(parts: SessionParts, signal: AbortSignal): Promise<boolean> {
  const { link, wakeup } = parts;
  const ended = new AbortController();
  const end = (): void => {
    ended.abort();
    wakeup.call();
  };
  const forget = link.onLost(end);
  signal.addEventListener('abort', end);
  const queue = new ArrivalQueue();
  queue.onArrival(wakeup.call);
  let intake: Intake | undefined;
  try {
    if (signal.aborted) return true;
    intake = await beginOrWait(parts, queue, end);
    if (!intake) return false;
    parts.onTaking(queue);
    // From here a failure leaves memory ahead of the database, so nothing is caught.
    await takeAll(parts, queue, ended.signal);
    return true;
  } finally {
    parts.onTaking(undefined);
    forget();
    signal.removeEventListener('abort', end);
    await intake?.close();
  }
}

/** Undefined where NATS or the database is away for now. */
async function beginOrWait(parts: SessionParts, queue: ArrivalQueue, end: () => void): Promise<Intake | undefined> {
  try {
    return await begin(parts, queue, end);
  } catch (error) {
    if (!isNatsFailure(error) && !isRetryable(error)) throw error;
    parts.log('not_ready', { error: String(error) });
    return undefined;
  }
}

async function begin(parts: SessionParts, queue: ArrivalQueue, end: () => void): Promise<Intake> {
  const { connection, core, generation, outbox, inbox } = parts;
  await generation.settle();
  await inbox.resendRecent(Math.max(...core.watermarks.all().map(({ timeMs }) => timeMs)));
  await outbox.republish(core.generation, performance.now(), true);
  const onFailure = (error: unknown): void => {
    parts.log('intake_ended', { error: String(error) });
    end();
  };
  const ordersFrom = (core.watermarks.get(0)?.sequence ?? 0) + 1;
  const eventsFrom = await eventsStarts(connection, core.watermarks.all());
  return openIntake({ connection, queue, generation: core.generation, ordersFrom, eventsFrom, onFailure });
}

async function takeAll(parts: SessionParts, queue: ArrivalQueue, ended: AbortSignal): Promise<void> {
  const { core, committer, submissions, wakeup } = parts;
  let committing = Promise.resolve();
  const { books } = core.watermarks;
  // Of books that are new the next session reads the answers.
  while (!ended.aborted && core.watermarks.books === books) {
    // With little to do one commit takes all that came during the last; with much, the next is worked out while the last is written.
    if (queue.weight < ENOUGH_TO_OVERLAP) await committing;
    const arrivals = queue.take(MOST_IN_BATCH).filter((arrival) => core.isNew(arrival));
    const submitted = submissions.take();
    if (arrivals.length > 0 || submitted.length > 0) {
      const applied = await core.apply(arrivals, submitted);
      await committing;
      committing = committer.commit(applied, submitted);
      // Its failure is met at the next await; until then it is nobody's.
      committing.catch(() => undefined);
    } else if (queue.length === 0) await wakeup.sleep();
  }
  await committing;
}
