import type { LeaseView } from '../../agent-runtime/context.ts';
import type { StoredObject } from '../../agent-runtime/object/put.ts';
import { callApi } from '../../sdk/http-api.ts';
import type { Stack } from '../stack.ts';
import type { Narrator } from './narrator.ts';
import { until } from '../until.ts';

const REPAIR_DEADLINE_MS = 90_000;
const KILLED = 2;

type LeaseJson = Omit<LeaseView, 'lease' | 'bytes'> & { readonly lease: string; readonly missedInRow: number };

/** Kills two holders for good. Returns their names. */
export async function killHoldersStep(
  narrator: Narrator,
  stack: Stack,
  stored: StoredObject,
  names: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const holders = stored.trades.map(({ seller }) => names.get(seller)).filter((name) => name !== undefined);
  const victims = holders.slice(0, KILLED);
  for (const name of victims) {
    const pid = await stack.killForGood(name);
    narrator.fact(
      `kill -9 ${pid}  (${name}, holder of slot ${stored.trades.findIndex(({ seller }) => names.get(seller) === name)})`,
    );
  }
  return victims;
}

/** Waits until all n slots are leased by living agents again, telling of each change. */
export async function repairStep(
  narrator: Narrator,
  stack: Stack,
  stored: StoredObject,
  names: ReadonlyMap<string, string>,
  dead: readonly string[],
): Promise<void> {
  const told = new Set<string>();
  const tell = (line: string): void => {
    if (!told.has(line)) narrator.fact(line);
    told.add(line);
  };
  const nameOf = (agent: string): string => names.get(agent) ?? agent.slice(0, 16);
  await until('every slot is held by a living agent', REPAIR_DEADLINE_MS, async () => {
    const { leases } = await callApi<{ leases: LeaseJson[] }>(stack.apiUrl, `/api/v1/leases?object=${stored.id}`);
    for (const { slot, agent, missedInRow, state } of leases) {
      if (missedInRow > 0 && state === 'active') tell(`slot ${slot}: ${nameOf(agent)} missed proof ${missedInRow}`);
      if (state === 'lost' || state === 'repairing')
        tell(`slot ${slot}: lost with ${nameOf(agent)}; its collateral is slashed, repair is open`);
    }
    const alive = leases.filter(({ agent, state }) => state === 'active' && !dead.includes(nameOf(agent)));
    for (const { slot, agent } of alive)
      if (!stored.trades.some((trade) => trade.seller === agent))
        tell(`slot ${slot}: rebuilt by ${nameOf(agent)} from the shards of the others`);
    return alive.length === stored.spread.n ? alive : undefined;
  });
}
