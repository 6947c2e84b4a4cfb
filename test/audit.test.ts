import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { TRANSFER_CODES } from '../primitives/transfer.ts';
import { audit, auditExportedFolder, auditUrl } from '../settlement/log/audit/audit.ts';
import { verifyReceiptOffline } from '../settlement/log/audit/receipt.ts';
import { newAuditState } from '../settlement/log/audit/state.ts';
import { MerkleTree } from '../settlement/log/merkle-tree.ts';
import { issueReceipt } from '../settlement/log/receipt.ts';
import type { Tile } from '../settlement/log/tiles.ts';
import { leafHash } from '../primitives/merkle.ts';
import { formatReceipt } from '../settlement/log/verify/receipt-text.ts';
import { type AuditedNetwork, exported, resigned } from './audit-log.fixture.ts';
import { GENESIS, NETWORK } from './audit-signed.fixture.ts';
import { simulated } from './audit-simulation.fixture.ts';

const seen = new Set<string>();
let network: AuditedNetwork;
beforeAll(async () => {
  network = await simulated(1, 400);
});

test.each([1, 17, 32, 47])('the log of a random life passes: seed %i', async (seed) => {
  const life = await simulated(seed, 600);
  const report = await audit(await life.export(), { networkId: NETWORK });
  for (const code of Object.keys(report.counts.transfersByCode)) seen.add(code);
  expect(report.firstWrong && { ...report.firstWrong, entry: life.entryAt(report.firstWrong.index) }).toBe(undefined);
  expect(report).toMatchObject({ ok: true, entries: life.entries.length, size: life.entries.length });
  expect(report.checkpoints).toBe(new Set(life.checkpoints.map(({ size }) => size)).size);
});

test('those logs were about something: every kind of transfer is in them', () => {
  expect([...seen].sort()).toEqual(Object.keys(TRANSFER_CODES).sort());
});

test('an audit that goes on where another ended comes to the same', async () => {
  const whole = await audit(await network.export());
  const since = newAuditState();
  for (const { size } of network.checkpoints.filter((_, i) => i % 9 === 0 || i === network.checkpoints.length - 1)) {
    const until = network.checkpoints.filter((checkpoint) => checkpoint.size <= size);
    const part = await exported(network.entries.slice(0, size), until, network.blobs);
    expect(await audit(part, { since })).toMatchObject({ ok: true, entries: size });
  }
  expect(await audit(await network.export(), { since })).toEqual(whole);
  const shorter = await exported(network.entries.slice(0, 40), resigned(network.entries.slice(0, 40), []), new Map());
  expect((await audit(shorter, { since })).firstWrong?.rule).toBe('checkpoint_order');
});

test('a folder, a URL, progress, a stop', async () => {
  const { files } = await network.export();
  const folder = mkdtempSync(join(tmpdir(), 'infinitydb-audit-'));
  const server = createServer((request, response) => {
    const bytes = files.get((request.url ?? '').replace(/^\/log\//, ''));
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  try {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const told: number[] = [];
    const onProgress = (done: number): void => void told.push(done);
    expect(await auditExportedFolder(folder, { onProgress })).toMatchObject({ ok: true });
    expect(told.at(-1)).toBe(network.entries.length);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/log/`;
    expect(await auditUrl(url)).toEqual(await auditExportedFolder(folder));
    await expect(auditUrl(url, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'interrupted' });
    await expect(auditUrl('http://127.0.0.1:1')).rejects.toMatchObject({ code: 'service_unavailable' });
  } finally {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a receipt verifies offline, down to the frame, and not for another network', async () => {
  const stored = new Map<string, Uint8Array>();
  const tree = new MerkleTree(
    {
      get: async (level, index, width) => stored.get(`${level}/${index}`)?.slice(0, width * 32),
      put: async (tiles: readonly Tile[]) => {
        for (const { level, index, bytes } of tiles) stored.set(`${level}/${index}`, bytes);
      },
    },
    { size: 0, levels: [] },
  );
  await tree.append(network.entries.map(leafHash));
  const note = network.publish();
  const at = network.entries.findIndex((_, i) => {
    const entry = network.entryAt(i);
    return entry.type === 'transfer' && entry.transfer.code === 'pay';
  });
  const paid = network.entryAt(at);
  if (paid.type !== 'transfer') throw new Error('a payment');
  const named = (index: number) => ({ index, bytes: network.entries[index] as Uint8Array });
  const entries = [named(at), named(Number(paid.transfer.authorisation.leaf))] as const;
  const published = { note, checkpoint: { size: network.entries.length } };
  const text = formatReceipt(await issueReceipt(tree, published, entries));
  expect(verifyReceiptOffline(text, GENESIS)).toMatchObject({ ok: true, value: { frameVerified: true } });
  const other = { ...GENESIS, name: 'another' };
  expect(verifyReceiptOffline(text, other)).toMatchObject({ ok: false, code: 'bad_signature' });
});
