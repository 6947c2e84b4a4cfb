import { toHex } from '../../../primitives/bytes.ts';
import type { SettlementCommand } from '../../../primitives/commands.ts';
import { encodeEntry } from '../../../primitives/entry/codec.ts';
import { leafHash } from '../../../primitives/merkle.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { schedule } from '../deadlines.ts';
import { challengeKey } from '../lease/judge.ts';
import type { Lease } from '../records.ts';
import { epochOf, meta } from '../state.ts';
import { log, notify, now, type Step } from '../step.ts';

/** The running epoch's checkpoint is public: it challenges every agent with leases that run, once for each asset. */
export function checkpointPublished(
  step: Step,
  { epoch, note }: Extract<SettlementCommand, { type: 'checkpointPublished' }>,
): Result<bigint> {
  const { state } = step;
  if (epoch !== epochOf(state)) return refuse('wrong_state', `epoch ${epoch} does not run; ${epochOf(state)} does`);
  if (epoch <= meta(state, 'challengedEpoch')) return refuse('wrong_state', `epoch ${epoch} was challenged already`);
  state.meta.set('challengedEpoch', epoch);
  const running = [...state.leases.values()]
    .filter(({ terms, state: s }) => s === 'active' && terms.firstEpoch <= epoch && epoch <= terms.lastEpoch)
    .sort((a, b) => a.asset - b.asset || compare(a.seller, b.seller) || (a.id < b.id ? -1 : 1));
  for (const [asset, ofAsset] of Map.groupBy(running, (lease) => lease.asset)) {
    const entry = { type: 'epochChallenged', epoch, asset, note } as const;
    log(step, entry);
    const leaf = toHex(leafHash(encodeEntry(entry)));
    for (const [agent, leases] of Map.groupBy(ofAsset, ({ seller }) => seller))
      challenge(step, { agent, asset, epoch, leaf, leases });
  }
  return ok(0n);
}

function challenge(
  step: Step,
  at: { agent: string; asset: number; epoch: bigint; leaf: string; leases: readonly Lease[] },
): void {
  const { agent, asset, epoch, leaf: leafHashHex, leases } = at;
  const deadlineMs = now(step) + step.state.genesis.proofWindowMs;
  const slots = leases.map(({ id: leaseId, terms: { dataRoot, bytes, cidCount } }) => ({
    leaseId,
    dataRoot,
    bytes,
    cidCount,
  }));
  const key = challengeKey(at);
  step.state.challenges.set(key, { agent, asset, epoch, leafHash: leafHashHex, slots, deadlineMs });
  schedule(step.state, 'proof', key, deadlineMs);
  notify(step, [agent], {
    type: 'epochChallenged',
    epoch,
    asset,
    leafHash: leafHashHex,
    leases: leases.map(({ id }) => id),
    deadlineMs,
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
