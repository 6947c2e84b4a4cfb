import { jetstream, JetStreamApiError } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { setTimeout as delay } from 'node:timers/promises';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Bus } from './bus.ts';
import { readInbox } from './inbox.ts';

const PUBLISH_TIMEOUT_MS = 3_000;
const READ_AGAIN_MS = 250;

/** The bus of one agent over its own NATS connection. */
export function natsBus(connection: NatsConnection, agentHex: string): Bus {
  const stream = jetstream(connection, { timeout: PUBLISH_TIMEOUT_MS });
  return {
    async publishFrame(partition, frame, messageId) {
      try {
        await stream.publish(`idb.v1.orders.${partition}.${agentHex}`, frame, { msgID: messageId });
      } catch (cause) {
        if (cause instanceof JetStreamApiError)
          throw new InfinityDbError('busy', `the ORDERS stream refused the frame: ${cause.message}; it is sent again`, {
            cause,
          });
        throw new InfinityDbError(
          'nats_unavailable',
          `no answer from NATS: ${String(cause)}; the frame is kept and sent again`,
          { cause },
        );
      }
    },
    async readNotices(handle, signal) {
      while (!signal.aborted && !connection.isClosed()) {
        const messages = await readInbox(connection, agentHex).catch(() => undefined);
        if (messages) {
          const stop = () => messages.stop();
          signal.addEventListener('abort', stop, { once: true });
          for await (const message of messages) {
            await handle(message.data);
            message.ack();
          }
          signal.removeEventListener('abort', stop);
        }
        // The durable consumer is made with the agent's first notice, and streams may be away while NATS restarts.
        await delay(READ_AGAIN_MS, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}
