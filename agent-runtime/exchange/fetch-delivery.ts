import { fromHex } from '../../primitives/bytes.ts';
import type { CommitDelivery } from '../../primitives/commit-delivery.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { checkDelivery } from '../coding/exchange.ts';
import type { AgentContext } from '../context.ts';
import { askPeer } from '../transfer/ask-peer.ts';
import { DELIVERY_MAX_BYTES, splitDelivery } from './data-commitment.ts';
import { partyAccess } from './party-access.ts';

/**
 * The ciphertext of a trade from its seller, found to be what the seller committed to and of what was bought; else `content_mismatch`.
 */
export async function fetchDelivery(
  context: AgentContext,
  fetching: {
    readonly address: string;
    readonly seller: string;
    /** What was bought. */
    readonly cid: string;
    readonly commit: CommitDelivery;
    readonly signal: AbortSignal;
  },
): Promise<Uint8Array> {
  const { address, seller, cid, commit, signal } = fetching;
  const { trade } = commit;
  const maxBytes = DELIVERY_MAX_BYTES;
  const access = partyAccess(context, { verb: 'deliver', id: trade, cid, holder: seller, maxBytes });
  const path = `/v1/trades/${trade}/delivery`;
  const body = await askPeer({ address, method: 'GET', path, access, maxBytes, step: 'delivery', signal });
  const { leafHashes, ciphertext } = splitDelivery(body, commit.blockCount);
  const committed = {
    cid: bytesOf(commit.cid),
    chunkBytes: commit.chunkBytes,
    blockCount: commit.blockCount,
    ciphertextRoot: bytesOf(commit.ciphertextRoot),
  };
  const checked = checkDelivery(bytesOf(cid), committed, leafHashes, ciphertext);
  if (!checked.ok) throw InfinityDbError.from(checked, 'delivery');
  return ciphertext;
}

const bytesOf = (hex: string): Uint8Array => fromHex(hex) as Uint8Array;
