import { toHex } from '../../primitives/bytes.ts';
import { askPeer } from './ask-peer.ts';
import type { Access } from './request-signature.ts';

/** The slot that a storage trade bought, as its buyer reaches it. `access`: a `write` ticket for the trade. */
export type SlotPeer = {
  readonly address: string;
  readonly trade: bigint;
  readonly access: Access;
  readonly signal?: AbortSignal | undefined;
};

/** Leaves chunk `index` of the slot with its seller; it is on the seller's disk when this returns. */
export async function uploadChunk(
  upload: SlotPeer & { readonly index: number; readonly cid: Uint8Array; readonly data: Uint8Array },
): Promise<void> {
  const { address, trade, index, cid, data, access, signal } = upload;
  await askPeer({
    address,
    method: 'PUT',
    path: `/v1/slots/${trade}/chunks/${index}`,
    access,
    cid: toHex(cid),
    body: data,
    maxBytes: 0,
    step: 'upload',
    signal,
  });
}

/** Leaves the object's manifest, encoded, with the seller of one of its slots. `object`: the manifest's cid. */
export async function uploadManifest(
  upload: SlotPeer & { readonly object: Uint8Array; readonly manifest: Uint8Array },
): Promise<void> {
  const { address, trade, object, manifest, access, signal } = upload;
  await askPeer({
    address,
    method: 'PUT',
    path: `/v1/slots/${trade}/manifest`,
    access,
    cid: toHex(object),
    body: manifest,
    maxBytes: 0,
    step: 'manifest',
    signal,
  });
}
