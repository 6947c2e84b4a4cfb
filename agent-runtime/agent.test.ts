import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { toHex } from '../primitives/bytes.ts';
import { contentId } from '../primitives/content-id.ts';
import { signingKey } from '../primitives/keys.ts';
import type { Notice } from '../primitives/notices.ts';
import { encodeNotice } from '../schemas/notices.ts';
import { issueAgentJwt, issueServiceJwt } from '../service/nats/jwt.ts';
import { natsKeys } from '../service/nats/keys.ts';
import { type Nats, startNats } from '../service/nats/server.ts';
import { ensureInboxConsumer, ensureStreams } from '../service/nats/streams.ts';
import { type AgentOptions, type RunningAgent, startAgent } from './agent.ts';
import { startAgentServer } from './http/server.ts';
import { connectNats } from './link/connect.ts';
import { natsPublicKey, natsSeed } from './link/nats-key.ts';
import { accessTo, askForLease, BUYER_HEX, termsOf, testObject } from './object.fixture.ts';
import { clock, GENESIS, leaseNotice, NETWORK_ID, soldSlot } from './settlement.fixture.ts';
import { fetchChunk } from './transfer/fetch-chunk.ts';
import { uploadChunk, uploadManifest } from './transfer/upload.ts';

const home = mkdtempSync(join(tmpdir(), 'infinitydb-agents-'));
let nats: Nats;
let service: NatsConnection;

beforeAll(async () => {
  nats = await startNats({ home });
  const seed = new Uint8Array(32).fill(9);
  const jwt = await issueServiceJwt(natsKeys(home), { name: 'settlement', natsPublicKey: natsPublicKey(seed) });
  service = await connectNats({ url: nats.url, jwt, seed, name: 'settlement' });
  await ensureStreams(service, 1);
});

afterAll(async () => {
  await service.close();
  await nats.stop();
  rmSync(home, { recursive: true, force: true });
});

async function optionsOf(number: number): Promise<AgentOptions> {
  const seed = new Uint8Array(32).fill(number);
  const agentHex = toHex(signingKey(seed).publicKey);
  await ensureInboxConsumer(service, agentHex);
  return {
    folder: join(home, `agent-${number}`),
    seed,
    owner: toHex(new Uint8Array(20).fill(number)),
    genesis: GENESIS,
    networkId: NETWORK_ID,
    natsUrl: nats.url,
    jwt: await issueAgentJwt(natsKeys(home), { agentHex, natsPublicKey: natsPublicKey(natsSeed(seed)) }),
    apiUrl: 'http://127.0.0.1:9',
    httpPort: 0,
    policy: undefined,
    clock,
    random: { bytes: (length) => new Uint8Array(length) },
    log: () => undefined,
  };
}

async function started(number: number): Promise<RunningAgent> {
  const agent = await startAgent(await optionsOf(number));
  onTestFinished(() => agent.stop());
  return agent;
}

/** Resolves when the agent has dealt with the notice. */
async function tell({ context }: RunningAgent, notice: Notice): Promise<void> {
  const dealt = Promise.withResolvers<void>();
  const forget = context.link.onNotice((seen) => {
    if (seen.type === notice.type) dealt.resolve();
  });
  await jetstream(service).publish(`idb.v1.inbox.${context.agent}`, encodeNotice(notice));
  await dealt.promise;
  forget();
}

test('agents hear of each other, and what one holds outlives its process', async () => {
  const [holder, other] = await Promise.all([started(1), started(2)]);
  expect(await other.context.presence.waitFor(holder.context.agent, 10_000)).toBe(holder.address);

  const object = await testObject(3);
  const seller = holder.context.agent;
  await tell(holder, soldSlot({ tradeId: 7n, buyer: BUYER_HEX, seller, slot: 0, quantity: 2, k: 2, n: 3 }));
  const peer = { address: holder.address, trade: 7n, access: accessTo(holder.context, 'write', 7n, 0) };
  const chunks = object.slots[0] ?? [];
  for (const [index, data] of chunks.entries()) await uploadChunk({ ...peer, index, cid: contentId(data).cid, data });
  await uploadManifest({ ...peer, object: object.id, manifest: object.manifest });
  const terms = termsOf(object, 7n, 0);
  await askForLease(holder, terms);
  await tell(holder, leaseNotice(terms, { buyer: BUYER_HEX, seller }, 'active'));

  await holder.stop();
  const again = await started(1);
  const access = accessTo(again.context, 'read', 7n, 0);
  for (const chunk of chunks) {
    const { cid } = contentId(chunk);
    expect(Buffer.compare(await fetchChunk({ address: again.address, cid, access }), chunk)).toBe(0);
  }
});

test('a port that is taken, and a NATS that is not there, are named', async () => {
  const taken = await startAgentServer({ port: 0, routes: [] });
  onTestFinished(() => taken.stop());
  const options = await optionsOf(3);
  const httpPort = Number(new URL(taken.address).port);
  await expect(startAgent({ ...options, httpPort })).rejects.toMatchObject({ code: 'port_in_use' });
  await expect(startAgent({ ...options, natsUrl: 'nats://127.0.0.1:9' })).rejects.toMatchObject({
    code: 'nats_unavailable',
  });
});
