import type { AgentCommand } from '../../../primitives/commands.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { closeLease } from '../lease/close-lease.ts';
import { loseLease } from '../lease/repair.ts';
import { byFrame, type Step } from '../step.ts';

/**
 * By the buyer: nothing more is paid, and both have back what is left. By the seller: the lease is lost, and its collateral with it.
 */
export function endLease(
  step: Step,
  agent: string,
  { lease: id }: Extract<AgentCommand, { type: 'endLease' }>,
): Result<bigint> {
  const lease = step.state.leases.get(String(id));
  if (!lease) return refuse('unknown_lease', `there is no lease ${id} (any more)`);
  const { buyer, seller, state, repair } = lease;
  if (agent !== buyer && agent !== seller) return refuse('not_a_party', `${agent} is no party of lease ${id}`);
  const endable = state === 'active' || (state === 'repairing' && agent === buyer && !repair);
  if (!endable) return refuse('wrong_state', `lease ${id} is ${repair ? 'being repaired' : state}`);
  if (agent === buyer) closeLease(step, lease, 'ended');
  else loseLease(step, { ...lease, state: 'repairing' }, () => byFrame(step));
  return ok(id);
}
