import type { Lease } from '../../settlement/escrow/records.ts';
import { ownerOf } from '../../settlement/escrow/agents.ts';
import type { Applied, Network } from '../record/network.ts';
import type { Checks } from './checks.ts';

/** 12: whoever holds, or rebuilds, a slot of one object is of another owner than the other slots' and than the buyer. */
export class Holders {
  readonly #checks: Checks;

  constructor(checks: Checks) {
    this.#checks = checks;
  }

  check({ state }: Network, { changes }: Applied): void {
    const names = new Set((changes.get('objects') ?? []).map(({ key }) => key));
    for (const { value } of changes.get('leases') ?? []) {
      const lease = value as Lease | undefined;
      if (lease) names.add(`${lease.buyer}/${lease.handle}/${lease.asset}`);
    }
    for (const name of names) {
      const row = state.objects.get(name);
      if (!row) continue;
      const owners: string[] = [ownerOf(state, row.buyer)];
      for (const id of row.open) {
        const lease = state.leases.get(String(id));
        if (lease?.state === 'active') owners.push(ownerOf(state, lease.seller));
        if (lease?.repair) owners.push(ownerOf(state, lease.repair.taker));
      }
      this.#checks.that(
        12,
        new Set(owners).size === owners.length,
        () => `${name} is held twice by one owner: ${owners}`,
      );
    }
  }
}
