import { type AgentActions, agentActions } from './actions/agent-actions.ts';
import type { ActionPorts } from './actions/action-context.ts';
import { type AgentOptions, type RunningAgent, startAgent } from './agent.ts';
import { natsPeerRequests } from './exchange/peer-requests.ts';

export type ActingAgent = RunningAgent & { readonly actions: AgentActions };

/** An agent with the five actions. `offerOf`: the ask that a negotiation id names, from the public books. Throws as `startAgent`. */
export async function startActingAgent(options: AgentOptions & Pick<ActionPorts, 'offerOf'>): Promise<ActingAgent> {
  const { offerOf, ...own } = options;
  const made = Promise.withResolvers<AgentActions>();
  const agent = await startAgent({
    ...own,
    parts: [
      ...(own.parts ?? []),
      (context, { connection, policy, seller }) => {
        const actions = agentActions(context, {
          offerOf,
          policy,
          peers: natsPeerRequests(connection, context.agent),
          checkRoom: (bytes) => seller.capacity.check(bytes),
          isLeased: (cid) => seller.isLeased(cid),
        });
        made.resolve(actions);
        return {
          routes: actions.routes,
          needs: (cid) => actions.keeps(cid),
          start: () => actions.start(),
          stop: () => actions.close(),
        };
      },
    ],
  });
  return { ...agent, actions: await made.promise };
}
