import { createCipheriv, createDecipheriv } from 'node:crypto';
import { bigEndian } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { deriveSeed } from '../../primitives/keys.ts';
import { assert } from '../../primitives/result.ts';
import { pieces } from './pieces.ts';

/** Plaintext bytes of a segment; all but the last are full. Sealed, each is 16 bytes longer: its tag. */
export const SEGMENT_BYTES = 1_048_576;
export const TAG_BYTES = 16;

/** Bytes that `size` bytes take when sealed. An empty object is one empty segment. */
export function sealedSizeOf(size: number): number {
  return size + TAG_BYTES * Math.max(1, Math.ceil(size / SEGMENT_BYTES));
}

/**
 * `source` as AES-256-GCM segments by the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): nonce = 11-byte segment
 * number, big endian, and 1 on the last segment, so that no segment can be moved, dropped or cut off unseen. `objectKey` (32 bytes)
 * must be fresh for each object.
 */
export async function* sealStream(
  source: AsyncIterable<Uint8Array>,
  objectKey: Uint8Array,
): AsyncGenerator<Uint8Array> {
  const key = sealKey(objectKey);
  let number = 0;
  for await (const { bytes, last } of pieces(source, SEGMENT_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last));
    const sealed = new Uint8Array(bytes.length + TAG_BYTES);
    sealed.set(cipher.update(bytes));
    cipher.final();
    sealed.set(cipher.getAuthTag(), bytes.length);
    yield sealed;
    number += 1;
  }
}

/** What was sealed; throws `content_mismatch` at the first segment that is changed, moved, missing or cut short, before its bytes. */
export async function* openStream(
  sealed: AsyncIterable<Uint8Array>,
  objectKey: Uint8Array,
): AsyncGenerator<Uint8Array> {
  const key = sealKey(objectKey);
  let number = 0;
  for await (const { bytes, last } of pieces(sealed, SEGMENT_BYTES + TAG_BYTES)) {
    yield openSegment(key, number, last, bytes);
    number += 1;
  }
}

function openSegment(key: Uint8Array, number: number, last: boolean, sealed: Uint8Array): Uint8Array {
  const cut = sealed.length - TAG_BYTES;
  if (cut < 0) throw new InfinityDbError('content_mismatch', `segment ${number} is cut short`);
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(cut));
  const opened = decipher.update(sealed.subarray(0, cut));
  try {
    decipher.final();
  } catch (cause) {
    const message = `segment ${number} does not open: wrong key, or changed, moved, or not the last`;
    throw new InfinityDbError('content_mismatch', message, { cause, details: { segment: number } });
  }
  return new Uint8Array(opened.buffer, opened.byteOffset, opened.length);
}

/** The object key is a root: sealing and each whole copy have keys of their own. */
function sealKey(objectKey: Uint8Array): Uint8Array {
  assert(objectKey.length === 32, `an object key has 32 bytes, not ${objectKey.length}`);
  return deriveSeed(objectKey, 'infinitydb/seal/v1');
}

function nonceOf(number: number, last: boolean): Uint8Array {
  const nonce = new Uint8Array(12);
  nonce.set(bigEndian(number, 11));
  nonce[11] = last ? 1 : 0;
  return nonce;
}
