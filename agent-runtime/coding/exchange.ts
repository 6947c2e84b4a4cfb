import { createCipheriv } from 'node:crypto';
import { equalBytes } from '../../primitives/bytes.ts';
import { blockCountOf, CHUNK_BYTES, contentId } from '../../primitives/content-id.ts';
import { merkleRoot } from '../../primitives/merkle.ts';
import { assert, ok, type Result, refuse } from '../../primitives/result.ts';

/** What a seller sends before the key, and what it signs of it in CommitDelivery (beside `keyCommitment` of the trade and key). */
export type Delivery = {
  readonly cid: Uint8Array;
  readonly chunkBytes: number;
  readonly leafHashes: readonly Uint8Array[];
  readonly ciphertext: Uint8Array;
  /** RFC 6962 root over the ciphertext's 4,096-byte blocks. */
  readonly ciphertextRoot: Uint8Array;
};

export type DeliveryCommitment = {
  readonly cid: Uint8Array;
  readonly chunkBytes: number;
  readonly blockCount: number;
  readonly ciphertextRoot: Uint8Array;
};

/** A chunk of at most 1 MiB under `key`: 32 fresh random bytes for each trade. */
export function encryptForExchange(data: Uint8Array, key: Uint8Array): Delivery {
  const { cid, leafHashes } = contentId(data);
  const ciphertext = xorKeystream(data, key);
  const { cid: ciphertextRoot } = contentId(ciphertext);
  return { cid, chunkBytes: data.length, leafHashes, ciphertext, ciphertextRoot };
}

/**
 * The buyer's check before it acknowledges: the leaf hashes are `blockCount` and fold to the cid it wants, and the ciphertext has the
 * committed length and folds to the committed root. After that a wrong block can be proven by its two paths.
 */
export function checkDelivery(
  wantedCid: Uint8Array,
  committed: DeliveryCommitment,
  leafHashes: readonly Uint8Array[],
  ciphertext: Uint8Array,
): Result<undefined> {
  const { cid, chunkBytes, blockCount, ciphertextRoot } = committed;
  const mismatch = (what: string) => refuse('content_mismatch', `the delivery is not what was bought: ${what}`);
  if (!equalBytes(cid, wantedCid)) return mismatch('another cid is committed');
  if (chunkBytes > CHUNK_BYTES || blockCount !== blockCountOf(chunkBytes))
    return mismatch(`${chunkBytes} bytes in ${blockCount} blocks`);
  if (leafHashes.length !== blockCount || leafHashes.some((hash) => hash.length !== 32))
    return mismatch(`${leafHashes.length} leaf hashes for ${blockCount} blocks`);
  if (!equalBytes(merkleRoot(leafHashes), cid)) return mismatch('the leaf hashes do not fold to the cid');
  if (ciphertext.length !== chunkBytes) return mismatch(`${ciphertext.length} bytes came of ${chunkBytes}`);
  if (!equalBytes(contentId(ciphertext).cid, ciphertextRoot)) return mismatch('the ciphertext has another root');
  return ok(undefined);
}

/** The chunk, where `key` opens the ciphertext to `cid`; else `content_mismatch` (the time to dispute). */
export function decryptExchange(ciphertext: Uint8Array, key: Uint8Array, cid: Uint8Array): Result<Uint8Array> {
  const data = xorKeystream(ciphertext, key);
  if (equalBytes(contentId(data).cid, cid)) return ok(data);
  return refuse('content_mismatch', 'the revealed key does not open the delivery to its cid');
}

/** Block i has counter 64·i and nonce 0 (DESIGN §11): of a whole chunk that is one ChaCha20 stream from 0, OpenSSL's. */
function xorKeystream(bytes: Uint8Array, key: Uint8Array): Uint8Array {
  assert(bytes.length <= CHUNK_BYTES, `a chunk holds at most ${CHUNK_BYTES} bytes, not ${bytes.length}`);
  const out = createCipheriv('chacha20', key, new Uint8Array(16)).update(bytes);
  return new Uint8Array(out.buffer, out.byteOffset, out.length);
}
