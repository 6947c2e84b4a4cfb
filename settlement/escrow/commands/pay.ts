import { available } from '../../../primitives/account.ts';
import type { AgentCommand } from '../../../primitives/commands.ts';
import { ok, type Result } from '../../../primitives/result.ts';
import { takingAgent } from '../agents.ts';
import { post, type Draft, single } from '../posting.ts';
import { byFrame, type Step } from '../step.ts';
import { refuseAmount } from '../amount.ts';

export function pay(step: Step, agent: string, command: Extract<AgentCommand, { type: 'pay' }>): Result<bigint> {
  const { toAgent, asset, amountBaseUnits: amount } = command;
  const to = takingAgent(step.state, toAgent);
  if (!to.ok) return to;
  const refused = refuseAmount(step.state, asset, amount);
  if (refused) return refused;
  const draft: Draft = single(available(agent, asset), available(toAgent, asset), amount, 'pay', byFrame(step));
  const posted = post(step, [draft]);
  return posted.ok ? ok(0n) : posted;
}
