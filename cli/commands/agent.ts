import type { Command } from 'commander';
import { perform } from '../perform.ts';
import { checkPolicyFile, showPolicies } from './agent-policy.ts';
import { agentStatus } from './agent-status.ts';

/** `infinitydb agent policy check|show`, `infinitydb agent status` */
export function addAgent(root: Command, signal: AbortSignal): void {
  const agent = root.command('agent').description("this home's storage agents: what they may do, and how they do");
  const policy = agent.command('policy').description("the owner's rules for an agent");
  policy
    .command('check')
    .description('explain all that is wrong with a policy, or show the prices that it makes')
    .argument('<file>', 'a policy.json')
    .action(perform(signal, checkPolicyFile));
  policy
    .command('show')
    .description('the policy that each agent goes by, and why its file does not hold where it does not')
    .argument('[name]', 'like agent-1 (default: all)')
    .action(perform(signal, showPolicies));
  agent
    .command('status')
    .description('income, utilisation, proofs, collateral and what is still to be earned')
    .argument('[name]', 'like agent-1 (default: all)')
    .action(perform(signal, agentStatus));
}
