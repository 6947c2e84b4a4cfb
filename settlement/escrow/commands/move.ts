import { available } from '../../../primitives/account.ts';
import type { AgentCommand } from '../../../primitives/commands.ts';
import { MAX_AMOUNT } from '../../../primitives/money.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { takingAgent } from '../agents.ts';
import { cancel, schedule } from '../deadlines.ts';
import { mustPost, post } from '../posting.ts';
import type { MoveRow } from '../records.ts';
import { nextId } from '../state.ts';
import { byFrame, byRule, notify, now, type Step } from '../step.ts';

type Propose = Extract<AgentCommand, { type: 'proposeMove' }>;
type Accept = Extract<AgentCommand, { type: 'acceptMove' }>;

const keyOf = (from: string, to: string, cid: string): string => `${from}/${to}/${cid}`;

/** The sender sets its fee aside; the recipient has the delivery window to accept the data, and the fee with it. */
export function proposeMove(step: Step, agent: string, command: Propose): Result<bigint> {
  const { state } = step;
  const { toAgent, cid, bytes, asset, feeBaseUnits: fee } = command;
  const to = takingAgent(state, toAgent);
  if (!to.ok) return to;
  if (toAgent === agent) return refuse('same_account', 'data moves to another agent');
  if (!state.ledger.assets.has(asset)) return refuse('unknown_asset', `genesis has no asset ${asset}`);
  if (bytes <= 0n) return refuse('amount_zero', 'moved data has at least one byte');
  if (fee > MAX_AMOUNT) return refuse('amount_too_large', `${fee} is over u128`);
  const key = keyOf(agent, toAgent, cid);
  if (state.moves.has(key)) return refuse('wrong_state', `a move of ${cid} to ${toAgent} is open already`);
  const deadlineMs = now(step) + state.genesis.deliveryWindowMs;
  const by = byFrame(step);
  const [debit, credit] = [available(agent, asset), available(toAgent, asset)];
  const posted = post(step, [
    { kind: 'pending', debit, credit, amount: fee, code: 'move_fee', timeoutMs: deadlineMs, by },
  ]);
  if (!posted.ok) return posted;
  const id = nextId(state);
  const pendingId = posted.value[0];
  state.moves.set(key, { id, from: agent, to: toAgent, cid, bytes, asset, fee, pendingId, deadlineMs, by });
  schedule(state, 'move', key, deadlineMs);
  notify(step, [toAgent], {
    type: 'moveProposed',
    moveId: id,
    fromAgent: agent,
    cid,
    bytes,
    asset,
    feeBaseUnits: fee,
    deadlineMs,
  });
  return ok(id);
}

export function acceptMove(step: Step, agent: string, command: Accept): Result<bigint> {
  const { fromAgent, cid, feeBaseUnits } = command;
  const key = keyOf(fromAgent, agent, cid);
  const move = step.state.moves.get(key);
  if (!move) return refuse('unknown_trade', `no move of ${cid} from ${fromAgent} is open`);
  if (move.fee !== feeBaseUnits) return refuse('terms_mismatch', `the fee proposed is ${move.fee}`);
  if (now(step) >= move.deadlineMs)
    return refuse('deadline_passed', `the move was open until ${move.deadlineMs}, it is ${now(step)}`);
  if (move.pendingId) mustPost(step, [{ kind: 'post', pendingId: move.pendingId, by: move.by }]);
  closeMove(step, key, move, true);
  return ok(move.id);
}

export function expireMove(step: Step, key: string): void {
  const move = step.state.moves.get(key);
  if (!move) return;
  if (move.pendingId) {
    const by = byRule(step, 'expiry', move.from, move.id, BigInt(move.asset));
    mustPost(step, [{ kind: 'expire', pendingId: move.pendingId, by }]);
  }
  closeMove(step, key, move, false);
}

function closeMove(step: Step, key: string, { id, from, to, cid }: MoveRow, posted: boolean): void {
  step.state.moves.delete(key);
  cancel(step.state, 'move', key);
  notify(step, [from, to], { type: 'moveSettled', moveId: id, cid, posted });
}
