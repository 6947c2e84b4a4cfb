import { bigEndian, utf8 } from './bytes.ts';
import { sha256 } from './hash.ts';

const DOMAIN = utf8('infinitydb/key/v1\0');

/** A seller's commitment to a trade's delivery key: SHA-256("infinitydb/key/v1" 0x00, trade as u64 big endian, key). */
export function keyCommitment(trade: bigint, key: Uint8Array): Uint8Array {
  return sha256(DOMAIN, bigEndian(trade, 8), key);
}
