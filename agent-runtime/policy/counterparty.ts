import { ok, refuse, type Result } from '../../primitives/result.ts';
import type { Policy } from '../../schemas/policy.ts';

/**
 * Whether the owner's policy lets the agent deal with another one, by its key (64 hex digits) and, where known, its owner (40). `deny` goes
 * before `allow`; an empty `allow` lets all in. Refused with `policy_declined`.
 */
export function checkCounterparty(
  policy: Pick<Policy, 'allow' | 'deny'> | undefined,
  agent: string,
  owner?: string,
): Result<undefined> {
  const named = (list: readonly string[]) => list.includes(agent) || (owner !== undefined && list.includes(owner));
  if (!policy || (!named(policy.deny) && (policy.allow.length === 0 || named(policy.allow)))) return ok(undefined);
  return refuse('policy_declined', `this agent's owner does not let it deal with ${agent}`, { agent });
}
