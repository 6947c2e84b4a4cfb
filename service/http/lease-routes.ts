import type { Hono } from 'hono';
import type { LeaseView } from '../../agent-runtime/context.ts';
import type { Lease } from '../../settlement/escrow/records.ts';
import type { HttpParts } from './parts.ts';
import { hexParameter, limitParameter } from './query.ts';
import { jsonReply } from './reply.ts';

type LeaseJson = LeaseView & {
  readonly asset: number;
  readonly priceBaseUnits: bigint;
  readonly collateralLeftBaseUnits: bigint;
  readonly firstEpoch: bigint;
  readonly lastEpoch: bigint;
  readonly missedInRow: number;
  readonly goodProofs: number;
};

/** Leases that are not ended (`all=1`: those of the last epochs too), and the objects that they hold. */
export function leaseRoutes(app: Hono, { settlement }: HttpParts): void {
  const { leases } = settlement.state;

  app.get('/api/v1/leases', (c) => {
    const [object, agent, buyer] = ['object', 'agent', 'buyer'].map((name) => hexParameter(c, name));
    const all = c.req.query('all') === '1';
    const found: LeaseJson[] = [];
    for (const lease of leases.values()) {
      if (!all && lease.state === 'ended') continue;
      if (object !== undefined && lease.terms.object !== object) continue;
      if (agent !== undefined && lease.seller !== agent) continue;
      if (buyer !== undefined && lease.buyer !== buyer) continue;
      found.push(leaseJson(lease));
    }
    return jsonReply({ leases: found.sort((a, b) => a.slot - b.slot || (a.lease < b.lease ? -1 : 1)) });
  });

  app.get('/api/v1/objects', (c) => {
    const limit = limitParameter(c, 50);
    const objects = new Map<string, LeaseJson[]>();
    for (const lease of leases.values()) {
      const { object } = lease.terms;
      objects.set(object, [...(objects.get(object) ?? []), leaseJson(lease)]);
    }
    const newest = [...objects.values()].sort((a, b) => (newestIn(a) < newestIn(b) ? 1 : -1)).slice(0, limit);
    return jsonReply({ objects: newest.map(objectJson) });
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

/** `activeSlots` of `n` are held now; any `k` give the object back. */
function objectJson(leases: readonly LeaseJson[]) {
  const [{ object, buyer, k, n, bytes }] = leases as [LeaseJson];
  const active = new Set(leases.filter(({ state }) => state === 'active').map(({ slot }) => slot));
  return { object, buyer, k, n, slotBytes: bytes, activeSlots: active.size, retrievable: active.size >= k };
}

function newestIn(leases: readonly LeaseJson[]): bigint {
  return leases.reduce((newest, { lease }) => (lease > newest ? lease : newest), 0n);
}
