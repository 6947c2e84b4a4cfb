import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { privateKeyToAccount } from 'viem/accounts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anchorTypedData, type AnchorState } from '../../contracts/clients/anchor.ts';
import { recoverOwner } from '../../contracts/clients/owner-signature.ts';
import { signingKey } from '../../primitives/keys.ts';
import { CompactRange, consistencyProof, leafHash } from '../../primitives/merkle.ts';
import type { AuditSource } from '../../settlement/log/audit/source.ts';
import { cosigner, noteSigner, signCheckpoint } from '../../settlement/log/sign.ts';
import { submitCheckpoint } from '../../settlement/log/witness-client.ts';
import { witnessRoutes } from '../../settlement/log/witness-routes.ts';
import { BackedNetwork } from '../../test/audit-chain.fixture.ts';
import { AuditedNetwork, exported, signedNote } from '../../test/audit-log.fixture.ts';
import { GENESIS, NETWORK } from '../../test/audit-signed.fixture.ts';
import { fileWitnessStore } from './file-witness-store.ts';
import { LogAuditor } from './log-auditor.ts';
import { startWitnessServer, type WitnessServer } from './server.ts';
import { anchorSigner } from './sign-anchor.ts';
import { keepEvidence } from './split-view.ts';

let folder: string;
const stops: (() => Promise<void>)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'infinitydb-witness-'));
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  rmSync(folder, { recursive: true, force: true });
});

const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const LOG = noteSigner('log.test', signingKey(seed(1)));
const OURS = cosigner('witness.test', signingKey(seed(2)));
const LEAVES = Array.from({ length: 9 }, (_, i) => leafHash(Uint8Array.of(i)));
const ACCOUNT = privateKeyToAccount(`0x${'11'.repeat(32)}`);

function noteOf(size: number, leaves = LEAVES): string {
  const tree = new CompactRange();
  for (const leaf of leaves.slice(0, size)) tree.append(leaf);
  return signCheckpoint({ origin: 'log.test', size, root: tree.root(), extensions: [] }, LOG);
}

const EMPTY: AuditSource = { read: async () => undefined };

async function start(source: AuditSource = EMPTY, evidence: string[] = []): Promise<WitnessServer> {
  const server = await startWitnessServer({
    port: 0,
    witness: witnessRoutes({
      keys: { logs: [LOG.key], cosigner: OURS },
      store: fileWitnessStore(folder),
      clock: { nowMs: () => 1_700_000_000_000 },
      onSplitView: (found) => evidence.push(keepEvidence(folder, found)),
    }),
    signAnchor: anchorSigner({ auditor: new LogAuditor(source, NETWORK), account: ACCOUNT, genesis: GENESIS }),
    onError: (error) => {
      throw error;
    },
  });
  stops.push(() => server.stop());
  return server;
}

const submit = ({ url }: WitnessServer, size: number, oldSize: number) =>
  submitCheckpoint({
    url,
    key: OURS.key,
    note: noteOf(size),
    oldSize,
    consistencyProof: async (from, to) => consistencyProof(LEAVES, from, to),
  });

test('cosigns what continues what it has seen, and remembers it over a restart', async () => {
  const first = await start();
  expect(await submit(first, 4, 0)).toMatchObject({ ok: true, value: { size: 4 } });
  await first.stop();
  const second = await start();
  // It names the size that it has; the client goes on from there.
  expect(await submit(second, 9, 0)).toMatchObject({ ok: true, value: { size: 9 } });
  expect(await submit(second, 4, 0)).toMatchObject({ ok: false, code: 'verification_failed' });
  expect(readdirSync(folder).filter((name) => name.endsWith('.json'))).toHaveLength(1);
});

test('two views of one size are kept as evidence', async () => {
  const evidence: string[] = [];
  const server = await start(EMPTY, evidence);
  await submit(server, 4, 0);
  const other = noteOf(4, [...LEAVES].reverse());
  const body = `old 4\n\n${other}`;
  expect((await fetch(`${server.url}/add-checkpoint`, { method: 'POST', body })).status).toBe(422);
  expect(evidence).toHaveLength(1);
});

test('the store sets only over the size that is named, and never takes a damaged file for none', async () => {
  const store = fileWitnessStore(folder);
  const record = { origin: 'log.test', size: 3, root: new Uint8Array(32).fill(1), note: 'a note' };
  expect(await store.load('log.test')).toBe(undefined);
  expect(await store.compareAndSet('log.test', 1, record)).toBe(false);
  expect(await store.compareAndSet('log.test', 0, record)).toBe(true);
  expect(await store.compareAndSet('log.test', 0, { ...record, size: 5 })).toBe(false);
  expect(await fileWitnessStore(folder).load('log.test')).toEqual(record);
  writeFileSync(join(folder, readdirSync(folder)[0] as string), '{"size":3');
  await expect(store.load('log.test')).rejects.toThrow('damaged');
});

