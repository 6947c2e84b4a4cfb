import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toHex, utf8 } from '../../primitives/bytes.ts';
import { deriveSeed, signingKey } from '../../primitives/keys.ts';
import { connectNats } from '../../agent-runtime/link/connect.ts';
import { natsPublicKey } from '../../agent-runtime/link/nats-key.ts';
import { readInbox } from '../../agent-runtime/link/inbox.ts';
import { issueAgentJwt, issueServiceJwt } from './jwt.ts';
import { type NatsKeys, natsKeys } from './keys.ts';
import { type Nats, startNats } from './server.ts';
import { ensureInboxConsumer, ensureStreams, remakeTradingStreams } from './streams.ts';

const home = mkdtempSync(join(tmpdir(), 'infinitydb-nats-'));
const SELF = new Uint8Array(32).fill(1);
const OTHER = new Uint8Array(32).fill(2);
const self = toHex(signingKey(SELF).publicKey);
const other = toHex(signingKey(OTHER).publicKey);

let nats: Nats;
let keys: NatsKeys;
let service: NatsConnection;
let agent: NatsConnection;
let peer: NatsConnection;

async function connectAgent(seed: Uint8Array): Promise<NatsConnection> {
  const agentHex = toHex(signingKey(seed).publicKey);
  const natsSeed = deriveSeed(seed, 'infinitydb/nkey/v1');
  const jwt = await issueAgentJwt(keys, { agentHex, natsPublicKey: natsPublicKey(natsSeed) });
  return connectNats({ url: nats.url, jwt, seed: natsSeed, name: agentHex, agentHex });
}

beforeAll(async () => {
  nats = await startNats({ home });
  keys = natsKeys(home);
  const seed = new Uint8Array(32).fill(9);
  const jwt = await issueServiceJwt(keys, { name: 'settlement', natsPublicKey: natsPublicKey(seed) });
  service = await connectNats({ url: nats.url, jwt, seed, name: 'settlement' });
  await ensureStreams(service, 3);
  await ensureStreams(service, 3);
  for (const hex of [self, other, self]) await ensureInboxConsumer(service, hex);
  agent = await connectAgent(SELF);
  peer = await connectAgent(OTHER);
});

