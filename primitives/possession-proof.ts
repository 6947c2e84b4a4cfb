import { bigEndian, concatBytes, fromBigEndian } from './bytes.ts';
import { BLOCK_BYTES } from './content-id.ts';
import { HASH_BYTES } from './merkle.ts';
import { assert, ok, type Refusal, type Result, refuse } from './result.ts';

/** A block of a chunk of a leased slot. */
export type Position = { readonly leaseId: bigint; readonly chunkIndex: number; readonly blockIndex: number };

/** A held block, its path to the chunk's cid, and the cid's path to the slot's data root. */
export type PositionProof = Position & {
  readonly block: Uint8Array;
  readonly blockPath: readonly Uint8Array[];
  readonly cid: Uint8Array;
  readonly cidPath: readonly Uint8Array[];
};

/** What an agent answers to one epoch's challenge; a position that it cannot answer is left out. */
export type PossessionProof = { readonly positions: readonly PositionProof[] };

/** The most that a proof, being a blob, may take. */
export const PROOF_MAX_BYTES = 262_144;
const VERSION = 1;
const PATH_MAX = 32;

export function comparePositions(a: Position, b: Position): number {
  if (a.leaseId !== b.leaseId) return a.leaseId < b.leaseId ? -1 : 1;
  return a.chunkIndex - b.chunkIndex || a.blockIndex - b.blockIndex;
}

/**
 * Version byte 1, u16 count, then for each position, in strictly ascending order: lease u64, chunk u32, block u16, length u16 and
 * bytes of the block, u8 and hashes of its path, cid, u8 and hashes of the cid's path. Big endian. One proof has one encoding.
 */
export function encodePossessionProof(proof: PossessionProof): Uint8Array {
  const sorted = [...proof.positions].sort(comparePositions);
  const parts = [Uint8Array.of(VERSION), bigEndian(sorted.length, 2)];
  for (const position of sorted) {
    parts.push(bigEndian(position.leaseId, 8), bigEndian(position.chunkIndex, 4), bigEndian(position.blockIndex, 2));
    parts.push(bigEndian(position.block.length, 2), position.block);
    parts.push(bigEndian(position.blockPath.length, 1), ...position.blockPath);
    parts.push(position.cid, bigEndian(position.cidPath.length, 1), ...position.cidPath);
  }
  const out = concatBytes(...parts);
  assert(out.length <= PROOF_MAX_BYTES, `a proof of ${out.length} bytes is over ${PROOF_MAX_BYTES}`);
  return out;
}

/** The proof that `bytes` spell: `too_large` above PROOF_MAX_BYTES, `malformed` for anything that the encoder would not write. */
export function decodePossessionProof(bytes: Uint8Array): Result<PossessionProof> {
  if (bytes.length > PROOF_MAX_BYTES)
    return refuse('too_large', `a proof of ${bytes.length} bytes is over ${PROOF_MAX_BYTES}`);
  if (bytes.length < 3 || bytes[0] !== VERSION) return malformed('its version is not 1');
  const count = Number(fromBigEndian(bytes.subarray(1, 3)));
  const cursor: Cursor = { bytes, at: 3 };
  const positions: PositionProof[] = [];
  for (let i = 0; i < count; i++) {
    const position = readPosition(cursor);
    if (!position) return malformed(`position ${i} of ${count} ends early or is out of bounds`);
    const previous = positions.at(-1);
    if (previous && comparePositions(previous, position) >= 0) return malformed(`position ${i} is out of order`);
    positions.push(position);
  }
  if (cursor.at !== bytes.length) return malformed(`${bytes.length - cursor.at} bytes follow its end`);
  return ok({ positions });
}

type Cursor = { readonly bytes: Uint8Array; at: number };

function readPosition(cursor: Cursor): PositionProof | undefined {
  const head = take(cursor, 16);
  if (!head) return undefined;
  const length = Number(fromBigEndian(head.subarray(14, 16)));
  const block = length <= BLOCK_BYTES ? take(cursor, length) : undefined;
  const blockPath = block && readPath(cursor);
  const cid = blockPath && take(cursor, HASH_BYTES);
  const cidPath = cid && readPath(cursor);
  if (!block || !blockPath || !cid || !cidPath) return undefined;
  return {
    leaseId: fromBigEndian(head.subarray(0, 8)),
    chunkIndex: Number(fromBigEndian(head.subarray(8, 12))),
    blockIndex: Number(fromBigEndian(head.subarray(12, 14))),
    block,
    blockPath,
    cid,
    cidPath,
  };
}

function readPath(cursor: Cursor): Uint8Array[] | undefined {
  const count = take(cursor, 1)?.[0];
  if (count === undefined || count > PATH_MAX) return undefined;
  const hashes = take(cursor, count * HASH_BYTES);
  return hashes && Array.from({ length: count }, (_, i) => hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
}

function take(cursor: Cursor, length: number): Uint8Array | undefined {
  const end = cursor.at + length;
  if (end > cursor.bytes.length) return undefined;
  const taken = cursor.bytes.slice(cursor.at, end);
  cursor.at = end;
  return taken;
}

function malformed(why: string): Refusal {
  return refuse('malformed', `not a possession proof: ${why}`);
}
