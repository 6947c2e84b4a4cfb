import { equalBytes, toHex } from '../../primitives/bytes.ts';
import { CHUNK_BYTES, contentId } from '../../primitives/content-id.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { askPeer } from './ask-peer.ts';
import type { Access } from './request-signature.ts';

/** A whole chunk from an agent that holds it, hashed as received; `content_mismatch` names agent and chunk. `access`: a `read` ticket. */
export async function fetchChunk(fetching: {
  readonly address: string;
  readonly cid: Uint8Array;
  readonly access: Access;
  readonly signal?: AbortSignal | undefined;
}): Promise<Uint8Array> {
  const { address, cid, access, signal } = fetching;
  const name = toHex(cid);
  const path = `/v1/chunks/${name}`;
  const data = await askPeer({ address, method: 'GET', path, access, maxBytes: CHUNK_BYTES, step: 'fetch', signal });
  if (equalBytes(contentId(data).cid, cid)) return data;
  const message = `the agent at ${address} served other bytes than chunk ${name}; ask another holder`;
  throw new InfinityDbError('content_mismatch', message, { step: 'fetch', details: { address, cid: name } });
}
