import { available } from '../../../primitives/account.ts';
import type { OwnerCommand } from '../../../primitives/commands.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { refuseAmount } from '../amount.ts';
import { checkNonce, useNonce } from '../owner-nonce.ts';
import { post, single } from '../posting.ts';
import { byFrame, type Step } from '../step.ts';

type MoveFunds = Extract<OwnerCommand, { type: 'fundAgent' | 'sweepAgent' }>;
type Revoke = Extract<OwnerCommand, { type: 'revokeAgent' }>;

/** Between an owner's available and its agent's. A revoked agent can be swept, and gets nothing more. */
export function moveFunds(step: Step, command: MoveFunds): Result<bigint> {
  const { state } = step;
  const { type, agent, owner, asset, amountBaseUnits: amount, nonce } = command;
  const funding = type === 'fundAgent';
  const delegated = ownedAgent(step, agent, owner);
  if (!delegated.ok) return delegated;
  if (funding && delegated.value.revoked)
    return refuse('agent_revoked', `agent ${agent} was revoked; it gets no funds`);
  const refused = refuseAmount(state, asset, amount);
  if (refused) return refused;
  const free = checkNonce(state, owner, nonce);
  if (!free.ok) return free;
  const [theirs, its] = [available(owner, asset), available(agent, asset)];
  const by = byFrame(step);
  const draft = funding
    ? single(theirs, its, amount, 'fund_agent', by)
    : single(its, theirs, amount, 'sweep_agent', by);
  const posted = post(step, [draft]);
  if (!posted.ok) return posted;
  useNonce(state, owner, nonce);
  return ok(0n);
}

/** From now on the agent takes on nothing new; what it owes and is owed runs on. */
export function revokeAgent(step: Step, { agent, owner, nonce }: Revoke): Result<bigint> {
  const delegated = ownedAgent(step, agent, owner);
  if (!delegated.ok) return delegated;
  if (delegated.value.revoked) return refuse('agent_revoked', `agent ${agent} was revoked already`);
  const used = useNonce(step.state, owner, nonce);
  if (!used.ok) return used;
  step.state.agents.set(agent, { ...delegated.value, revoked: true });
  return ok(0n);
}

function ownedAgent(step: Step, agent: string, owner: string) {
  const row = step.state.agents.get(agent);
  if (!row) return refuse('unknown_agent', `agent ${agent} is not enrolled`);
  return row.owner === owner ? ok(row) : refuse('not_authorised', `agent ${agent} is another owner's, not ${owner}'s`);
}
