import { bigEndian, fromBigEndian } from './bytes.ts';
import {
  BLOCK_BYTES,
  blockBytesAt,
  blockCountOf,
  blockProof,
  CHUNK_BYTES,
  cidProof,
  contentId,
  verifyBlock,
  verifyCid,
} from './content-id.ts';
import { sha256 } from './hash.ts';
import { type Position, type PositionProof, type PossessionProof } from './possession-proof.ts';
import { assert } from './result.ts';
import { checkSlotShape, chunkBytesAt } from './slot-shape.ts';

/** What an agent owes proof of: the terms of one lease. `bytes` and `cidCount` agree as `checkSlotShape` says. */
export type LeasedSlot = {
  readonly leaseId: bigint;
  readonly dataRoot: Uint8Array;
  readonly bytes: bigint;
  readonly cidCount: number;
};

/** One epoch's challenge to one agent. All hashes and keys 32 bytes; `epochLeaf` = leaf hash of EpochChallenged in the log. */
export type Challenge = {
  readonly networkId: Uint8Array;
  readonly agentKey: Uint8Array;
  readonly epochLeaf: Uint8Array;
  /** Genesis parameter. */
  readonly positions: number;
};

export type Possession = {
  /** Leases with no failed position, in the order given. One that no position fell on is among them. */
  readonly good: readonly bigint[];
  /** Each failed position once for every time that it was drawn, in the order drawn. */
  readonly bad: readonly Position[];
};

/**
 * The challenged blocks, in order; empty where no bytes are leased. Seed = SHA-256(network id, agent key, leaf hash); draw j lands on
 * byte (first 16 bytes of SHA-256(seed, j as u32)) mod total of the leases laid end to end, so each byte is as likely as another.
 */
export function challengedPositions(challenge: Challenge, leases: readonly LeasedSlot[]): Position[] {
  const { networkId, agentKey, epochLeaf, positions } = challenge;
  for (const part of [networkId, agentKey, epochLeaf]) assert(part.length === 32, 'a challenge is of 32-byte values');
  const ends: bigint[] = [];
  let total = 0n;
  for (const lease of leases) {
    assert(checkSlotShape(lease.bytes, lease.cidCount).ok, `lease ${lease.leaseId} has the shape of its bytes`);
    total += lease.bytes;
    ends.push(total);
  }
  if (total === 0n) return [];
  const seed = sha256(networkId, agentKey, epochLeaf);
  return Array.from({ length: positions }, (_, draw) => {
    const byte = fromBigEndian(sha256(seed, bigEndian(draw, 4)).subarray(0, 16)) % total;
    const index = firstAbove(ends, byte);
    const lease = leases[index] as LeasedSlot;
    const within = byte - ((ends[index] as bigint) - lease.bytes);
    return {
      leaseId: lease.leaseId,
      chunkIndex: Number(within / BigInt(CHUNK_BYTES)),
      blockIndex: Math.floor(Number(within % BigInt(CHUNK_BYTES)) / BLOCK_BYTES),
    };
  });
}

/** The proof of one position from the slot's cids in stripe order and the chunk's data. */
export function provePosition(position: Position, cids: readonly Uint8Array[], chunk: Uint8Array): PositionProof {
  const { leaseId, chunkIndex, blockIndex } = position;
  const { cid, leafHashes } = contentId(chunk);
  return {
    leaseId,
    chunkIndex,
    blockIndex,
    block: chunk.slice(blockIndex * BLOCK_BYTES, (blockIndex + 1) * BLOCK_BYTES),
    blockPath: blockProof(leafHashes, blockIndex),
    cid,
    cidPath: cidProof(cids, chunkIndex),
  };
}

/** What `proof` shows of `leases` against `challenge`. No proof at all is `{positions: []}`: every position drawn has failed. */
export function verifyPossession(
  challenge: Challenge,
  leases: readonly LeasedSlot[],
  proof: PossessionProof,
): Possession {
  const byId = new Map(leases.map((lease) => [lease.leaseId, lease]));
  const answers = new Map(proof.positions.map((answer) => [nameOf(answer), answer]));
  const bad = challengedPositions(challenge, leases).filter((position) => {
    const answer = answers.get(nameOf(position));
    return !answer || !isHeld(byId.get(position.leaseId) as LeasedSlot, answer);
  });
  const failed = new Set(bad.map(({ leaseId }) => leaseId));
  return { good: leases.map(({ leaseId }) => leaseId).filter((leaseId) => !failed.has(leaseId)), bad };
}

/** Whether the answer's block is that block of that chunk of the lease's slot, by both paths and by length. */
function isHeld(lease: LeasedSlot, answer: PositionProof): boolean {
  const { chunkIndex, blockIndex, block, blockPath, cid, cidPath } = answer;
  const chunkBytes = chunkBytesAt(lease.bytes, chunkIndex);
  return (
    block.length === blockBytesAt(chunkBytes, blockIndex) &&
    verifyBlock(cid, blockIndex, blockCountOf(chunkBytes), block, blockPath) &&
    verifyCid(lease.dataRoot, chunkIndex, lease.cidCount, cid, cidPath)
  );
}

function nameOf({ leaseId, chunkIndex, blockIndex }: Position): string {
  return `${leaseId}/${chunkIndex}/${blockIndex}`;
}

/** Index of the first of the ascending `ends` that is above `value`. */
function firstAbove(ends: readonly bigint[], value: bigint): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] as bigint) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
