import { ok, type Result } from '../../primitives/result.ts';
import { declined } from '../../schemas/decline.ts';
import type { Policy } from '../../schemas/policy.ts';

/**
 * Whether the owner's policy lets the agent deal with another one, by its key (64 hex digits) and, where known, its owner (40). `deny` goes
 * before `allow`; an empty `allow` lets all in. Declined with `denied` or `not_allowed`.
 */
export function checkCounterparty(
  policy: Pick<Policy, 'allow' | 'deny'> | undefined,
  agent: string,
  owner?: string,
): Result<undefined> {
  const named = (list: readonly string[]) => list.includes(agent) || (owner !== undefined && list.includes(owner));
  if (!policy) return ok(undefined);
  const message = `this agent's owner does not let it deal with ${agent}`;
  if (named(policy.deny)) return declined('denied', message, { agent });
  if (policy.allow.length === 0 || named(policy.allow)) return ok(undefined);
  return declined('not_allowed', message, { agent });
}
