import { type Policy, policySha256 } from '../../schemas/policy.ts';
import type { Background } from '../background.ts';
import type { AgentContext } from '../context.ts';

const KIND = 'policy';
const KEY = 'announced';

/** Puts the hash of the agent's policy in the log, where it is another than the last one. */
export function announcePolicy(context: AgentContext, background: Background, policy: Policy): void {
  const sha256 = policySha256(policy);
  if (context.records.get<string>(KIND, KEY) === sha256) return;
  background.start({
    name: 'announce policy',
    untilMs: Number.MAX_SAFE_INTEGER,
    run: async (signal) => {
      await context.link.execute(0, { type: 'setPolicy', policySha256: sha256 }, 'policy', signal);
      context.records.put(KIND, KEY, sha256);
    },
  });
}
