import { fromHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Notice } from '../../primitives/notices.ts';
import { type Challenge, challengedPositions, type LeasedSlot, provePosition } from '../../primitives/possession.ts';
import { encodePossessionProof, type PositionProof } from '../../primitives/possession-proof.ts';
import { assert } from '../../primitives/result.ts';
import type { Background } from '../background.ts';
import type { AgentContext } from '../context.ts';
import { cidsOf, type HeldSlot, type HeldSlots } from '../lease/held-slots.ts';

type EpochChallenged = Extract<Notice, { type: 'epochChallenged' }>;
const KIND = 'challenge';

/** Answers each epoch's challenge before its deadline. Flat in what is held: a fixed number of blocks is read and sent. */
export class Prover {
  readonly #context: AgentContext;
  readonly #slots: HeldSlots;
  readonly #background: Background;
  readonly #forget: () => void;

  constructor(context: AgentContext, slots: HeldSlots, background: Background) {
    this.#context = context;
    this.#slots = slots;
    this.#background = background;
    for (const [, challenge] of context.records.list<EpochChallenged>(KIND)) this.#start(challenge);
    this.#forget = context.link.onNotice((notice) => {
      if (notice.type === 'epochChallenged') this.#receive(notice);
      if (notice.type === 'proofJudged') this.#judged(notice);
    });
  }

  stop(): void {
    this.#forget();
  }

  #receive(challenge: EpochChallenged): void {
    if (challenge.deadlineMs <= this.#context.clock.nowMs()) return this.#tooLate(challenge);
    this.#context.records.put(KIND, keyOf(challenge), challenge);
    this.#start(challenge);
  }

  #start(challenge: EpochChallenged): void {
    this.#background.start({
      name: `prove ${keyOf(challenge)}`,
      untilMs: challenge.deadlineMs,
      run: (signal) => this.#answer(challenge, signal),
      again: (error) => !InfinityDbError.is(error) || error.retryable,
    });
  }

  async #answer(challenge: EpochChallenged, signal: AbortSignal): Promise<void> {
    const { clock, link, log, network } = this.#context;
    const { epoch, asset, deadlineMs } = challenge;
    if (deadlineMs <= clock.nowMs()) return this.#tooLate(challenge);
    const startedMs = clock.nowMs();
    const positions = await answerChallenge(this.#context, this.#slots, challenge);
    const proofSha256 = await network.putBlob(encodePossessionProof({ positions }));
    await link.execute(0, { type: 'provePossession', epoch, asset, proofSha256 }, 'prove', signal);
    this.#context.records.delete(KIND, keyOf(challenge));
    log('possession proven', {
      epoch: String(epoch),
      leases: challenge.leases.length,
      tookMs: clock.nowMs() - startedMs,
    });
  }

  #tooLate(challenge: EpochChallenged): void {
    this.#context.records.delete(KIND, keyOf(challenge));
    this.#context.log('challenge came too late', { epoch: String(challenge.epoch) });
  }

  #judged({ epoch, asset, missed, paidBaseUnits }: Extract<Notice, { type: 'proofJudged' }>): void {
    this.#context.records.delete(KIND, keyOf({ epoch, asset }));
    const details = { epoch: String(epoch), asset, paid: String(paidBaseUnits), missed: missed.map(String) };
    this.#context.log('proof judged', details);
  }
}

/** The proof of every challenged block that is at hand; a lease or chunk that is not is left out, and fails alone. */
export async function answerChallenge(
  { agent, chunks, genesis, log, networkId }: AgentContext,
  slots: HeldSlots,
  { leafHash, leases }: Pick<EpochChallenged, 'leafHash' | 'leases'>,
): Promise<PositionProof[]> {
  const held = new Map(leases.map((lease) => [lease, slots.get(lease)]));
  const unknown = [...held].filter(([, slot]) => !slot?.terms);
  // The positions lie over all leases end to end: without the terms of one, none can be found.
  if (unknown.length > 0)
    throw new InfinityDbError('unknown_lease', `leases ${unknown.map(([id]) => id).join(', ')} are not known here`);
  const challenge: Challenge = {
    networkId,
    agentKey: hash32(agent),
    epochLeaf: hash32(leafHash),
    positions: genesis.challengePositions,
  };
  const positions = challengedPositions(
    challenge,
    leases.map((lease) => leasedSlot(held.get(lease) as HeldSlot)),
  );
  const proofs = new Map<string, PositionProof>();
  for (const position of positions) {
    const name = `${position.leaseId}/${position.chunkIndex}/${position.blockIndex}`;
    if (proofs.has(name)) continue;
    const cids = cidsOf(held.get(position.leaseId) as HeldSlot);
    const chunk = await chunks.get(cids[position.chunkIndex] ?? new Uint8Array(32));
    if (chunk.ok) proofs.set(name, provePosition(position, cids, chunk.value));
    else log('a challenged chunk is not here', { position: name, code: chunk.code });
  }
  return [...proofs.values()];
}

function leasedSlot({ id, terms }: HeldSlot): LeasedSlot {
  assert(terms, `slot ${id} has terms`);
  const { dataRoot, bytes, cidCount } = terms;
  return { leaseId: id, dataRoot: hash32(dataRoot), bytes, cidCount };
}

function hash32(hex: string): Uint8Array {
  return fromHex(hex) ?? new Uint8Array(32);
}

function keyOf({ epoch, asset }: Pick<EpochChallenged, 'epoch' | 'asset'>): string {
  return `${epoch}.${asset}`;
}
