import { expect, test } from 'vitest';
import { fromHex } from '../../primitives/bytes.ts';
import { contentId } from '../../primitives/content-id.ts';
import { type LeasedSlot, verifyPossession } from '../../primitives/possession.ts';
import { decodePossessionProof } from '../../primitives/possession-proof.ts';
import { leasedTo, testObject } from '../object.fixture.ts';
import { PresenceTable } from '../presence.ts';
import { clock, GENESIS, NETWORK_ID, ScriptedSettlement, testAgent } from '../settlement.fixture.ts';
import { Prover } from './prove.ts';

const LEAF = 'cd'.repeat(32);
const bytesOf = (hex: string): Uint8Array => fromHex(hex) as Uint8Array;

async function challenged() {
  const settlement = new ScriptedSettlement();
  const agent = await testAgent(settlement, new PresenceTable(NETWORK_ID, clock), 1);
  const object = await testObject(3);
  const terms = [await leasedTo(agent, settlement, object, 5n, 1), await leasedTo(agent, settlement, object, 9n, 2)];
  const leases: LeasedSlot[] = terms.map(({ trade, dataRoot, bytes, cidCount }) => ({
    leaseId: trade,
    dataRoot: bytesOf(dataRoot),
    bytes,
    cidCount,
  }));
  const prover = new Prover(agent.context, agent.seller.slots, agent.background);
  const challenge = async (deadlineMs: number, named: readonly bigint[] = [5n, 9n]): Promise<void> =>
    await settlement.tell(agent.context.agent, {
      type: 'epochChallenged',
      epoch: 3n,
      asset: 2,
      leafHash: LEAF,
      leases: named,
      deadlineMs,
    });
  const verdict = (proofSha256: string) => {
    const proof = decodePossessionProof(settlement.blobs.get(proofSha256) ?? new Uint8Array());
    if (!proof.ok) throw new Error(proof.message);
    const { agent: key } = agent.context;
    const asked = {
      networkId: NETWORK_ID,
      agentKey: bytesOf(key),
      epochLeaf: bytesOf(LEAF),
      positions: GENESIS.challengePositions,
    };
    return verifyPossession(asked, leases, proof.value);
  };
  return { settlement, agent, object, prover, challenge, verdict };
}

test('a challenge is answered with a proof of every lease', async () => {
  const { settlement, agent, challenge, verdict } = await challenged();
  await challenge(clock.nowMs() + 30_000);
  const { command } = await settlement.command('provePossession');
  expect(command).toMatchObject({ epoch: 3n, asset: 2 });
  expect(verdict(command.proofSha256)).toEqual({ good: [5n, 9n], bad: [] });
  await agent.background.idle();
  expect(agent.context.records.list('challenge')).toEqual([]);
});

test('a chunk that is gone fails its lease alone', async () => {
  const { settlement, agent, object, challenge, verdict } = await challenged();
  for (const chunk of object.slots[1] ?? []) await agent.context.chunks.delete(contentId(chunk).cid);
  await challenge(clock.nowMs() + 30_000);
  const { command } = await settlement.command('provePossession');
  expect(verdict(command.proofSha256).good).toEqual([9n]);
});

test('a challenge that came too late, or of leases unknown, sends nothing', async () => {
  const { settlement, agent, challenge } = await challenged();
  await challenge(clock.nowMs() - 1);
  await challenge(clock.nowMs() + 30_000, [5n, 6n]);
  await agent.background.idle();
  expect(settlement.submitted).toEqual([]);
});

test('an answer under way when the process ends is sent by the next', async () => {
  const { settlement, agent, prover, challenge } = await challenged();
  prover.stop();
  await challenge(clock.nowMs() + 30_000);
  expect(settlement.submitted).toEqual([]);
  const deadlineMs = clock.nowMs() + 30_000;
  const kept = { type: 'epochChallenged', epoch: 3n, asset: 2, leafHash: LEAF, leases: [5n, 9n], deadlineMs };
  agent.context.records.put('challenge', '3.2', kept);
  new Prover(agent.context, agent.seller.slots, agent.background);
  expect((await settlement.command('provePossession')).command.epoch).toBe(3n);
});
