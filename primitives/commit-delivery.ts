import { bigEndian, concatBytes, fromHex, toHex, utf8 } from './bytes.ts';
import type { AgentCommand } from './commands.ts';
import { sha256 } from './hash.ts';
import { assert } from './result.ts';

export type CommitDelivery = Omit<Extract<AgentCommand, { type: 'commitDelivery' }>, 'type'>;

const DOMAIN = utf8('infinitydb/commit/v1\0');

/**
 * What the buyer's AckDelivery signs, hex: SHA-256("infinitydb/commit/v1" 0x00, trade u64, cid 32, chunkBytes u32, blockCount u32,
 * ciphertextRoot 32, keyCommitment 32), big endian.
 */
export function commitDigest(commit: CommitDelivery): string {
  const layout = concatBytes(
    DOMAIN,
    bigEndian(commit.trade, 8),
    hash32(commit.cid),
    bigEndian(commit.chunkBytes, 4),
    bigEndian(commit.blockCount, 4),
    hash32(commit.ciphertextRoot),
    hash32(commit.keyCommitment),
  );
  return toHex(sha256(layout));
}

function hash32(hex: string): Uint8Array {
  const bytes = fromHex(hex);
  assert(bytes?.length === 32, `${hex} is 32 bytes`);
  return bytes;
}
