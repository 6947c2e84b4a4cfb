import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBigEndian, toHex } from './bytes.ts';
import {
  BLOCK_BYTES,
  blockBytesAt,
  blockCountOf,
  blockProof,
  CHUNK_BYTES,
  chunkIdentifier,
  cidProof,
  contentId,
  dataRoot,
  verifyBlock,
  verifyCid,
} from './content-id.ts';
import { sha256 } from './hash.ts';

const filled = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 0xff);

test('the cid of empty data is the hash of one empty leaf', () => {
  const { cid, leafHashes } = contentId(new Uint8Array(0));
  expect(toHex(cid)).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  expect(leafHashes).toHaveLength(1);
});

test('the cid of up to one block is its leaf hash; of two, the node over both', () => {
  const data = filled(BLOCK_BYTES + 1);
  const first = sha256(Uint8Array.of(0), data.subarray(0, BLOCK_BYTES));
  const second = sha256(Uint8Array.of(0), data.subarray(BLOCK_BYTES));
  expect(contentId(data.subarray(0, BLOCK_BYTES)).cid).toEqual(first);
  expect(contentId(data).cid).toEqual(sha256(Uint8Array.of(1), first, second));
});

test.each([
  { bytes: 0, blocks: 1, last: 0 },
  { bytes: 1, blocks: 1, last: 1 },
  { bytes: BLOCK_BYTES, blocks: 1, last: BLOCK_BYTES },
  { bytes: BLOCK_BYTES + 1, blocks: 2, last: 1 },
  { bytes: CHUNK_BYTES, blocks: 256, last: BLOCK_BYTES },
])('$bytes bytes are $blocks blocks, the last of $last bytes', ({ bytes, blocks, last }) => {
  expect(blockCountOf(bytes)).toBe(blocks);
  expect(blockBytesAt(bytes, blocks - 1)).toBe(last);
  expect(contentId(new Uint8Array(bytes)).leafHashes).toHaveLength(blocks);
});

test('each block proves itself, and no other block, place or count', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 * BLOCK_BYTES }), fc.nat(), (length, at) => {
      const data = filled(length);
      const { cid, leafHashes } = contentId(data);
      const count = leafHashes.length;
      const index = at % count;
      const block = data.slice(index * BLOCK_BYTES, (index + 1) * BLOCK_BYTES);
      const path = blockProof(leafHashes, index);
      expect(verifyBlock(cid, index, count, block, path)).toBe(true);
      expect(verifyBlock(cid, index + 1, count, block, path)).toBe(false);
      expect(verifyBlock(cid, index, count, Uint8Array.of(...block, 0), path)).toBe(false);
      expect(verifyBlock(cid, index, count, block, [...path, cid])).toBe(false);
    }),
    { numRuns: 40 },
  );
});

test('each cid of a slot proves itself under its data root', () => {
  const cids = [1, 2, 3, 4, 5].map((length) => contentId(filled(length)).cid);
  const root = dataRoot(cids);
  for (const [index, cid] of cids.entries()) {
    expect(verifyCid(root, index, cids.length, cid, cidProof(cids, index))).toBe(true);
    expect(verifyCid(root, (index + 1) % 5, cids.length, cid, cidProof(cids, index))).toBe(false);
  }
});

test('the identifier is the first 8 bytes', () => {
  const { cid } = contentId(filled(9));
  expect(chunkIdentifier(cid)).toBe(fromBigEndian(cid.slice(0, 8)));
});
