import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHUNK_BYTES, contentId } from '../../primitives/content-id.ts';
import { checkSlotShape, chunkBytesAt } from '../../primitives/slot-shape.ts';
import { openStream, sealedSizeOf, sealStream } from './seal.ts';
import { decodeStripe, decodeStripes, type EncodedStripe, encodeStripes } from './shards.ts';
import { planSlots, shardBytesAt } from './slot-plan.ts';
import { collect, filled, streamOf } from './streams.fixture.ts';

const key = new Uint8Array(32).fill(3);

async function encode(data: Uint8Array, k: number, n: number): Promise<EncodedStripe[]> {
  const stripes: EncodedStripe[] = [];
  for await (const stripe of encodeStripes(sealStream(streamOf(data), key), { k, n }, key)) stripes.push(stripe);
  return stripes;
}

async function* keeping(stripes: readonly EncodedStripe[], kept: (stripe: number, slot: number) => boolean) {
  for (const { stripe, shards } of stripes) yield shards.map((shard, slot) => (kept(stripe, slot) ? shard : undefined));
}

test.each([
  { size: 0, k: 2, n: 4 },
  { size: 1, k: 5, n: 6 },
  { size: 2 * CHUNK_BYTES - 32, k: 2, n: 4 },
  { size: 2 * CHUNK_BYTES + 1, k: 2, n: 4 },
  { size: 5 * CHUNK_BYTES + 77, k: 3, n: 5 },
  { size: 0, k: 1, n: 2 },
  { size: 2 * CHUNK_BYTES + 9, k: 1, n: 3 },
])('$size bytes as $k of $n: laid out as planned, back from any k', async ({ size, k, n }) => {
  const data = filled(size);
  const stripes = await encode(data, k, n);
  const plan = planSlots(sealedSizeOf(size), { k, n });
  expect(stripes).toHaveLength(plan.stripes);
  expect(checkSlotShape(BigInt(plan.slotBytes), plan.stripes).ok).toBe(true);
  for (const { stripe, shards } of stripes) {
    expect(shards).toHaveLength(n);
    for (const shard of shards) expect(shard.length).toBe(shardBytesAt(plan, stripe));
    expect(shardBytesAt(plan, stripe)).toBe(chunkBytesAt(BigInt(plan.slotBytes), stripe));
  }
  // Another k of the slots in each stripe.
  const source = keeping(stripes, (stripe, slot) => (slot + stripe) % n >= n - k);
  const back = await collect(openStream(decodeStripes(plan, source, key), key));
  expect(Buffer.compare(back, data)).toBe(0);
});

test('whole copies have cids of their own, the same each time', async () => {
  const cids = async () =>
    (await encode(filled(1000), 1, 3)).flatMap(({ shards }) => shards.map((s) => contentId(s).cid));
  const first = await cids();
  expect(new Set(first.map(String)).size).toBe(3);
  expect(await cids()).toEqual(first);
});

test('sizes and lots follow from the sealed size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 40 }), fc.integer({ min: 1, max: 40 }), (size, k) => {
      const plan = planSlots(size, { k, n: 64 });
      expect(plan.slotBytes * k).toBeGreaterThanOrEqual(size);
      expect(plan.slotBytes * k - size).toBeLessThan(k);
      expect(plan.lotsPerSlot).toBe(Math.ceil(plan.slotBytes / CHUNK_BYTES));
    }),
  );
});

test('fewer than k shards, or one of a wrong length, are refused', () => {
  const plan = planSlots(100, { k: 2, n: 3 });
  const shard = new Uint8Array(50);
  expect(decodeStripe(plan, 0, [shard, undefined, undefined], key)).toMatchObject({ code: 'not_enough_shards' });
  expect(decodeStripe(plan, 0, [shard, new Uint8Array(49), undefined], key)).toMatchObject({
    code: 'content_mismatch',
    details: { slot: 1 },
  });
  const copies = planSlots(100, { k: 1, n: 2 });
  expect(decodeStripe(copies, 0, [undefined, undefined], key)).toMatchObject({ code: 'not_enough_shards' });
});

test.each([
  { what: 'a missing stripe', count: 1, code: 'not_enough_shards' },
  { what: 'a stripe too many', count: 3, code: 'content_mismatch' },
])('$what fails the stream', async ({ count, code }) => {
  const plan = planSlots(CHUNK_BYTES + 2, { k: 1, n: 1 });
  async function* source() {
    for (let stripe = 0; stripe < count; stripe++) yield [new Uint8Array(stripe === 0 ? CHUNK_BYTES : 2)];
  }
  await expect(collect(decodeStripes(plan, source(), key))).rejects.toMatchObject({ code });
});
