import { deepEqual, equal, ok } from 'node:assert/strict';
import { toHex } from '../../primitives/bytes.ts';
import { CHUNK_BYTES, contentId } from '../../primitives/content-id.ts';
import type { ChunkStore } from './port.ts';

/** Opens an empty store of this capacity. Whoever runs the cases closes and removes it. */
export type OpenStore = (capacityBytes: number) => Promise<ChunkStore>;
export type ConformanceCase = { readonly name: string; run(open: OpenStore): Promise<void> };

const MIB = 1_048_576;
const chunkOf = (byte: number, length = 100): { cid: Uint8Array; data: Uint8Array } => {
  const data = new Uint8Array(length).map((_, i) => (i * 31 + byte) & 255);
  return { cid: contentId(data).cid, data };
};
const until = (expiresAtMs: number): { expiresAtMs: number } => ({ expiresAtMs });

async function listed(store: ChunkStore): Promise<string[]> {
  const out: string[] = [];
  for await (const { cid, bytes, expiresAtMs } of store.list()) out.push(`${toHex(cid)} ${bytes} ${expiresAtMs}`);
  return out.sort();
}

async function codeOf(result: Promise<{ ok: true } | { ok: false; code: string }>): Promise<string> {
  const outcome = await result;
  return outcome.ok ? 'ok' : outcome.code;
}

/** What every `ChunkStore` must do; for any test runner, and for backends that others write. */
export const CHUNK_STORE_CASES: readonly ConformanceCase[] = [
  {
    name: 'what was put comes back, whole and in parts',
    async run(open) {
      const store = await open(4 * MIB);
      for (const length of [0, 1, 5000, CHUNK_BYTES]) {
        const { cid, data } = chunkOf(1, length);
        equal(await store.has(cid), false);
        deepEqual(await store.put(cid, data, until(10)), { ok: true, value: undefined });
        equal(await store.has(cid), true);
        deepEqual(await store.get(cid), { ok: true, value: data });
        const half = length >> 1;
        const part = await store.get(cid, { offset: half, length: length - half });
        deepEqual(part, { ok: true, value: data.slice(half) });
      }
    },
  },
  {
    name: 'the store keeps bytes of its own',
    async run(open) {
      const store = await open(MIB);
      const { cid, data } = chunkOf(2);
      const given = data.slice();
      await store.put(cid, given, until(10));
      given.fill(0);
      const got = await store.get(cid);
      ok(got.ok);
      got.value.fill(0);
      deepEqual(await store.get(cid), { ok: true, value: data });
    },
  },
  {
    name: 'ranges beyond the end, chunks over 1 MiB and unknown chunks are refused',
    async run(open) {
      const store = await open(4 * MIB);
      const { cid, data } = chunkOf(3);
      equal(await codeOf(store.get(cid)), 'unknown_chunk');
      equal(await codeOf(store.verify(cid)), 'unknown_chunk');
      equal(await codeOf(store.extend(cid, 5)), 'unknown_chunk');
      equal(await store.delete(cid), false);
      await store.put(cid, data, until(10));
      for (const range of [
        { offset: 0, length: 101 },
        { offset: 101, length: 0 },
        { offset: -1, length: 1 },
        { offset: 0.5, length: 1 },
      ])
        equal(await codeOf(store.get(cid, range)), 'malformed');
      const big = chunkOf(4, CHUNK_BYTES + 1);
      equal(await codeOf(store.put(big.cid, big.data, until(10))), 'too_large');
    },
  },
  {
    name: 'putting again is idempotent and keeps the later expiry; another length is refused',
    async run(open) {
      const store = await open(MIB);
      const { cid, data } = chunkOf(5);
      for (const expiresAtMs of [10, 20, 15]) equal(await codeOf(store.put(cid, data, { expiresAtMs })), 'ok');
      deepEqual(await listed(store), [`${toHex(cid)} 100 20`]);
      equal(await store.usedBytes(), 100);
      equal(await codeOf(store.put(cid, data.slice(1), until(10))), 'content_mismatch');
      await store.extend(cid, 30);
      await store.extend(cid, 25);
      deepEqual(await listed(store), [`${toHex(cid)} 100 30`]);
      deepEqual(await store.get(cid), { ok: true, value: data });
    },
  },
  {
    name: 'capacity holds, with puts at the same time, and deleting gives it back',
    async run(open) {
      const store = await open(250);
      const chunks = [6, 7, 8, 9].map((byte) => chunkOf(byte));
      const codes = await Promise.all(chunks.map(({ cid, data }) => codeOf(store.put(cid, data, until(10)))));
      equal(codes.filter((code) => code === 'ok').length, 2);
      equal(codes.filter((code) => code === 'capacity_exceeded').length, 2);
      equal(await store.usedBytes(), 200);
      const kept = chunks[codes.indexOf('ok')];
      const refused = chunks[codes.indexOf('capacity_exceeded')];
      ok(kept && refused);
      equal(await store.has(refused.cid), false);
      equal(await codeOf(store.put(kept.cid, kept.data, until(20))), 'ok');
      equal(await store.delete(kept.cid), true);
      equal(await store.usedBytes(), 100);
      equal(await codeOf(store.put(refused.cid, refused.data, until(10))), 'ok');
    },
  },
  {
    name: 'the same chunk put, extended, read and deleted at once ends as the last call says',
    async run(open) {
      const store = await open(MIB);
      const { cid, data } = chunkOf(10);
      const calls = [];
      for (let i = 1; i <= 20; i++) calls.push(store.put(cid, data, until(i)), store.get(cid));
      for (const result of await Promise.all(calls)) if (!result.ok) equal(result.code, 'unknown_chunk');
      deepEqual(await listed(store), [`${toHex(cid)} 100 20`]);
      await Promise.all([store.delete(cid), store.put(cid, data, until(7))]);
      deepEqual(await listed(store), [`${toHex(cid)} 100 7`]);
      equal(await store.usedBytes(), 100);
    },
  },
  {
    name: 'a term ends at its moment: the data goes, and so does its size',
    async run(open) {
      const store = await open(MIB);
      for (const byte of [11, 12, 13]) {
        const { cid, data } = chunkOf(byte, byte);
        await store.put(cid, data, until(byte));
      }
      deepEqual(await store.eraseExpired(10), { chunks: 0, bytes: 0 });
      deepEqual(await store.eraseExpired(12), { chunks: 2, bytes: 23 });
      equal(await store.usedBytes(), 13);
      equal(await codeOf(store.get(chunkOf(12, 12).cid)), 'unknown_chunk');
      equal(await codeOf(store.get(chunkOf(13, 13).cid)), 'ok');
    },
  },
  {
    name: 'verify hashes what is stored',
    async run(open) {
      const store = await open(MIB);
      const { cid, data } = chunkOf(14);
      await store.put(cid, data, until(10));
      equal(await codeOf(store.verify(cid)), 'ok');
      const wrong = chunkOf(15);
      await store.put(wrong.cid, data, until(10));
      equal(await codeOf(store.verify(wrong.cid)), 'content_mismatch');
    },
  },
  {
    name: 'many small puts at once are all there',
    async run(open) {
      const store = await open(MIB);
      const chunks = Array.from({ length: 600 }, (_, i) => chunkOf(i & 255, 64 + (i >> 8)));
      await Promise.all(chunks.map(({ cid, data }) => store.put(cid, data, until(10))));
      equal((await listed(store)).length, 600);
      for (const { cid, data } of chunks) deepEqual(await store.get(cid), { ok: true, value: data });
    },
  },
];
