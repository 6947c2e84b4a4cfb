import { type Policy, policySha256 } from '../../schemas/policy.ts';
import type { Background } from '../background.ts';
import type { AgentContext } from '../context.ts';
import type { LivePolicy } from './live-policy.ts';

const KIND = 'policy';
const KEY = 'announced';

/** Puts the hash of the agent's policy in the log, now and after each change, where it is another than the last one. */
export function announcePolicy(context: AgentContext, background: Background, live: LivePolicy): void {
  const isKnown = (policy: Policy): boolean => context.records.get<string>(KIND, KEY) === policySha256(policy);
  const announce = (): void => {
    const first = live.current();
    if (!first || isKnown(first)) return;
    background.start({
      name: 'announce policy',
      untilMs: Number.MAX_SAFE_INTEGER,
      run: async (signal) => {
        for (let policy = live.current(); policy && !isKnown(policy); policy = live.current()) {
          const sha256 = policySha256(policy);
          await context.link.execute(0, { type: 'setPolicy', policySha256: sha256 }, 'policy', signal);
          context.records.put(KIND, KEY, sha256);
        }
      },
    });
  };
  live.onChange(announce);
  announce();
}
