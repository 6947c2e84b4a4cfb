import { createCipheriv } from 'node:crypto';
import { bigEndian, concatBytes } from '../../primitives/bytes.ts';
import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import { deriveSeed } from '../../primitives/keys.ts';

const CIPHER_BLOCKS = CHUNK_BYTES / 16;

/**
 * One stripe of whole copy `slot`, from the sealed stripe or back to it: AES-256-CTR under a key of the copy's own, the counter
 * running on from stripe to stripe. So n copies have n cids, no two agents can share one, and a reader may still take each stripe
 * from another copy. Privacy and integrity are the seal's.
 */
export function maskCopy(objectKey: Uint8Array, slot: number, stripe: number, bytes: Uint8Array): Uint8Array {
  const key = deriveSeed(objectKey, `infinitydb/copy/v1/${slot}`);
  const counter = bigEndian(BigInt(stripe) * BigInt(CIPHER_BLOCKS), 16);
  return concatBytes(createCipheriv('aes-256-ctr', key, counter).update(bytes));
}
