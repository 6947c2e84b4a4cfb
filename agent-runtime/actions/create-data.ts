import { chunkIdentifier } from '../../primitives/content-id.ts';
import type { DataObject } from '../../schemas/chunk.ts';
import { type KeptData, KIND } from '../exchange/open-records.ts';
import { type ActionContext, refusalOf, requireAction, retentionSeconds } from './action-context.ts';
import { keepChunk } from './own-chunk.ts';

export type CreatedData = {
  /** 64 hex digits. */
  readonly cid: string;
  /** The seed's u64: the first 8 bytes of the cid. */
  readonly identifier: bigint;
};

/**
 * The seed's `create_data`: keeps `data` (at most 1 MiB) for the policy's retention, and puts on record that the agent did. Costs the
 * network fee. Throws `too_large`, `capacity_exceeded`, `fee_unpaid`, `policy_declined`; then nothing is kept.
 */
export async function createData(
  context: ActionContext,
  data: DataObject,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<CreatedData> {
  requireAction(context, 'create');
  const chunk = await keepChunk(context, data);
  const { name, bytes, expiresAtMs } = chunk;
  const command = {
    type: 'createData',
    cid: name,
    bytes: BigInt(bytes),
    retentionSeconds: retentionSeconds(context.policy()),
  } as const;
  const [outcome] = await context.link.submit(0, [command], options.signal);
  if (!outcome?.ok) {
    if (!chunk.keptBefore) await context.moves.release(name);
    throw refusalOf(outcome, 'create');
  }
  context.records.put<KeptData>(KIND.data, name, { bytes, expiresAtMs, by: 'created' });
  return { cid: name, identifier: chunkIdentifier(chunk.cid) };
}
