import { existsSync, readFileSync } from 'node:fs';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { decodePolicy, type Policy } from '../../schemas/policy.ts';
import { policyFaults } from './check-policy.ts';

/** The owner's policy in `path`, checked; undefined where there is no such file. Throws `usage` with the key that is wrong. */
export function readPolicy(path: string, network?: Pick<Genesis, 'assets'>): Policy | undefined {
  if (!existsSync(path)) return undefined;
  const policy = decodePolicy(readFileSync(path, 'utf8'));
  if (!policy.ok) throw new InfinityDbError('usage', `${path}: ${policy.message}`, { step: 'policy' });
  requireSound(policy.value, network, path);
  return policy.value;
}

/** Throws `usage` with the first thing that is wrong with what the policy says. */
export function requireSound(policy: Policy, network: Pick<Genesis, 'assets'> | undefined, name = 'policy'): void {
  const [first] = policyFaults(policy, network);
  if (!first) return;
  const { path, fault, remedy } = first;
  throw new InfinityDbError('usage', `${name}: ${path}: ${fault}; ${remedy}`, { step: 'policy', details: { path } });
}
