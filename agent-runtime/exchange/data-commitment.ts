import { toHex } from '../../primitives/bytes.ts';
import type { CommitDelivery } from '../../primitives/commit-delivery.ts';
import { keyCommitment } from '../../primitives/key-commitment.ts';
import { type Delivery, encryptForExchange } from '../coding/exchange.ts';

const HASH_BYTES = 32;
/** The most that a delivery's body has: 256 leaf hashes and 1 MiB. */
export const DELIVERY_MAX_BYTES = 256 * HASH_BYTES + 1_048_576;

/** What the seller signs of a trade's delivery under `key`; the same key and data give the same commitment. */
export function commitmentOf(
  trade: bigint,
  data: Uint8Array,
  key: Uint8Array,
): { readonly delivery: Delivery; readonly commit: CommitDelivery } {
  const delivery = encryptForExchange(data, key);
  const commit = {
    trade,
    cid: toHex(delivery.cid),
    chunkBytes: delivery.chunkBytes,
    blockCount: delivery.leafHashes.length,
    ciphertextRoot: toHex(delivery.ciphertextRoot),
    keyCommitment: toHex(keyCommitment(trade, key)),
  };
  return { delivery, commit };
}

/** A delivery on the wire: the leaf hashes end to end, then the ciphertext. */
export function deliveryBody({ leafHashes, ciphertext }: Pick<Delivery, 'leafHashes' | 'ciphertext'>): Uint8Array {
  return Buffer.concat([...leafHashes, ciphertext]);
}

/** The parts of a body of `blockCount` leaf hashes; what is too short gives hashes that `checkDelivery` refuses. */
export function splitDelivery(body: Uint8Array, blockCount: number): Pick<Delivery, 'leafHashes' | 'ciphertext'> {
  const leafHashes = Array.from({ length: blockCount }, (_, i) => body.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES));
  return { leafHashes, ciphertext: body.subarray(blockCount * HASH_BYTES) };
}