/** A log with one committed state, and the anchor of the checkpoint after it. */
async function committed(): Promise<{ readonly network: AuditedNetwork; readonly anchor: AnchorState }> {
  const network = new AuditedNetwork();
  await network.join(0, 5_000n);
  await network.join(1, 7_000n);
  network.own({ type: 'commitState', chainBlock: 5n });
  network.publish();
  const index = network.entries.length - 2;
  const entry = network.entryAt(index);
  if (entry.type !== 'stateCommitted') throw new Error(entry.type);
  const tree = new CompactRange();
  for (const bytes of network.entries) tree.append(leafHash(bytes));
  const { stateRoot, chainBlock } = entry;
  const root = `0x${Buffer.from(tree.root()).toString('hex')}` as const;
  const size = BigInt(network.entries.length);
  return { network, anchor: { generation: 0n, size, root, stateRoot: `0x${stateRoot}`, chainBlock } };
}

type Answer = Record<string, unknown>;
const ask = async ({ url }: WitnessServer, anchor: Record<string, unknown>): Promise<Answer> => {
  const body = JSON.stringify(anchor, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  const response = await fetch(`${url}/sign-anchor`, { method: 'POST', body });
  return { status: response.status, ...((await response.json()) as Answer) };
};

test('an anchor is signed where the own audit found that tree and that state, and as the log grows', async () => {
  const { network, anchor } = await committed();
  const files = { current: await network.export() };
  const server = await start({ read: (path) => files.current.read(path) });
  const answer = await ask(server, { ...anchor });
  expect(answer).toMatchObject({ status: 200, ok: true });
  const domain = { chainId: GENESIS.chain.id, anchor: GENESIS.chain.anchor as `0x${string}` };
  const signer = await recoverOwner(anchorTypedData(domain, anchor), answer['signature'] as `0x${string}`);
  expect(signer).toEqual({ ok: true, value: ACCOUNT.address });
  expect(await ask(server, { ...anchor, size: anchor.size + 9n })).toMatchObject({
    status: 503,
    code: 'service_unavailable',
  });
  network.own({ type: 'commitState', chainBlock: 6n });
  files.current = await network.export();
  expect(await ask(server, { ...anchor })).toMatchObject({ status: 200 });
});

test.each<[string, Partial<AnchorState>]>([
  ['another state root', { stateRoot: `0x${'12'.repeat(32)}` }],
  ['another root', { root: `0x${'12'.repeat(32)}` }],
  ['another generation', { generation: 1n }],
  ['another block', { chainBlock: 6n }],
  ['a size without a checkpoint', { size: 3n }],
])('an anchor is refused: %s', async (_, change) => {
  const { network, anchor } = await committed();
  const server = await start(await network.export());
  expect(await ask(server, { ...anchor, ...change })).toMatchObject({ status: 409, code: 'verification_failed' });
});

test('nothing is signed for a log that the audit finds wrong, that is not there, or a body that is no anchor', async () => {
  const { network, anchor } = await committed();
  const broken = network.entries.map((bytes, i) => (i === 3 ? Uint8Array.of(...bytes.slice(0, -1), 7) : bytes));
  const tree = new CompactRange();
  for (const bytes of broken) tree.append(leafHash(bytes));
  const note = { size: tree.size, note: signedNote(tree.size, tree.root()) };
  const server = await start(await exported(broken, [note], network.blobs));
  const root = `0x${Buffer.from(tree.root()).toString('hex')}`;
  expect(await ask(server, { ...anchor, root })).toMatchObject({ status: 409, code: 'verification_failed' });
  expect(await ask(server, { size: '1' })).toMatchObject({ status: 400, code: 'malformed' });
  expect(await ask(await start(), { ...anchor })).toMatchObject({ status: 503, code: 'service_unavailable' });
});

test('no anchor is signed for a deposit that the chain does not have, nor while the chain is away', async () => {
  const backed = await BackedNetwork.start();
  const away = { value: false };
  const { provider } = backed.chain.chain;
  const request: typeof provider.request = (args) =>
    away.value ? Promise.reject(new Error('gone')) : provider.request(args);
  const source: AuditSource = { read: async (path) => (await backed.log.export()).read(path) };
  const auditor = new LogAuditor(source, NETWORK, { genesis: GENESIS, node: { provider: { request } } });
  await backed.credited(0, 50n);
  const first = await backed.commit();
  away.value = true;
  await expect(auditor.confirm(first)).rejects.toMatchObject({ code: 'chain_unavailable' });
  away.value = false;
  expect(await auditor.confirm(first)).toEqual({ ok: true, value: undefined });
  await backed.anchor(first);
  backed.see(await backed.pay(1, 7n), { amountBaseUnits: 7_000n });
  const forged = await auditor.confirm(await backed.commit());
  expect(forged).toMatchObject({ ok: false, code: 'verification_failed' });
  expect(forged).toMatchObject({ message: expect.stringContaining('deposit_on_chain') });
  await backed.close();
});
