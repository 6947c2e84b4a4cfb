import { CHUNK_BYTES } from './content-id.ts';
import { ok, type Result, refuse } from './result.ts';

/**
 * The shape of a slot follows from its size alone: every chunk but the last has exactly CHUNK_BYTES, the last has the rest, at least
 * one byte. So lease terms, challenge and proof agree on each chunk's size without a list.
 */
const CHUNK = BigInt(CHUNK_BYTES);

/** The most bytes of one slot: 2^32 - 1 chunks, so that a chunk's index is a u32. */
export const SLOT_MAX_BYTES: bigint = CHUNK * 0xffff_ffffn;

export function chunkCountOf(slotBytes: bigint): number {
  return Number((slotBytes + CHUNK - 1n) / CHUNK);
}

/** The size of chunk `index` of a slot of `slotBytes`. */
export function chunkBytesAt(slotBytes: bigint, index: number): number {
  const rest = slotBytes - BigInt(index) * CHUNK;
  return Number(rest < CHUNK ? rest : CHUNK);
}

/** Storage lots (1 MiB each, begun ones whole) that a slot of `slotBytes` takes. */
export function lotsOf(slotBytes: bigint): number {
  return chunkCountOf(slotBytes);
}

/** Refused with `terms_mismatch` where a slot of `bytes` cannot have `cidCount` chunks. */
export function checkSlotShape(bytes: bigint, cidCount: number): Result<undefined> {
  if (bytes < 1n || bytes > SLOT_MAX_BYTES)
    return refuse('terms_mismatch', `a slot holds 1 to ${SLOT_MAX_BYTES} bytes, not ${bytes}`);
  const expected = chunkCountOf(bytes);
  if (cidCount !== expected)
    return refuse('terms_mismatch', `a slot of ${bytes} bytes has ${expected} chunks, not ${cidCount}`);
  return ok(undefined);
}
