import type { AgentCommand } from '../../../primitives/commands.ts';
import { assert, ok, type Result } from '../../../primitives/result.ts';
import type { Step } from '../step.ts';

/** The hash of the agent's published policy; the frame in the log is the record of it. */
export function setPolicy(
  step: Step,
  agent: string,
  { policySha256 }: Extract<AgentCommand, { type: 'setPolicy' }>,
): Result<bigint> {
  const row = step.state.agents.get(agent);
  assert(row, `agent ${agent} is enrolled`);
  step.state.agents.set(agent, { ...row, policySha256 });
  return ok(0n);
}
