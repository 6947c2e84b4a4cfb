import { fromHex, toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { signTicket } from '../../schemas/ticket.ts';
import type { Manifest } from '../coding/manifest.ts';
import type { AgentContext, LeaseView } from '../context.ts';
import { fetchCids, fetchManifest } from '../transfer/fetch-object.ts';
import type { Access } from '../transfer/request-signature.ts';

const TICKET_MS = 3_600_000;
/** Agents announce themselves every two seconds: one that an agent just started has not heard of by then is away. */
const HEARD_MS = 2_500;

/** A holder of one slot that answered, with what its chunks are. */
export type Holder = {
  readonly slot: number;
  readonly agent: string;
  readonly address: string;
  readonly cids: readonly Uint8Array[];
  readonly access: Access;
};

export type FoundObject = { readonly manifest: Manifest; readonly holders: readonly Holder[] };

/**
 * The object's manifest and every holder that answers, from its live leases. Throws `unknown_object` where nothing leases it, and
 * `not_enough_shards` where no holder answers.
 */
export async function findObject(context: AgentContext, id: string, signal?: AbortSignal): Promise<FoundObject> {
  const leases = (await context.network.leasesOf(id)).filter(({ state }) => state === 'active');
  if (leases.length === 0)
    throw new InfinityDbError('unknown_object', `no agent leases object ${id}; check the id, or its term has ended`, {
      step: 'find',
    });
  const manifest = await firstManifest(context, id, leases, signal);
  const found = await Promise.all(leases.map((lease) => holderOf(context, lease, manifest, signal)));
  return { manifest, holders: found.filter((holder) => holder !== undefined).sort((a, b) => a.slot - b.slot) };
}

async function firstManifest(
  context: AgentContext,
  id: string,
  leases: readonly LeaseView[],
  signal?: AbortSignal,
): Promise<Manifest> {
  const attempts = leases.map(async ({ agent }) => {
    const address = await context.presence.waitFor(agent, HEARD_MS);
    return (await fetchManifest({ address, object: id, signal })).manifest;
  });
  try {
    return await Promise.any(attempts);
  } catch (cause) {
    const reasons =
      cause instanceof AggregateError ? cause.errors.map((error: unknown) => String(error)).join('; ') : String(cause);
    throw new InfinityDbError(
      'not_enough_shards',
      `none of the ${leases.length} holders of ${id} served its manifest: ${reasons}`,
      {
        cause,
        step: 'manifest',
      },
    );
  }
}

/** Undefined where the holder does not answer, or with another slot than leased. */
async function holderOf(
  context: AgentContext,
  lease: LeaseView,
  manifest: Manifest,
  signal?: AbortSignal,
): Promise<Holder | undefined> {
  const slot = manifest.slots[lease.slot];
  if (!slot) return undefined;
  try {
    const address = await context.presence.waitFor(lease.agent, HEARD_MS);
    const cids = await fetchCids({ address, object: lease.object, slot: lease.slot, ...slot, signal });
    return { slot: lease.slot, agent: lease.agent, address, cids, access: readAccess(context, lease) };
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    context.log('holder_failed', { agent: lease.agent, slot: lease.slot, error: String(error) });
    return undefined;
  }
}

function readAccess({ key, networkId, agent, clock }: AgentContext, lease: LeaseView): Access {
  const ticket = signTicket(key, {
    network: toHex(networkId),
    leaseOrTrade: lease.lease,
    verb: 'read',
    holder: lease.agent,
    readerKey: agent,
    cid: '',
    slot: lease.slot,
    maxBytes: lease.bytes,
    deadlineMs: clock.nowMs() + TICKET_MS,
  });
  return { ticket, reader: key, clock };
}

/** An object id as a person types it: 64 hex digits. Throws `usage`. */
export function checkObjectId(id: string): string {
  const bytes = fromHex(id);
  if (bytes?.length !== 32) throw new InfinityDbError('usage', `${id} is no object id: 64 hexadecimal digits`);
  return toHex(bytes);
}
