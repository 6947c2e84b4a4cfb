import { toHex } from '../../primitives/bytes.ts';
import { CHUNK_BYTES, contentId } from '../../primitives/content-id.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { DataObject } from '../../schemas/chunk.ts';
import { type ActionContext, requireRoom, retentionSeconds } from './action-context.ts';

export type OwnChunk = {
  readonly cid: Uint8Array;
  readonly name: string;
  readonly bytes: number;
  readonly expiresAtMs: number;
  /** Whether the agent had it already. */
  readonly keptBefore: boolean;
};

/** Keeps `data` as one chunk, durable when this resolves. Throws `too_large`, `amount_zero` (no data), `capacity_exceeded`. */
export async function keepChunk(context: ActionContext, { content }: DataObject): Promise<OwnChunk> {
  const bytes = content.length;
  if (bytes > CHUNK_BYTES)
    throw new InfinityDbError('too_large', `one chunk holds ${CHUNK_BYTES} bytes, not ${bytes}; store it with put`, {
      step: 'store',
      details: { bytes, maxBytes: CHUNK_BYTES },
    });
  if (bytes === 0)
    throw new InfinityDbError('amount_zero', 'there is no data: give at least one byte', { step: 'store' });
  const { cid } = contentId(content);
  const keptBefore = await context.chunks.has(cid);
  if (!keptBefore) await requireRoom(context, bytes);
  const expiresAtMs = context.clock.nowMs() + Number(retentionSeconds(context.policy())) * 1_000;
  const kept = await context.chunks.put(cid, content, { expiresAtMs });
  if (!kept.ok) throw InfinityDbError.from(kept, 'store');
  return { cid, name: toHex(cid), bytes, expiresAtMs, keptBefore };
}

/** The cid that `data` names, or has. */
export function cidOf(data: DataObject | { readonly cid: string }): string {
  return 'cid' in data ? data.cid : toHex(contentId(data.content).cid);
}
