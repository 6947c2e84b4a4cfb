import { equalBytes, fromHex } from '../../primitives/bytes.ts';
import { contentId } from '../../primitives/content-id.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { formatAmount } from '../../primitives/money.ts';
import type { DataObject } from '../../schemas/chunk.ts';
import { type IncomingMove, type KeptData, KIND } from '../exchange/open-records.ts';
import { partyAccess } from '../exchange/party-access.ts';
import { orAborted, untilDeadline } from '../exchange/waits.ts';
import { askPeer } from '../transfer/ask-peer.ts';
import {
  type ActionContext,
  assetOf,
  type Fee,
  refusalOf,
  requireAction,
  requireCounterparty,
  requireRoom,
  type Waiting,
} from './action-context.ts';
import { cidOf, keepChunk } from './own-chunk.ts';

export type AcceptedData = {
  readonly cid: string;
  readonly moveId: bigint;
  /** The sender, 64 hex digits. */
  readonly from: string;
  /** What the agent was paid. */
  readonly fee: Fee;
};

const PROPOSAL_MS = 30_000;
const LOOK_MS = 2_000;

/**
 * The seed's `accept_data`: takes a move of this data that was proposed to the agent for at least `fee`, waiting for the proposal if need
 * be. The bytes are pulled from the sender, checked and durable before it is accepted. Throws `capacity_exceeded`, `terms_mismatch` (a
 * lower fee), `content_mismatch`, `timed_out`; then nothing is kept and nothing was paid.
 */
export async function acceptData(
  context: ActionContext,
  data: DataObject | { readonly cid: string },
  fee: Fee,
  { signal, timeoutMs = PROPOSAL_MS }: Waiting = {},
): Promise<AcceptedData> {
  requireAction(context, 'accept');
  const cid = cidOf(data);
  const asset = assetOf(context, fee.asset);
  const proposed = await context.moves.proposed(cid, timeoutMs, signal);
  const move = proposed.find((each) => each.asset === asset.code && each.feeBaseUnits >= fee.amountBaseUnits);
  if (!move) {
    const least = formatAmount(asset, fee.amountBaseUnits);
    throw new InfinityDbError('terms_mismatch', `no move of ${cid} is proposed for ${least} or more`, {
      step: 'accept',
    });
  }
  requireCounterparty(context, move.from);
  const keptBefore = await context.chunks.has(fromHex(cid) as Uint8Array);
  if (!keptBefore) await requireRoom(context, move.bytes);
  const kept = await keepChunk(context, { content: await pull(context, move, signal) });
  const { from: fromAgent, feeBaseUnits, moveId } = move;
  const [outcome] = await context.link.submit(0, [{ type: 'acceptMove', fromAgent, cid, feeBaseUnits }], signal);
  if (!outcome?.ok) {
    if (!kept.keptBefore) await context.moves.release(cid);
    throw refusalOf(outcome, 'accept');
  }
  const { bytes, expiresAtMs } = kept;
  context.records.put<KeptData>(KIND.data, cid, { bytes, expiresAtMs, by: 'accepted' });
  return { cid, moveId, from: fromAgent, fee: { asset: fee.asset, amountBaseUnits: feeBaseUnits } };
}

/** The move's bytes from its sender, checked against the cid. */
async function pull(context: ActionContext, move: IncomingMove, signal?: AbortSignal): Promise<Uint8Array> {
  const { from, cid, moveId, bytes, deadlineMs } = move;
  const { presence, clock } = context;
  const whole = signal ?? new AbortController().signal;
  return await untilDeadline(clock, deadlineMs, whole, async (remainingMs) => {
    const address = await orAborted(presence.waitFor(from, Math.min(LOOK_MS, remainingMs)), signal);
    const access = partyAccess(context, { verb: 'move', id: moveId, cid, holder: from, maxBytes: bytes });
    const path = `/v1/moves/${moveId}`;
    const data = await askPeer({ address, method: 'GET', path, access, maxBytes: bytes, step: 'move', signal });
    if (data.length === bytes && equalBytes(contentId(data).cid, fromHex(cid) as Uint8Array)) return data;
    throw new InfinityDbError('content_mismatch', `agent ${from} served other bytes than ${cid}`, { step: 'move' });
  });
}
