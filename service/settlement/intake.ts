import { type ConsumerMessages, DeliverPolicy, type JsMsg, jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { assert } from '../../primitives/result.ts';
import { decodeEventsPart, type EventsPart, joinEventsParts } from '../../schemas/events.ts';
import { eventsStream, eventsSubject } from '../nats/streams.ts';
import type { ArrivalQueue } from './arrival.ts';

export type IntakeOptions = {
  readonly connection: NatsConnection;
  readonly queue: ArrivalQueue;
  readonly generation: number;
  /** First sequences to read, in ORDERS (partition 0) and in EVENTS of each book partition. */
  readonly ordersFrom: number;
  readonly eventsFrom: ReadonlyMap<number, number>;
  /** A reader ended without being told to, or read what cannot be: the intake must be opened anew. */
  readonly onFailure: (error: unknown) => void;
};

export type Intake = { close(): Promise<void> };

/** Reads ORDERS of partition 0 and EVENTS of all others into the queue, each in the order of its stream. */
export async function openIntake(options: IntakeOptions): Promise<Intake> {
  const { onFailure } = options;
  const orders = await consume(options.connection, 'ORDERS', 'idb.v1.orders.0.*', options.ordersFrom);
  const events: ConsumerMessages[] = [];
  for (const [partition, from] of options.eventsFrom)
    events.push(await consume(options.connection, eventsStream(partition), eventsSubject(partition), from));
  let closing = false;
  const ended = (error?: unknown): void => {
    if (!closing) onFailure(error ?? new Error('a stream reader ended'));
  };
  const readers = [readOrders(orders, options), ...events.map((messages) => readEvents(messages, options))].map(
    (reader) => reader.then(ended, ended),
  );
  return {
    async close(): Promise<void> {
      closing = true;
      options.queue.close();
      // Closing asks the server, which may be away: the iterators are stopped here in any case.
      for (const messages of [orders, ...events]) messages.stop();
      await Promise.all(readers);
    },
  };
}

async function consume(
  connection: NatsConnection,
  stream: string,
  subject: string,
  from: number,
): Promise<ConsumerMessages> {
  const consumer = await jetstream(connection).consumers.get(stream, {
    filter_subjects: subject,
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: from,
  });
  return consumer.consume({ max_messages: 1_000 });
}

async function readOrders(messages: ConsumerMessages, { queue, generation }: IntakeOptions): Promise<void> {
  for await (const message of messages)
    await queue.put({
      partition: 0,
      generation,
      sequence: message.seq,
      timeMs: timeOf(message),
      frameBytes: new Uint8Array(message.data),
      events: [],
      eventsSequence: 0,
      sender: message.subject.split('.').at(-1) ?? '',
    });
}

async function readEvents(messages: ConsumerMessages, { queue }: IntakeOptions): Promise<void> {
  let begun: EventsPart[] = [];
  for await (const message of messages) {
    const part = decodeEventsPart(message.data);
    // Only the market's own key may publish here, so this is a fault of ours and not to be passed over.
    assert(part.ok, `EVENTS ${message.seq}: ${part.ok ? '' : part.message}`);
    begun = part.value.part === 0 ? [part.value] : [...begun, part.value];
    // Reading may begin within a message; its end alone says nothing, and it was applied before.
    if (begun.length < part.value.parts) continue;
    const joined = joinEventsParts(begun);
    begun = [];
    assert(joined.ok, `EVENTS up to ${message.seq}: ${joined.ok ? '' : joined.message}`);
    await queue.put({ ...joined.value, eventsSequence: message.seq });
  }
}

function timeOf(message: JsMsg): number {
  return Math.floor(message.info.timestampNanos / 1_000_000);
}
