import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { marketNames } from '../../service/stack.ts';
import { until } from '../../service/until.ts';
import type { FaultBench } from '../faults/fault-bench.ts';
import { checkLedger } from '../faults/ledger-checks.ts';
import type { Seeded } from '../faults/seeded.ts';
import { readStoredLedger } from '../faults/stored-ledger.ts';
import { type MarketWatch, watchMarket } from './watch-market.ts';

const LIMIT_MS = 60_000;
const LATEST_KILL_MS = 1_500;
/** Trading rests, and all is checked, after so many kills and at the end. */
const CHECK_EVERY = 10;

export type KillOptions = {
  readonly kills: number;
  readonly random: Seeded;
  readonly tell: (line: string) => void;
};

/** Kills market replicas with SIGKILL at random moments of a run of trades, any that runs, and checks that nobody could tell. */
export async function killReplicas(bench: FaultBench, { kills, random, tell }: KillOptions): Promise<void> {
  await using watch = await watchMarket(bench.stack);
  bench.workload.start();
  for (let kill = 1; kill <= kills; kill++) {
    tell(`${kill}/${kills} ${await killOne(bench, random)}`);
    if (kill % CHECK_EVERY !== 0 && kill !== kills) continue;
    await bench.workload.stop();
    tell(await checkAll(bench, watch, kill === kills ? 'all' : 'recent'));
    if (kill !== kills) bench.workload.start();
  }
}

async function killOne({ stack, workload }: FaultBench, random: Seeded): Promise<string> {
  const { objects } = workload.acknowledged;
  // The moment is the seed's, not an event's: any moment must do.
  await delay(random.below(LATEST_KILL_MS));
  const before = objects.length;
  const names = marketNames(stack.config);
  const victim = await until('a replica runs', LIMIT_MS, async () => {
    const up = stack.supervisor.states().filter(({ name, state }) => names.includes(name) && state === 'running');
    return up[random.below(up.length)]?.name;
  });
  const others = stack.supervisor.states().filter(({ name, state }) => names.includes(name) && state === 'running');
  stack.killHard(victim);
  const killedAt = performance.now();
  await until(`trading goes on after the kill of ${victim}`, LIMIT_MS, async () =>
    objects.length > before ? true : undefined,
  );
  const seconds = ((performance.now() - killedAt) / 1_000).toFixed(1);
  return `${victim} of ${others.length} that ran: a put is final after ${seconds} s`;
}

async function checkAll(bench: FaultBench, watch: MarketWatch, scope: 'recent' | 'all'): Promise<string> {
  const { stack, workload } = bench;
  const names = marketNames(stack.config);
  const running = await until('every replica runs again', LIMIT_MS, async () => {
    const states = stack.supervisor.states().filter(({ name }) => names.includes(name));
    assert.ok(
      states.every(({ state }) => state !== 'diverged'),
      'no replica diverged',
    );
    return states.every(({ state }) => state === 'running') ? states : undefined;
  });
  assert.equal(running.length, names.length);
  const answered = await watch.check();
  await checkLedger(bench, scope);
  await checkBothSides(bench, watch);
  const { payments, objects, failures } = workload.acknowledged;
  return `checked: ${answered}, final for both sides; ${payments.length} payments and ${objects.length} puts final, ${failures.length} puts refused; the audit passes`;
}

/** Of each match the buyer's money and the seller's collateral were posted, by the message that EVENTS names, once. */
async function checkBothSides({ stack }: FaultBench, { trades }: MarketWatch): Promise<void> {
  const { transfers } = await readStoredLedger(stack);
  const posted = (code: string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { transfer } of transfers) {
      if (transfer.code !== code) continue;
      const key = `${transfer.id.sequence} ${transfer.debit.split('/')[0]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
  const matched = (side: 'buyer' | 'seller'): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const trade of trades) {
      const key = `${trade.sequence} ${trade[side]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
  const sorted = (counts: Map<string, number>) => [...counts].sort();
  assert.deepEqual(sorted(posted('lease_held')), sorted(matched('buyer')), "each match posts its buyer's money once");
  assert.deepEqual(sorted(posted('lease_collateral')), sorted(matched('seller')), "and its seller's collateral once");
}
