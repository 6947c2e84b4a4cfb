import { expect, test } from 'vitest';
import { CHUNK_BYTES } from './content-id.ts';
import { checkSlotShape, chunkBytesAt, chunkCountOf, lotsOf, SLOT_MAX_BYTES } from './slot-shape.ts';

const MIB = BigInt(CHUNK_BYTES);

test.each([
  { bytes: 1n, chunks: 1, last: 1 },
  { bytes: MIB, chunks: 1, last: CHUNK_BYTES },
  { bytes: MIB + 1n, chunks: 2, last: 1 },
  { bytes: 3n * MIB - 1n, chunks: 3, last: CHUNK_BYTES - 1 },
])('a slot of $bytes bytes has $chunks chunks, the last of $last', ({ bytes, chunks, last }) => {
  expect(chunkCountOf(bytes)).toBe(chunks);
  expect(lotsOf(bytes)).toBe(chunks);
  expect(chunkBytesAt(bytes, chunks - 1)).toBe(last);
  if (chunks > 1) expect(chunkBytesAt(bytes, 0)).toBe(CHUNK_BYTES);
  expect(checkSlotShape(bytes, chunks).ok).toBe(true);
});

test.each([
  { what: 'no bytes', bytes: 0n, cidCount: 0 },
  { what: 'too many bytes', bytes: SLOT_MAX_BYTES + 1n, cidCount: 2 ** 32 },
  { what: 'a chunk too few', bytes: MIB + 1n, cidCount: 1 },
  { what: 'a chunk too many', bytes: MIB, cidCount: 2 },
])('$what is refused', ({ bytes, cidCount }) => {
  expect(checkSlotShape(bytes, cidCount)).toMatchObject({ ok: false, code: 'terms_mismatch' });
});
