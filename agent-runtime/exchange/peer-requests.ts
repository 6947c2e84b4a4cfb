import { errors, type NatsConnection } from '@nats-io/nats-core';
import { InfinityDbError } from '../../primitives/error.ts';

export type PeerAction = 'quote' | 'buy' | 'transfer';

/** Request and reply from agent to agent, with neither market nor settlement running: `idb.v1.agent.<agent>.<action>`. */
export interface PeerRequests {
  /** The agent's answer. Throws `service_unavailable` where it is not there, `timed_out` where it does not answer. */
  ask(agent: string, action: PeerAction, request: Uint8Array, signal?: AbortSignal): Promise<Uint8Array>;
  /** Answers what others ask; the function returned ends it. */
  serve(action: PeerAction, answer: (request: Uint8Array) => Promise<Uint8Array>): () => void;
}

const TIMEOUT_MS = 5_000;

export function natsPeerRequests(
  connection: NatsConnection,
  self: string,
  onFailure: (error: unknown) => void,
): PeerRequests {
  return {
    async ask(agent, action, request, signal) {
      signal?.throwIfAborted();
      try {
        const reply = await connection.request(`idb.v1.agent.${agent}.${action}`, request, { timeout: TIMEOUT_MS });
        return reply.data;
      } catch (cause) {
        const absent = cause instanceof errors.NoRespondersError || cause instanceof errors.RequestError;
        const message = absent
          ? `agent ${agent} is not there to answer`
          : `agent ${agent} did not answer within ${TIMEOUT_MS} ms`;
        throw new InfinityDbError(absent ? 'service_unavailable' : 'timed_out', message, { cause, step: action });
      }
    },
    serve(action, answer) {
      const requests = connection.subscribe(`idb.v1.agent.${self}.${action}`, {
        callback(error, message) {
          // Whoever asked is not answered where the answer failed, and asks again.
          if (!error) answer(message.data).then((bytes) => message.respond(bytes), onFailure);
        },
      });
      return () => {
        if (!connection.isClosed()) requests.unsubscribe();
      };
    },
  };
}
