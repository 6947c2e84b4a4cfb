import { concatBytes, fromHex, toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { leaseMessage } from '../../primitives/frame.ts';
import { sha256 } from '../../primitives/hash.ts';
import { verifySignature } from '../../primitives/keys.ts';
import { askPeer } from './ask-peer.ts';
import type { SlotPeer } from './upload.ts';

export const SIGNATURE_BYTES = 64;

/**
 * The seller's signature over the terms, checked. The seller gives it only once it holds every chunk and the manifest, and then keeps
 * them. The body: the buyer's signature (64 bytes), then the terms.
 */
export async function requestLease(
  request: SlotPeer & {
    readonly networkId: Uint8Array;
    /** 64 hex digits. */
    readonly seller: string;
    readonly termsBytes: Uint8Array;
    readonly buyerSignature: Uint8Array;
  },
): Promise<Uint8Array> {
  const { address, trade, access, signal, networkId, seller, termsBytes, buyerSignature } = request;
  const signature = await askPeer({
    address,
    method: 'POST',
    path: `/v1/slots/${trade}/lease`,
    access,
    cid: toHex(sha256(termsBytes)),
    body: concatBytes(buyerSignature, termsBytes),
    maxBytes: SIGNATURE_BYTES,
    step: 'lease',
    signal,
  });
  if (!verifySignature(fromHex(seller) ?? new Uint8Array(), leaseMessage(networkId, termsBytes), signature))
    throw new InfinityDbError('bad_signature', `seller ${seller} did not sign the terms of trade ${trade}`, {
      step: 'lease',
    });
  return signature;
}
