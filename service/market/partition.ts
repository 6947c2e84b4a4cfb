import { DeliverPolicy, type JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import type { Engine } from '../../market/engine.ts';
import { encodeEventsMessage } from '../../schemas/events.ts';
import { BookUpdates } from './data/book-updates.ts';
import { type Answer, EventsPublisher, type Published } from './events-publisher.ts';
import { checkAgreement, type EventsTail, ordersHas, placeAfter, readTail } from './events-stream.ts';
import { eventsStream } from '../nats/streams.ts';
import { askJournal, rebuild } from './rebuild.ts';
import { readFrame, type Shell, unavailable } from './shell.ts';
import { Snapshots } from './snapshots.ts';

/** One partition's engine, and where in which streams it stands. */
export type Live = {
  readonly partition: number;
  readonly engine: Engine;
  readonly books: BookUpdates;
  readonly snapshots: Snapshots;
  readonly generation: number;
  /** When ORDERS and EVENTS were made: other streams, another engine. */
  readonly streams: string;
  readonly watermark: number;
  /** Last ORDERS message applied, and its bytes; the bytes of the watermark's are not known. */
  sequence: number;
  frameBytes: Uint8Array | undefined;
  timeMs: number;
  /** Last ORDERS message whose answer is known to be in EVENTS; 0 before the first. */
  published: number;
  /** Applied, and not yet known to be in EVENTS. */
  readonly unpublished: Answer[];
};

const CONSUMER_IDLE_MS = 30_000;

/**
 * The partition's engine, ready to follow ORDERS: the one there was where its streams are still the same and ORDERS still has what it
 * applied last; else rebuilt from settlement's journal.
 */
export async function catchUp(
  shell: Shell,
  partition: number,
  known?: Live,
): Promise<{ live: Live; tail: EventsTail }> {
  const { streams, lastSequence } = await identify(shell, partition);
  const tail = await readTail(shell, partition);
  const kept = known && (await isCurrent(shell, known, tail, streams, lastSequence)) ? known : undefined;
  const live = kept ?? (await fresh(shell, partition, streams));
  if ((await identify(shell, partition)).streams !== streams)
    throw unavailable('the streams were made again meanwhile');
  await checkAgreement(shell, tail, live.generation, live.watermark);
  return { live, tail };
}

async function identify(shell: Shell, partition: number): Promise<{ streams: string; lastSequence: number }> {
  const orders = await shell.manager.streams.info('ORDERS');
  const events = await shell.manager.streams.info(eventsStream(partition));
  return { streams: `${orders.created} ${events.created}`, lastSequence: orders.state.last_seq };
}

async function isCurrent(
  shell: Shell,
  live: Live,
  tail: EventsTail,
  streams: string,
  lastSequence: number,
): Promise<boolean> {
  if (live.streams !== streams || live.sequence > lastSequence) return false;
  if (live.published > (tail.newest?.sequence ?? 0)) return false;
  if (live.frameBytes && !(await ordersHas(shell, live.sequence, live.frameBytes))) return false;
  const position = { afterGeneration: live.generation, afterSequence: live.sequence };
  const { generation } = await askJournal(shell, live.partition, { ...position, limit: 1 });
  return generation === live.generation;
}

async function fresh(shell: Shell, partition: number, streams: string): Promise<Live> {
  const { engine, generation, watermark, timeMs, fromSequence } = await rebuild(shell, partition);
  const digest = engine.digest();
  shell.log.info({ partition, generation, watermark, fromSequence, digest }, 'engine rebuilt');
  return {
    partition,
    engine,
    books: new BookUpdates(partition, engine, timeMs),
    snapshots: new Snapshots(shell, partition),
    generation,
    streams,
    watermark,
    sequence: watermark,
    frameBytes: undefined,
    timeMs,
    published: 0,
    unpublished: [],
  };
}

/**
 * Applies ORDERS from where the engine stands, and publishes what EVENTS does not have yet; `announce` is told what this replica was the
 * first to publish. Ends when aborted or when anything about
 * the streams has changed; throws where NATS is away. The engine then still stands where `live` says.
 */
export async function follow(
  shell: Shell,
  live: Live,
  tail: EventsTail,
  announce: (answer: Answer) => void,
  signal: AbortSignal,
): Promise<void> {
  const { partition, generation } = live;
  const ended = new AbortController();
  const end = (): void => ended.abort();
  signal.addEventListener('abort', end, { once: true });
  const published: Published = (answer, own) => {
    live.published = answer.sequence;
    live.snapshots.published(generation, answer.sequence);
    if (own) announce(answer);
  };
  const answered = Math.max(live.published, live.watermark);
  const place = await placeAfter(shell, partition, { tail, generation, sequence: answered });
  const queue = live.unpublished;
  const publisher = new EventsPublisher(shell, { partition, generation, place, queue, published });
  const consumer = await shell.js.consumers.get('ORDERS', {
    filter_subjects: `idb.v1.orders.${partition}.*`,
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: live.sequence + 1,
    inactive_threshold: nanos(CONSUMER_IDLE_MS),
  });
  const messages = await consumer.consume({ max_messages: 256, expires: 5_000, idle_heartbeat: 1_000 });
  ended.signal.addEventListener('abort', () => messages.stop(), { once: true });
  if (signal.aborted) end();
  void endOnChange(messages.status(), end);
  const reading = async (): Promise<void> => {
    for await (const message of messages) {
      await publisher.push(applyMessage(shell, live, message));
      if (ended.signal.aborted) return;
    }
  };
  const sides = await Promise.allSettled([reading().finally(end), publisher.run(ended.signal).finally(end)]);
  signal.removeEventListener('abort', end);
  // A replica that is told to stop does not leave half a snapshot behind.
  if (signal.aborted) await live.snapshots.sent();
  for (const side of sides) if (side.status === 'rejected') throw side.reason;
}

/** The consumer is made anew by whoever follows next, after a look at the streams. */
async function endOnChange(status: AsyncIterable<{ readonly type: string }>, end: () => void): Promise<void> {
  for await (const { type } of status) if (CHANGES.has(type)) end();
}
const CHANGES = new Set([
  'heartbeats_missed',
  'consumer_not_found',
  'stream_not_found',
  'consumer_deleted',
  'no_responders',
  'ordered_consumer_recreated',
  'reset',
]);

function applyMessage({ networkId }: Shell, live: Live, message: JsMsg): Answer {
  const { partition, generation, engine } = live;
  const sequence = message.seq;
  const frameBytes = message.data;
  const timeMs = Math.max(live.timeMs, Math.floor(message.info.timestampNanos / 1_000_000));
  const frame = readFrame(networkId, frameBytes);
  const sender = senderOf(message.subject);
  const events = engine.apply({ generation, sequence, timeMs, frame });
  live.snapshots.applied(engine, generation, live, { sequence, timeMs });
  live.sequence = sequence;
  live.frameBytes = frameBytes;
  live.timeMs = timeMs;
  return {
    sequence,
    parts: encodeEventsMessage({ partition, generation, sequence, timeMs, frameBytes, sender, events }),
    books: live.books.after({ generation, sequence, timeMs }, events),
  };
}

/** NATS lets an agent publish on the subject that ends with its own key, and on no other. */
function senderOf(subject: string): string {
  const last = subject.split('.').at(-1) ?? '';
  return /^[0-9a-f]{64}$/.test(last) ? last : '';
}
