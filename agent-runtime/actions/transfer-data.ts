import { setTimeout as delay } from 'node:timers/promises';
import { fromHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { agentIdentifier } from '../../primitives/keys.ts';
import type { DataObject } from '../../schemas/chunk.ts';
import { KIND, type OutgoingMove } from '../exchange/open-records.ts';
import {
  type ActionContext,
  assetOf,
  type Fee,
  refusalOf,
  requireAction,
  requireCounterparty,
  type Waiting,
} from './action-context.ts';
import { keepChunk } from './own-chunk.ts';

export type Transfer = {
  readonly moveId: bigint;
  readonly cid: string;
  /** 64 hex digits. */
  readonly recipient: string;
  /** Whether the recipient accepted (true) or let the proposal lapse; throws `timed_out` where neither is known yet. */
  readonly accepted: (waiting?: Waiting) => Promise<boolean>;
};

const FIND_MS = 10_000;
const LOOK_AGAIN_MS = 200;
const SLACK_MS = 30_000;

/**
 * The seed's `transfer_data`: proposes to move `data` to the agent with this u64 identifier and sets `fee` aside for it. The recipient
 * pulls the bytes and gets the fee when it accepts; then this agent erases its copy, unless it promised it elsewhere. Not accepted in
 * time: the fee comes back. Throws `unknown_agent` (none of that identifier is heard of), `insufficient_funds`, `too_large` …
 */
export async function transferData(
  context: ActionContext,
  recipientIdentifier: bigint,
  data: DataObject,
  fee: Fee,
  { signal, timeoutMs = FIND_MS }: Waiting = {},
): Promise<Transfer> {
  requireAction(context, 'move');
  const asset = assetOf(context, fee.asset);
  const recipient = await findAgent(context, recipientIdentifier, timeoutMs, signal);
  requireCounterparty(context, recipient);
  const { name: cid, bytes, keptBefore } = await keepChunk(context, data);
  const key = `${recipient}${cid}`;
  const { records, clock, genesis, link, moves } = context;
  const before = records.get<OutgoingMove>(KIND.moveOut, key);
  if (before?.state === 'open' && before.deadlineMs > clock.nowMs())
    throw new InfinityDbError('wrong_state', `a move of ${cid} to ${recipient} is open already`, { step: 'transfer' });
  const deadlineMs = clock.nowMs() + genesis.deliveryWindowMs;
  // On the disk before the proposal: the recipient may pull as soon as it is final.
  const move: OutgoingMove = { to: recipient, cid, bytes, moveId: 0n, deadlineMs, keptBefore, state: 'open' };
  records.put<OutgoingMove>(KIND.moveOut, key, move);
  const { code } = asset;
  const terms = { toAgent: recipient, cid, bytes: BigInt(bytes), asset: code, feeBaseUnits: fee.amountBaseUnits };
  const [outcome] = await link.submit(0, [{ type: 'proposeMove', ...terms }], signal);
  if (!outcome?.ok) {
    records.delete(KIND.moveOut, key);
    if (!keptBefore) await moves.release(cid);
    throw refusalOf(outcome, 'transfer');
  }
  const moveId = outcome.id;
  const now = records.get<OutgoingMove>(KIND.moveOut, key);
  if (now?.state === 'open') records.put<OutgoingMove>(KIND.moveOut, key, { ...now, moveId });
  const patience = genesis.deliveryWindowMs + SLACK_MS;
  const accepted: Transfer['accepted'] = (waiting = {}) =>
    moves.outcome(key, waiting.timeoutMs ?? patience, waiting.signal);
  return { moveId, cid, recipient, accepted };
}

/** An agent that has been heard of lately, by the first 8 bytes of its key's SHA-256. */
async function findAgent(
  { presence, clock }: ActionContext,
  identifier: bigint,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<string> {
  const untilMs = clock.nowMs() + timeoutMs;
  for (;;) {
    const found = presence.all().find(({ agent }) => agentIdentifier(fromHex(agent) as Uint8Array) === identifier);
    if (found) return found.agent;
    if (clock.nowMs() >= untilMs)
      throw new InfinityDbError('unknown_agent', `no agent ${identifier} was heard of for ${timeoutMs} ms`, {
        step: 'recipient',
      });
    await delay(LOOK_AGAIN_MS, undefined, signal ? { signal } : {});
  }
}
