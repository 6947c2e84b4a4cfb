import { fromHex } from '../../primitives/bytes.ts';
import type { LeaseTerms } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { AgentContext } from '../context.ts';
import { endOf } from './terms.ts';

/** A leased chunk outlives its lease's last epoch so long by itself: the notice of the end, which an outage may delay, erases it. */
const GRACE_MS = 86_400_000;

export function leasedUntil(terms: Pick<LeaseTerms, 'lastEpoch'>, genesis: AgentContext['genesis']): number {
  return endOf(terms, genesis) + GRACE_MS;
}

/** Keeps the chunks and the manifest of a lease for its term. Throws `unknown_chunk` where one is not in the store. */
export async function keepChunks(
  { chunks, genesis }: AgentContext,
  terms: LeaseTerms,
  cids: readonly Uint8Array[],
): Promise<void> {
  const expiresAtMs = leasedUntil(terms, genesis);
  for (const cid of [...cids, fromHex(terms.object) ?? new Uint8Array()]) {
    const kept = await chunks.extend(cid, expiresAtMs);
    if (!kept.ok) throw InfinityDbError.from(kept, 'lease');
  }
}
