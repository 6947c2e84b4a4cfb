import type { Genesis } from '../../../primitives/genesis.ts';
import { ok, type Result } from '../../../primitives/result.ts';
import type { CheckpointTrust } from '../verify/checkpoint.ts';
import type { Policy, PolicyWitness } from '../verify/policy.ts';
import { parseVkey } from '../verify/vkey.ts';

/** Whose signatures a checkpoint needs, by the genesis document alone: the log's, and `witnessQuorum` of its witnesses'. */
export function trustOf({ log, witnesses, witnessQuorum }: Genesis): Result<CheckpointTrust> {
  const logKey = parseVkey(log.vkey);
  if (!logKey.ok) return logKey;
  const members: PolicyWitness[] = [];
  for (const { name, vkey } of witnesses) {
    const key = parseVkey(vkey);
    if (!key.ok) return key;
    members.push({ name, key: key.value });
  }
  const group = { name: 'quorum', threshold: witnessQuorum, members: members.map(({ name }) => name) };
  const policy: Policy = {
    logs: [{ key: logKey.value }],
    witnesses: members,
    groups: witnessQuorum > 0 ? [group] : [],
    quorum: witnessQuorum > 0 ? group.name : 'none',
  };
  return ok({ logVkey: log.vkey, policy });
}
