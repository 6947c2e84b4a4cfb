import { fromHex, toHex } from '../../primitives/bytes.ts';
import type { LeaseTerms } from '../../primitives/commands.ts';
import { contentId, dataRoot } from '../../primitives/content-id.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { signTicket } from '../../schemas/ticket.ts';
import type { Manifest } from '../coding/manifest.ts';
import { reconstruct } from '../coding/reed-solomon.ts';
import type { AgentContext, LeaseView } from '../context.ts';
import { leasedUntil } from '../lease/keep-chunks.ts';
import { fetchChunk } from '../transfer/fetch-chunk.ts';
import { fetchCids, fetchManifest } from '../transfer/fetch-object.ts';
import type { Access } from '../transfer/request-signature.ts';

const TICKET_MS = 600_000;

type Survivor = {
  readonly slot: number;
  readonly address: string;
  readonly access: Access;
  readonly cids: readonly Uint8Array[];
};

/**
 * Makes a lost slot again from k of the object's other slots, in the store with its manifest; its cids in stripe order. Every chunk is
 * checked against its cid, every cid list against the manifest, the whole against the terms. Throws `not_enough_shards` while too few
 * survivors serve; what was rebuilt before stays in the store, so trying again costs less.
 */
export async function rebuildSlot(
  context: AgentContext,
  terms: LeaseTerms,
  signal: AbortSignal,
): Promise<readonly Uint8Array[]> {
  const { object, slot, k } = terms;
  const leases = await context.network.leasesOf(object);
  const others = leases.filter(
    (lease) => lease.slot !== slot && lease.state === 'active' && lease.agent !== context.agent,
  );
  const { manifest, bytes } = await anyManifest(context, object, others, signal);
  checkAgainst(terms, manifest);
  const survivors = await reachable(context, object, manifest, others, signal);
  if (survivors.length < k)
    throw new InfinityDbError(
      'not_enough_shards',
      `${survivors.length} of the ${k} survivors needed serve their lists`,
      {
        step: 'repair',
        details: { object, slot, k, present: survivors.length },
      },
    );
  const expiresAtMs = leasedUntil(terms, context.genesis);
  const store = async (cid: Uint8Array, data: Uint8Array): Promise<void> => {
    const kept = await context.chunks.put(cid, data, { expiresAtMs });
    if (!kept.ok) throw InfinityDbError.from(kept, 'repair');
  };
  await store(fromHex(object) ?? new Uint8Array(), bytes);
  const cids: Uint8Array[] = [];
  for (let stripe = 0; stripe < terms.cidCount; stripe++) {
    const data = await rebuildChunk(terms, stripe, survivors, signal);
    const { cid } = contentId(data);
    await store(cid, data);
    cids.push(cid);
  }
  if (toHex(dataRoot(cids)) !== terms.dataRoot)
    throw new InfinityDbError(
      'verification_failed',
      `slot ${slot} of ${object} was never encoded as its manifest says`,
      {
        step: 'repair',
        details: { object, slot },
      },
    );
  return cids;
}

async function anyManifest(
  { presence }: AgentContext,
  object: string,
  leases: readonly LeaseView[],
  signal: AbortSignal,
): Promise<{ readonly bytes: Uint8Array; readonly manifest: Manifest }> {
  const asked = leases.map(async ({ agent }) => {
    const address = presence.addressOf(agent);
    if (address === undefined) throw new InfinityDbError('service_unavailable', `holder ${agent} is not there`);
    return await fetchManifest({ address, object, signal });
  });
  try {
    return await Promise.any(asked);
  } catch (cause) {
    const message = `none of ${leases.length} holders serves the manifest of ${object}`;
    throw new InfinityDbError('not_enough_shards', message, { cause, step: 'repair' });
  }
}

function checkAgainst({ object, slot, k, n, dataRoot: root, cidCount }: LeaseTerms, manifest: Manifest): void {
  const lost = manifest.slots[slot];
  const same = manifest.k === k && manifest.n === n && lost?.cidCount === cidCount && toHex(lost.dataRoot) === root;
  if (!same)
    throw new InfinityDbError('terms_mismatch', `the manifest of ${object} is not of the lease's slot ${slot}`, {
      step: 'repair',
    });
}

/** The holders that serve their cid list now. */
async function reachable(
  context: AgentContext,
  object: string,
  manifest: Manifest,
  leases: readonly LeaseView[],
  signal: AbortSignal,
): Promise<readonly Survivor[]> {
  const asked = leases.map(async ({ agent, lease, slot }): Promise<Survivor> => {
    const address = context.presence.addressOf(agent);
    const named = manifest.slots[slot];
    if (address === undefined || !named)
      throw new InfinityDbError('service_unavailable', `holder ${agent} is not there`);
    const cids = await fetchCids({ address, object, slot, ...named, signal });
    return { slot, address, cids, access: accessTo(context, agent, lease, slot) };
  });
  const settled = await Promise.allSettled(asked);
  return settled.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
}

/** Survivors serve whoever settlement told them has taken the repair: our own ticket is enough. */
function accessTo({ key, agent, clock, networkId }: AgentContext, holder: string, lease: bigint, slot: number): Access {
  const ticket = signTicket(key, {
    network: toHex(networkId),
    leaseOrTrade: lease,
    verb: 'read',
    holder,
    readerKey: agent,
    cid: '',
    slot,
    maxBytes: BigInt(Number.MAX_SAFE_INTEGER),
    deadlineMs: clock.nowMs() + TICKET_MS,
  });
  return { ticket, reader: key, clock };
}

/** One chunk of the slot. Starts with k survivors, another for each stripe, and asks the next for each that fails. */
async function rebuildChunk(
  { k, n, slot }: LeaseTerms,
  stripe: number,
  survivors: readonly Survivor[],
  signal: AbortSignal,
): Promise<Uint8Array> {
  const shards: (Uint8Array | undefined)[] = Array.from({ length: n });
  const turn = survivors.map((_, i) => survivors[(i + stripe) % survivors.length] as Survivor);
  const failures: unknown[] = [];
  const fetchOne = async (): Promise<void> => {
    for (let survivor = turn.shift(); survivor; survivor = turn.shift()) {
      const { address, access, cids } = survivor;
      try {
        shards[survivor.slot] = await fetchChunk({ address, access, cid: cids[stripe] as Uint8Array, signal });
        return;
      } catch (error) {
        signal.throwIfAborted();
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: k }, fetchOne));
  const rebuilt = reconstruct(k, n, shards, [slot]);
  if (rebuilt.ok) return rebuilt.value[0] as Uint8Array;
  throw new InfinityDbError(rebuilt.code, `stripe ${stripe}: ${rebuilt.message}`, {
    step: 'repair',
    cause: new AggregateError(failures, 'survivors that did not serve'),
  });
}