afterAll(async () => {
  for (const connection of [agent, peer, service]) await connection?.close();
  await nats?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Publishes as the agent; true when the server delivered it, false when it answered with a permissions violation for this subject. */
async function mayPublish(subject: string): Promise<boolean> {
  const seen = service.subscribe(subject, { max: 1 });
  await service.flush();
  const delivered = (async () => {
    for await (const _ of seen) return true;
    return false;
  })();
  const refused = violation(agent, subject);
  agent.publish(subject, utf8('{}'));
  await agent.flush();
  const outcome = await Promise.race([delivered, refused.then(() => false)]);
  seen.unsubscribe();
  return outcome;
}

async function violation(connection: NatsConnection, subject: string): Promise<void> {
  for await (const status of connection.status())
    if (status.type === 'error' && status.error.message.includes(`"${subject}"`)) return;
}

/** Subscribes as the agent; true when a message of `sample` then arrives, false when the server refused the subscription. */
async function maySubscribe(subject: string, sample = subject): Promise<boolean> {
  const subscription = agent.subscribe(subject);
  const outcome = (async () => {
    for await (const _ of subscription) return true;
    return false;
  })().catch(() => false);
  await agent.flush();
  service.publish(sample, utf8('{}'));
  await service.flush();
  const allowed = await outcome;
  subscription.unsubscribe();
  return allowed;
}

describe('an agent publishes', () => {
  const allowed = [
    `idb.v1.orders.0.${self}`,
    `idb.v1.orders.7.${self}`,
    `idb.v1.presence.${self}`,
    `idb.v1.agent.${other}.quote`,
    `idb.v1.agent.${other}.buy`,
    `idb.v1.agent.${other}.transfer`,
    `$JS.API.CONSUMER.MSG.NEXT.AGENTS.${self}`,
    `$JS.ACK.AGENTS.${self}.1.2.3.4.5`,
  ];
  test.each(allowed)('%s', async (subject) => expect(await mayPublish(subject)).toBe(true));

  const forbidden = [
    `idb.v1.orders.0.${other}`,
    `idb.v1.orders.0.${self}.more`,
    `idb.v1.inbox.${other}`,
    `idb.v1.inbox.${self}`,
    'idb.v1.events.0',
    'idb.v1.book.1.storage',
    `idb.v1.presence.${other}`,
    'idb.v1.log.checkpoint',
    `idb.v1.agent.${other}.delete`,
    '$JS.API.INFO',
    '$JS.API.STREAM.CREATE.MINE',
    '$JS.API.STREAM.UPDATE.ORDERS',
    '$JS.API.STREAM.DELETE.ORDERS',
    '$JS.API.STREAM.PURGE.ORDERS',
    '$JS.API.STREAM.INFO.ORDERS',
    '$JS.API.STREAM.MSG.GET.ORDERS',
    '$JS.API.STREAM.MSG.DELETE.ORDERS',
    '$JS.API.DIRECT.GET.ORDERS',
    '$JS.API.CONSUMER.CREATE.AGENTS',
    `$JS.API.CONSUMER.CREATE.AGENTS.${self}`,
    `$JS.API.CONSUMER.DURABLE.CREATE.AGENTS.${self}`,
    `$JS.API.CONSUMER.DELETE.AGENTS.${self}`,
    `$JS.API.CONSUMER.INFO.AGENTS.${self}`,
    `$JS.API.CONSUMER.MSG.NEXT.AGENTS.${other}`,
    `$JS.API.CONSUMER.MSG.NEXT.ORDERS.${self}`,
    `$JS.ACK.AGENTS.${other}.1.2.3.4.5`,
    `_INBOX.${other}.x`,
    '$SYS.REQ.SERVER.PING',
  ];
  test.each(forbidden)('not %s', async (subject) => expect(await mayPublish(subject)).toBe(false));
});

describe('an agent subscribes to', () => {
  const allowed = [
    [`idb.v1.agent.${self}.*`, `idb.v1.agent.${self}.quote`],
    [`_INBOX.${self}.>`, `_INBOX.${self}.a.b`],
    ['idb.v1.book.>', 'idb.v1.book.1.storage'],
    ['idb.v1.presence.*', `idb.v1.presence.${other}`],
    ['idb.v1.log.checkpoint', 'idb.v1.log.checkpoint'],
  ] as const;
  test.each(allowed)('%s', async (subject, sample) => expect(await maySubscribe(subject, sample)).toBe(true));

  const forbidden = [
    ['>', 'idb.v1.events.0'],
    ['idb.v1.>', 'idb.v1.events.0'],
    [`idb.v1.agent.${other}.*`, `idb.v1.agent.${other}.buy`],
    ['idb.v1.agent.*.buy', `idb.v1.agent.${other}.buy`],
    [`_INBOX.${other}.>`, `_INBOX.${other}.x`],
    ['_INBOX.>', `_INBOX.${other}.x`],
    [`idb.v1.inbox.${other}`, `idb.v1.inbox.${other}`],
    [`idb.v1.inbox.${self}`, `idb.v1.inbox.${self}`],
    ['idb.v1.orders.>', `idb.v1.orders.0.${other}`],
    [`idb.v1.orders.0.${self}`, `idb.v1.orders.0.${self}`],
    ['idb.v1.events.*', 'idb.v1.events.0'],
    ['$JS.API.>', '$JS.API.INFO'],
    ['$JS.ACK.>', `$JS.ACK.AGENTS.${other}.1.2.3.4.5`],
  ] as const;
  test.each(forbidden)('not %s', async (subject, sample) => expect(await maySubscribe(subject, sample)).toBe(false));
});

test('the keys are readable by their owner alone', () => {
  expect(statSync(join(home, 'nats', 'keys.json')).mode & 0o777).toBe(0o600);
});

test('an agent answers a request of another, once', async () => {
  const subscription = agent.subscribe(`idb.v1.agent.${self}.quote`, {
    callback: (_, message) => {
      message.respond(utf8('a quote'));
      message.respond(utf8('a second answer'));
    },
  });
  await agent.flush();
  const replies = peer.subscribe(`_INBOX.${other}.once`);
  const second = violation(agent, `_INBOX.${other}.once`);
  peer.publish(`idb.v1.agent.${self}.quote`, utf8('?'), { reply: `_INBOX.${other}.once` });
  const { value } = await replies[Symbol.asyncIterator]().next();
  expect(value?.string()).toBe('a quote');
  await second;
  expect((await peer.request(`idb.v1.agent.${self}.quote`)).string()).toBe('a quote');
  subscription.unsubscribe();
  replies.unsubscribe();
});

test('a frame that an agent publishes is acknowledged by ORDERS', async () => {
  const acknowledged = await jetstream(agent).publish(`idb.v1.orders.3.${self}`, utf8('frame'), { msgID: 'one' });
  expect(acknowledged).toMatchObject({ stream: 'ORDERS', duplicate: false });
  await expect(jetstream(agent).publish(`idb.v1.orders.3.${self}`, new Uint8Array(65_537))).rejects.toThrow('maximum');
});

test('an agent reads its own notices from its durable consumer and acknowledges them', async () => {
  const js = jetstream(service);
  for (const text of ['first', 'second']) await js.publish(`idb.v1.inbox.${self}`, utf8(text));
  await js.publish(`idb.v1.inbox.${other}`, utf8('of another'));
  const inbox = await readInbox(agent, self);
  const seen: string[] = [];
  for await (const message of inbox) {
    seen.push(message.string());
    message.ack();
    if (seen.at(-1) === 'second') break;
  }
  await inbox.close();
  await agent.flush();
  expect(seen.slice(-2)).toEqual(['first', 'second']);
  const { num_ack_pending } = await (await jetstreamManager(service)).consumers.info('AGENTS', self);
  expect(num_ack_pending).toBe(0);
});

test('streams that are remade are empty and start at sequence 1', async () => {
  await jetstream(service).publish('idb.v1.events.3', utf8('event'));
  await remakeTradingStreams(service, 3);
  const manager = await jetstreamManager(service);
  for (const stream of ['ORDERS', 'EVENTS_3'])
    expect((await manager.streams.info(stream)).state).toMatchObject({ messages: 0, last_seq: 0 });
});

test('a connection outlives SIGKILL of the server, whose streams are found again', async () => {
  await jetstream(service).publish(`idb.v1.inbox.${other}`, utf8('kept'));
  const before = (await (await jetstreamManager(service)).streams.info('AGENTS')).state.last_seq;
  const reconnected = (async () => {
    for await (const status of service.status()) if (status.type === 'reconnect') return;
  })();
  process.kill(nats.pid, 'SIGKILL');
  expect(await nats.exited).toEqual({ code: null, signal: 'SIGKILL' });
  const port = Number(new URL(nats.url).port);
  nats = await startNats({ home, port });
  await reconnected;
  expect((await (await jetstreamManager(service)).streams.info('AGENTS')).state.last_seq).toBe(before);
});

test('a server that a killed supervisor left on the home is ended by the next start', async () => {
  const left = nats;
  nats = await startNats({ home });
  expect(await left.exited).toEqual({ code: expect.any(Number) as number, signal: null });
  expect(nats.url).not.toBe(left.url);
});
