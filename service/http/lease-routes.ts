import type { Hono } from 'hono';
import type { LeaseView } from '../../agent-runtime/context.ts';
import type { Lease } from '../../settlement/escrow/records.ts';
import type { HttpParts } from './parts.ts';
import { flagParameter, hexParameter, limitParameter, pageOf, textParameter } from './query.ts';
import { jsonReply } from './reply.ts';

export type LeaseJson = LeaseView & {
  readonly asset: number;
  readonly priceBaseUnits: bigint;
  readonly collateralLeftBaseUnits: bigint;
  readonly firstEpoch: bigint;
  readonly lastEpoch: bigint;
  readonly missedInRow: number;
  readonly goodProofs: number;
};

/** In order of slot, then of lease: `<slot>.<lease>`. */
const LEASE_CURSOR = /^\d{1,5}\.\d{1,20}$/;
const ID = /^\d{1,20}$/;
const MOST_LEASES = 10_000;

/** Leases that are not ended (`all=1`: those of the last epochs too), and the objects that they hold. */
export function leaseRoutes(app: Hono, { settlement }: HttpParts): void {
  const { leases } = settlement.state;

  app.get('/api/v1/leases', (c) => {
    const [object, agent, buyer] = ['object', 'agent', 'buyer'].map((name) => hexParameter(c, name));
    const all = flagParameter(c, 'all');
    const after = textParameter(c, 'after', LEASE_CURSOR, '<slot>.<lease>');
    const limit = limitParameter(c, MOST_LEASES, MOST_LEASES);
    const [slot, id] = after === undefined ? [-1, 0n] : [Number(after.split('.')[0]), BigInt(after.split('.')[1] ?? 0)];
    const found: LeaseJson[] = [];
    for (const lease of leases.values()) {
      if (!all && lease.state === 'ended') continue;
      if (object !== undefined && lease.terms.object !== object) continue;
      if (agent !== undefined && lease.seller !== agent) continue;
      if (buyer !== undefined && lease.buyer !== buyer) continue;
      if (lease.terms.slot < slot || (lease.terms.slot === slot && lease.id <= id)) continue;
      found.push(leaseJson(lease));
    }
    found.sort((a, b) => a.slot - b.slot || (a.lease < b.lease ? -1 : 1));
    const { page, next } = pageOf(found, limit, (last) => `${last.slot}.${last.lease}`);
    return jsonReply({ leases: page, next });
  });

  app.get('/api/v1/objects', (c) => {
    const after = textParameter(c, 'after', ID, 'the id of a lease');
    const limit = limitParameter(c, 50);
    const objects = new Map<string, LeaseJson[]>();
    for (const lease of leases.values()) {
      const { object } = lease.terms;
      const known = objects.get(object);
      if (known) known.push(leaseJson(lease));
      else objects.set(object, [leaseJson(lease)]);
    }
    // By the first lease of each: a repair makes a new one, and leaves the object where it stands.
    const older = [...objects.values()]
      .map((held) => ({ held, first: firstOf(held) }))
      .filter(({ first }) => after === undefined || first < BigInt(after))
      .sort((a, b) => (a.first < b.first ? 1 : -1));
    const { page, next } = pageOf(older, limit, ({ first }) => String(first));
    return jsonReply({ objects: page.map(({ held }) => objectJson(held)), next });
  });
}

/** As the agents' view of the network takes it (LeaseView), and more for people. */
function leaseJson(lease: Lease): LeaseJson {
  const { id, buyer, seller, state, terms, asset, price, collateralLeft, missedInRow, goodProofs } = lease;
  const { object, slot, k, n, dataRoot, bytes, cidCount, readPrice, firstEpoch, lastEpoch } = terms;
  return {
    ...{ lease: id, object, slot, k, n, agent: seller, buyer, state, dataRoot, bytes, cidCount, readPrice },
    ...{ asset, priceBaseUnits: price, collateralLeftBaseUnits: collateralLeft, firstEpoch, lastEpoch },
    ...{ missedInRow, goodProofs },
  };
}

export type ObjectJson = ReturnType<typeof objectJson>;

/** `activeSlots` of `n` are held now; any `k` give the object back. */
function objectJson(leases: readonly LeaseJson[]) {
  const [{ object, buyer, k, n, bytes }] = leases as [LeaseJson];
  const active = new Set(leases.filter(({ state }) => state === 'active').map(({ slot }) => slot));
  return { object, buyer, k, n, slotBytes: bytes, activeSlots: active.size, retrievable: active.size >= k };
}

function firstOf([one, ...others]: readonly LeaseJson[]): bigint {
  return others.reduce((first, { lease }) => (lease < first ? lease : first), one?.lease ?? 0n);
}
