import { fromHex } from '../../../primitives/bytes.ts';
import type { AgentCommand } from '../../../primitives/commands.ts';
import { verifyPossession } from '../../../primitives/possession.ts';
import { decodePossessionProof } from '../../../primitives/possession-proof.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { challengeKey, judge } from '../lease/judge.ts';
import type { ChallengeRow } from '../records.ts';
import { now, type Step } from '../step.ts';

/**
 * The answer to an epoch's challenge, judged at once and for good. Leases that no position fell on are good as long as the answer
 * shows that the agent holds anything at all.
 */
export function provePossession(
  step: Step,
  agent: string,
  { epoch, asset, proofSha256 }: Extract<AgentCommand, { type: 'provePossession' }>,
): Result<bigint> {
  const { state } = step;
  const challenge = state.challenges.get(challengeKey({ agent, asset, epoch }));
  if (!challenge) return refuse('wrong_state', `no challenge of epoch ${epoch} in asset ${asset} is open to ${agent}`);
  if (now(step) >= challenge.deadlineMs)
    return refuse('deadline_passed', `the proof was due by ${challenge.deadlineMs}, it is ${now(step)}`);
  const bytes = step.lookup.blob(proofSha256);
  if (!bytes) return refuse('blob_missing', `PUT /blob/${proofSha256} first, then send this again`);
  const proof = decodePossessionProof(bytes);
  if (!proof.ok) return refuse('proof_invalid', proof.message);
  const { good, bad } = verifyPossession(
    {
      networkId: state.networkId,
      agentKey: hash32(agent),
      epochLeaf: hash32(challenge.leafHash),
      positions: state.genesis.challengePositions,
    },
    leasedSlots(challenge),
    proof.value,
  );
  step.blobs.push(proofSha256);
  judge(step, challenge, new Set(bad.length < state.genesis.challengePositions ? good : []));
  return ok(0n);
}

function leasedSlots({ slots }: ChallengeRow) {
  return slots.map(({ leaseId, dataRoot, bytes, cidCount }) => ({
    leaseId,
    dataRoot: hash32(dataRoot),
    bytes,
    cidCount,
  }));
}

function hash32(hex: string): Uint8Array {
  return fromHex(hex) ?? new Uint8Array(32);
}
