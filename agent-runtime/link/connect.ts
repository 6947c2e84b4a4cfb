import { jwtAuthenticator, type NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { InfinityDbError } from '../../primitives/error.ts';
import { inboxPrefix, natsUserPair } from './nats-key.ts';

export type ConnectOptions = {
  readonly url: string;
  readonly jwt: string;
  /** Ed25519 seed of 32 bytes, of the NATS key that the JWT names. */
  readonly seed: Uint8Array;
  /** Shows in the server's connection list; an agent's hex digits make its inbox prefix too. */
  readonly name: string;
  /** Set for an agent, whose permissions allow this inbox only. */
  readonly agentHex?: string;
  /** Wait for a server that is not up yet, instead of failing with `nats_unavailable`. */
  readonly waitOnFirstConnect?: boolean;
};

/** A connection that reconnects for ever, every 250 ms. A request or publish that fails meanwhile is the caller's to repeat. */
export async function connectNats(options: ConnectOptions): Promise<NatsConnection> {
  const { url, jwt, seed, name, agentHex, waitOnFirstConnect = false } = options;
  try {
    return await connect({
      servers: url,
      name,
      authenticator: jwtAuthenticator(jwt, natsUserPair(seed).getSeed()),
      ...(agentHex === undefined ? {} : { inboxPrefix: inboxPrefix(agentHex) }),
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      reconnectJitter: 50,
      ignoreAuthErrorAbort: true,
      pingInterval: 10_000,
      waitOnFirstConnect,
      // An error made beforehand for each request, should it fail, costs more than the request.
      noAsyncTraces: true,
    });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InfinityDbError('nats_unavailable', `NATS at ${url} does not take ${name}: ${why}`, {
      cause,
      step: 'nats',
    });
  }
}
