import { existsSync, readFileSync } from 'node:fs';
import { InfinityDbError } from '../../primitives/error.ts';
import { decodePolicy, type Policy } from '../../schemas/policy.ts';

/** The owner's policy in `path`, checked; undefined where there is no such file. Throws `usage` with the key that is wrong. */
export function readPolicy(path: string): Policy | undefined {
  if (!existsSync(path)) return undefined;
  const policy = decodePolicy(readFileSync(path, 'utf8'));
  if (policy.ok) return policy.value;
  throw new InfinityDbError('usage', `${path}: ${policy.message}`, { step: 'policy' });
}
