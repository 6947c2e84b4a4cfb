import { mkdtemp, readdir, rm, stat, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { toHex } from '../../primitives/bytes.ts';
import { contentId } from '../../primitives/content-id.ts';
import { CHUNK_STORE_CASES } from './conformance.ts';
import { openFilesystemStore } from './filesystem.ts';

const roots: string[] = [];
afterEach(async () => {
  for (const root of roots.splice(0)) await rm(root, { recursive: true });
});

async function newRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'infinitydb-chunks-'));
  roots.push(root);
  return root;
}

test.each(CHUNK_STORE_CASES)('$name', async ({ run }) => {
  await run(async (capacityBytes) => openFilesystemStore(await newRoot(), capacityBytes));
});

const data = new Uint8Array(5000).fill(9);
const { cid } = contentId(data);
const name = toHex(cid);
const folder = name.slice(0, 2);

async function holding(expiresAtMs = 10): Promise<{ root: string; path: string }> {
  const root = await newRoot();
  const store = await openFilesystemStore(root, 10_000);
  await store.put(cid, data, { expiresAtMs });
  await store.close();
  return { root, path: join(root, folder, `${name}.5000.${expiresAtMs}`) };
}

test('what was acknowledged is there after a start, with its term and size', async () => {
  const { root } = await holding();
  const store = await openFilesystemStore(root, 10_000);
  expect(await store.get(cid)).toEqual({ ok: true, value: data });
  expect(await store.usedBytes()).toBe(5000);
  expect(store.torn).toEqual([]);
  expect(await store.eraseExpired(10)).toEqual({ chunks: 1, bytes: 5000 });
  expect(await readdir(join(root, folder))).toEqual([]);
});

test('a file half written when the process ended is erased at the start', async () => {
  const { root } = await holding();
  await writeFile(join(root, 'incoming', 'f'.repeat(64)), 'half');
  const store = await openFilesystemStore(root, 10_000);
  expect(await readdir(join(root, 'incoming'))).toEqual([]);
  expect(await store.usedBytes()).toBe(5000);
});

test('a torn file is found at the start, named and erased', async () => {
  const { root, path } = await holding();
  await truncate(path, 4000);
  const store = await openFilesystemStore(root, 10_000);
  expect(store.torn).toEqual([cid]);
  expect(await store.has(cid)).toBe(false);
  expect(await store.usedBytes()).toBe(0);
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('damage while it runs: a wrong length is refused on get, a changed byte on verify, a lost file is unknown', async () => {
  const { root, path } = await holding();
  const store = await openFilesystemStore(root, 10_000);
  await writeFile(path, new Uint8Array(5000));
  expect(await store.verify(cid)).toMatchObject({ ok: false, code: 'content_mismatch' });
  await truncate(path, 10);
  expect(await store.get(cid)).toMatchObject({ ok: false, code: 'content_mismatch' });
  await unlink(path);
  expect(await store.get(cid)).toMatchObject({ ok: false, code: 'unknown_chunk' });
  expect(await store.usedBytes()).toBe(0);
  expect((await store.put(cid, data, { expiresAtMs: 10 })).ok).toBe(true);
});

test('a store opened with less room than it uses keeps its data and takes no more', async () => {
  const { root } = await holding();
  const store = await openFilesystemStore(root, 100);
  expect(await store.get(cid)).toEqual({ ok: true, value: data });
  const more = contentId(new Uint8Array(1)).cid;
  expect(await store.put(more, new Uint8Array(1), { expiresAtMs: 10 })).toMatchObject({ code: 'capacity_exceeded' });
});

test('of one chunk under two expiries the later stays; files of others are left alone', async () => {
  const { root } = await holding(20);
  await writeFile(join(root, folder, `${name}.5000.10`), data);
  await writeFile(join(root, folder, 'notes'), 'mine');
  const store = await openFilesystemStore(root, 10_000);
  expect(await store.usedBytes()).toBe(5000);
  expect((await readdir(join(root, folder))).sort()).toEqual([`${name}.5000.20`, 'notes'].sort());
});

test('a failing put throws, gives its room back and leaves nothing', async () => {
  const root = await newRoot();
  const store = await openFilesystemStore(root, 10_000);
  await rm(join(root, folder), { recursive: true });
  await expect(store.put(cid, data, { expiresAtMs: 10 })).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await store.usedBytes()).toBe(0);
  expect(await readdir(join(root, 'incoming'))).toEqual([]);
});
