import type { Genesis } from '../../../primitives/genesis.ts';
import { ok, type Result } from '../../../primitives/result.ts';
import type { Policy, PolicyWitness } from './policy.ts';
import { parseVkey } from './vkey.ts';

const GROUP = 'witnesses';

/** The C2SP policy that a genesis document states: its log, its witnesses, and how many of them must have cosigned. */
export function policyOfGenesis({ log, witnesses, witnessQuorum }: Genesis): Result<Policy> {
  const logKey = parseVkey(log.vkey);
  if (!logKey.ok) return logKey;
  const known: PolicyWitness[] = [];
  for (const { name, vkey } of witnesses) {
    const key = parseVkey(vkey);
    if (!key.ok) return key;
    known.push({ name, key: key.value });
  }
  const logs = [{ key: logKey.value }];
  if (witnessQuorum === 0) return ok({ logs, witnesses: known, groups: [], quorum: 'none' });
  const group = { name: GROUP, threshold: witnessQuorum, members: known.map(({ name }) => name) };
  return ok({ logs, witnesses: known, groups: [group], quorum: GROUP });
}
