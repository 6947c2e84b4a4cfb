import { fromBigEndian } from './bytes.ts';
import { inclusionProof, leafHash, merkleRoot, verifyInclusion } from './merkle.ts';
import { assert } from './result.ts';

/** A chunk is hashed, proven, and sold in disputes by blocks of this size; only its last may be shorter. */
export const BLOCK_BYTES = 4096;
/** The most data that a chunk holds: 1 MiB, 256 blocks. */
export const CHUNK_BYTES = 1_048_576;

export type ContentId = { readonly cid: Uint8Array; readonly leafHashes: readonly Uint8Array[] };

/** How many blocks a chunk of `chunkBytes` has. Empty data is one empty block. */
export function blockCountOf(chunkBytes: number): number {
  return Math.max(1, Math.ceil(chunkBytes / BLOCK_BYTES));
}

/** The length of block `index` of a chunk of `chunkBytes`. */
export function blockBytesAt(chunkBytes: number, index: number): number {
  return Math.min(BLOCK_BYTES, chunkBytes - index * BLOCK_BYTES);
}

/** The content id of `data`: RFC 6962 SHA-256 tree root over its blocks, with the leaf hashes that prove each of them. */
export function contentId(data: Uint8Array): ContentId {
  const leafHashes = Array.from({ length: blockCountOf(data.length) }, (_, i) =>
    leafHash(data.subarray(i * BLOCK_BYTES, (i + 1) * BLOCK_BYTES)),
  );
  return { cid: merkleRoot(leafHashes), leafHashes };
}

/** The seed's `identifier` of a chunk: the first 8 bytes of its cid, big endian. */
export function chunkIdentifier(cid: Uint8Array): bigint {
  assert(cid.length === 32, `a cid has 32 bytes, not ${cid.length}`);
  return fromBigEndian(cid.subarray(0, 8));
}

export function blockProof(leafHashes: readonly Uint8Array[], index: number): Uint8Array[] {
  return inclusionProof(leafHashes, index);
}

/** Whether `block` is block `index` of the chunk of `blockCount` blocks that `cid` names. */
export function verifyBlock(
  cid: Uint8Array,
  index: number,
  blockCount: number,
  block: Uint8Array,
  path: readonly Uint8Array[],
): boolean {
  return block.length <= BLOCK_BYTES && verifyInclusion(leafHash(block), index, blockCount, cid, path);
}

/** A slot's data root: RFC 6962 root of its cids in stripe order, each leaf the 32 bytes of a cid. */
export function dataRoot(cids: readonly Uint8Array[]): Uint8Array {
  return merkleRoot(cids.map(leafHash));
}

export function cidProof(cids: readonly Uint8Array[], index: number): Uint8Array[] {
  return inclusionProof(cids.map(leafHash), index);
}

/** Whether `cid` is cid `index` of the slot of `cidCount` chunks that `root` names. */
export function verifyCid(
  root: Uint8Array,
  index: number,
  cidCount: number,
  cid: Uint8Array,
  path: readonly Uint8Array[],
): boolean {
  return cid.length === 32 && verifyInclusion(leafHash(cid), index, cidCount, root, path);
}
