import type { AgentContext } from '../agent-runtime/context.ts';

/** Agents announce themselves every two seconds; whoever is not heard of for longer is away. */
const ANNOUNCED_MS = 2_500;

/** An agent that has just been started knows nobody: gives the holders of an object the time of one heartbeat to be heard of. */
export async function hearHolders({ network, presence }: AgentContext, id: string, signal: AbortSignal): Promise<void> {
  const leases = (await network.leasesOf(id)).filter(({ state }) => state === 'active');
  await Promise.allSettled(leases.map(({ agent }) => presence.waitFor(agent, ANNOUNCED_MS)));
  signal.throwIfAborted();
}
