import { equalBytes, fromHex } from '../../primitives/bytes.ts';
import { CHUNK_BYTES, contentId, dataRoot } from '../../primitives/content-id.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { type Manifest, checkManifest } from '../coding/manifest.ts';
import { decodeManifest } from '../../schemas/manifest.ts';
import { askPeer } from './ask-peer.ts';

export const CID_BYTES = 32;

export type ObjectPeer = {
  readonly address: string;
  /** Object id: its manifest's cid, 64 hex digits. */
  readonly object: string;
  readonly signal?: AbortSignal | undefined;
};

/** The object's manifest as a holder serves it, checked against the object's id; `content_mismatch` where it is another. */
export async function fetchManifest(
  peer: ObjectPeer,
): Promise<{ readonly bytes: Uint8Array; readonly manifest: Manifest }> {
  const { address, object, signal } = peer;
  const path = `/v1/objects/${object}/manifest`;
  const bytes = await askPeer({ address, method: 'GET', path, maxBytes: CHUNK_BYTES, step: 'manifest', signal });
  if (!equalBytes(contentId(bytes).cid, fromHex(object) ?? new Uint8Array())) throw mismatch(peer, 'manifest');
  const decoded = decodeManifest(bytes);
  if (!decoded.ok) throw InfinityDbError.from(decoded, 'manifest');
  const manifest = checkManifest(decoded.value);
  if (!manifest.ok) throw InfinityDbError.from(manifest, 'manifest');
  return { bytes, manifest: manifest.value };
}

/** The cids of one slot in stripe order, checked against its data root of the manifest or the lease. */
export async function fetchCids(
  peer: ObjectPeer & { readonly slot: number; readonly dataRoot: Uint8Array; readonly cidCount: number },
): Promise<Uint8Array[]> {
  const { address, object, slot, cidCount, signal } = peer;
  const path = `/v1/objects/${object}/slots/${slot}/cids`;
  const maxBytes = cidCount * CID_BYTES;
  const bytes = await askPeer({ address, method: 'GET', path, maxBytes, step: 'cids', signal });
  const cids = Array.from({ length: bytes.length / CID_BYTES }, (_, i) =>
    bytes.slice(i * CID_BYTES, (i + 1) * CID_BYTES),
  );
  if (bytes.length !== maxBytes || !equalBytes(dataRoot(cids), peer.dataRoot))
    throw mismatch(peer, `cid list of slot ${slot}`);
  return cids;
}

function mismatch({ address, object }: ObjectPeer, what: string): InfinityDbError {
  const message = `the agent at ${address} served another ${what} than object ${object} has; ask another holder`;
  return new InfinityDbError('content_mismatch', message, { step: 'fetch', details: { address, object } });
}
