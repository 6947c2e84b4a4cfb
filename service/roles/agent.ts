import { runAgent } from '../agent/run-agent.ts';
import type { Config } from '../config.ts';
import type { ChildSide } from '../process/child.ts';

/** One storage agent of this home. */
export async function runAgentRole(config: Config, child: ChildSide, name: string): Promise<void> {
  const agent = await runAgent(config, name);
  child.onStop(() => agent.stop());
  child.ready();
}
