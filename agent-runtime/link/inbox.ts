import { type ConsumerInfo, type ConsumerMessages, jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';

/**
 * The notices to one agent, oldest first, at least once each: the iterator ends with `close()`, and a message that is not `ack()`ed in 30 s
 * comes again. Needs the durable consumer of `ensureInboxConsumer` and no right but that to its messages.
 */
export function readInbox(connection: NatsConnection, agentHex: string): Promise<ConsumerMessages> {
  // An agent may not ask for the consumer's state, so it is named here rather than looked up; only these fields are read.
  const known = { stream_name: 'AGENTS', name: agentHex, config: { durable_name: agentHex } } as ConsumerInfo;
  return jetstream(connection).consumers.getConsumerFromInfo(known).consume({ bind: true, max_messages: 100 });
}
