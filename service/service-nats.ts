import { randomBytes } from 'node:crypto';
import type { NatsConnection } from '@nats-io/nats-core';
import { connectNats } from '../agent-runtime/link/connect.ts';
import { natsPublicKey } from '../agent-runtime/link/nats-key.ts';
import type { Config } from './config.ts';
import { issueServiceJwt } from './nats/jwt.ts';
import { natsKeys } from './nats/keys.ts';

export const natsUrl = (config: Config): string => `nats://127.0.0.1:${config.natsPort}`;

/** A connection of one of the network's own services, under a user key of this process alone. Waits for a server that is not up yet. */
export async function connectService(config: Config, name: string): Promise<NatsConnection> {
  const seed = new Uint8Array(randomBytes(32));
  const jwt = await issueServiceJwt(natsKeys(config.home), { name, natsPublicKey: natsPublicKey(seed) });
  return await connectNats({ url: natsUrl(config), jwt, seed, name, waitOnFirstConnect: true });
}
