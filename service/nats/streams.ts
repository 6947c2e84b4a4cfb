import {
  AckPolicy,
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';
import { type NatsConnection, nanos } from '@nats-io/nats-core';

const SECOND_MS = 1_000;
const COMMON = { storage: StorageType.File, retention: RetentionPolicy.Limits, num_replicas: 1 } as const;

/** Frames as agents and settlement send them: subject `idb.v1.orders.<partition>.<agent>`. A full subject refuses, so nothing is lost. */
const ORDERS = {
  ...COMMON,
  name: 'ORDERS',
  subjects: ['idb.v1.orders.*.*'],
  max_msg_size: 65_536,
  max_msgs_per_subject: 4_096,
  discard: DiscardPolicy.New,
  discard_new_per_subject: true,
  duplicate_window: nanos(120 * SECOND_MS),
  allow_direct: true,
} satisfies Partial<StreamConfig>;

/** The stream of what the engine of a book partition answered to each message of ORDERS: one for each, so that positions follow one another. */
export const eventsStream = (partition: number): string => `EVENTS_${partition}`;
export const eventsSubject = (partition: number): string => `idb.v1.events.${partition}`;
const events = (partition: number) =>
  ({
    ...COMMON,
    name: eventsStream(partition),
    subjects: [eventsSubject(partition)],
    max_msg_size: 524_288,
    discard: DiscardPolicy.New,
    // So long a replica that is late learns from the acknowledgement alone that its bytes are there.
    duplicate_window: nanos(10 * SECOND_MS),
    allow_direct: true,
  }) satisfies Partial<StreamConfig>;
const tradingStreams = (bookPartitions: number) => [
  ORDERS,
  ...Array.from({ length: bookPartitions }, (_, index) => events(index + 1)),
];
/** What one stream for all partitions was called: it has the subjects of the present ones. Nothing in it was not in ORDERS first. */
const FORMER_EVENTS = 'EVENTS';

/** Notices to agents: subject `idb.v1.inbox.<agent>`. Settlement keeps them durably, so a day suffices here. */
const AGENTS = {
  ...COMMON,
  name: 'AGENTS',
  subjects: ['idb.v1.inbox.*'],
  max_age: nanos(86_400 * SECOND_MS),
  discard: DiscardPolicy.Old,
  duplicate_window: nanos(120 * SECOND_MS),
  allow_direct: true,
} satisfies Partial<StreamConfig>;

/** Makes ORDERS, EVENTS_<partition> for each book partition and AGENTS where they are absent. */
export async function ensureStreams(connection: NatsConnection, bookPartitions: number): Promise<JetStreamManager> {
  const manager = await jetstreamManager(connection);
  await manager.streams.delete(FORMER_EVENTS).catch(ignoreAbsent);
  for (const stream of [...tradingStreams(bookPartitions), AGENTS]) await ensureStream(manager, stream);
  return manager;
}

/** Deletes ORDERS and EVENTS_<partition> with all they hold and makes them again: the start of a new generation (DESIGN §9, lost tail). */
export async function remakeTradingStreams(connection: NatsConnection, bookPartitions: number): Promise<void> {
  const manager = await jetstreamManager(connection);
  for (const stream of tradingStreams(bookPartitions)) {
    await manager.streams.delete(stream.name).catch(ignoreAbsent);
    await manager.streams.add(stream);
  }
}

/** Makes the durable pull consumer of one agent, named by its hex digits; agents have no right to make consumers. */
export async function ensureInboxConsumer(connection: NatsConnection, agentHex: string): Promise<void> {
  const manager = await jetstreamManager(connection);
  await manager.consumers.add(AGENTS.name, {
    durable_name: agentHex,
    filter_subject: `idb.v1.inbox.${agentHex}`,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    ack_wait: nanos(30 * SECOND_MS),
    max_ack_pending: 1_000,
  });
}

async function ensureStream(
  manager: JetStreamManager,
  stream: Partial<StreamConfig> & { name: string },
): Promise<void> {
  const known = await manager.streams.info(stream.name).catch(ignoreAbsent);
  if (!known) await manager.streams.add(stream);
}

function ignoreAbsent(error: unknown): undefined {
  if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound) return undefined;
  throw error;
}
