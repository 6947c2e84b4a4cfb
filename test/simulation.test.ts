import { describe, expect, test } from 'vitest';
import { BrokenInvariant } from '../simulation/invariants/checks.ts';
import { replayed } from '../simulation/record/engine-copy.ts';
import { reportPage } from '../simulation/report/page.ts';
import { type Outcome, simulate } from '../simulation/run.ts';
import type { World } from '../simulation/world.ts';

/** The short form; `npm run campaign -- simulation` is the long one, and `npm run simulate` the one to look at. */
const SHORT = { agents: 40, days: 3, faults: true };
const SEEDS = [1, 2, 3, 20_260_101];
/** What the simulation is about: a run in which nothing of it happened shows nothing. */
const HAPPENS = ['slot leased', 'seller crashed', 'renewal asked for', 'proof not sent', 'slot repaired'];

const runs = new Map<number, Outcome>();
const runOf = (seed: number): Outcome => {
  const run = runs.get(seed) ?? simulate({ ...SHORT, seed });
  runs.set(seed, run);
  return run;
};

test.each(SEEDS)('no invariant breaks under faults; seed %i', (seed) => {
  const { checks, world } = runOf(seed);
  expect([...checks.counts.keys()].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 12]);
  expect(checks.total).toBeGreaterThan(20_000);
  expect(world.measure.days.slice(0, SHORT.days).every(({ storageTrades }) => storageTrades > 0)).toBe(true);
});

test('the runs were about something', () => {
  const [events, faults] = [new Set<string>(), new Set<string>()];
  for (const { world, faultCounts } of SEEDS.map(runOf)) {
    for (const name of world.measure.events.keys()) events.add(name);
    for (const name of faultCounts.keys()) faults.add(name);
  }
  expect([...events]).toEqual(expect.arrayContaining(HAPPENS));
  expect([...faults].sort()).toEqual(
    expect.arrayContaining(['clock outage', 'frame late', 'frame lost', 'frame twice', 'settlement behind']),
  );
});

test('the same seed gives the same digests and the same page; another seed another', () => {
  const [first, other] = SEEDS as [number, number];
  const again = simulate({ ...SHORT, seed: first });
  expect(again.digests).toEqual(runOf(first).digests);
  expect(reportPage(again) === reportPage(runOf(first))).toBe(true);
  expect(runOf(other).digests).not.toEqual(again.digests);
});

test('the page fetches nothing, and every number in it is one', () => {
  const page = reportPage(runOf(1));
  expect(/<(script|link|img|iframe)|@import|url\(|https?:\/\//.exec(page)).toBeNull();
  expect(/\b(NaN|undefined|Infinity)\b/.exec(page)?.[0]).toBeUndefined();
  expect(page.match(/<svg/g)?.length).toBeGreaterThan(7);
});

/** One thing wrong in the cores each, after a day: the simulation must see it. */
const WRONG: Readonly<Record<string, readonly [invariant: number, (world: World) => void]>> = {
  'money out of nowhere': [
    1,
    ({ network: { state } }) => {
      const [name, balance] = [...state.ledger.accounts.entries()].find(([key]) => key.endsWith('/2/available')) ?? [];
      if (name && balance) state.ledger.accounts.set(name, { ...balance, creditsPosted: balance.creditsPosted + 1n });
    },
  ],
  'a pending transfer forgotten': [
    5,
    ({ network: { state } }) => {
      const [id, transfer] = [...state.ledger.pending.entries()][0] ?? [];
      if (id) state.ledger.pending.delete(id);
      else if (!transfer) state.ledger.pending.set('0-1-1-0', {} as never);
    },
  ],
  'an allocation that never was': [
    6,
    ({ network: { state } }) => {
      const agent = [...state.agents.keys()][0] ?? '';
      state.allocations.set(`${agent}/2/1`, 5n);
    },
  ],
  'collateral that no account has': [
    6,
    ({ network: { state } }) => {
      const lease = [...state.leases.values()].find((row) => row.state === 'active');
      if (lease) state.leases.set(String(lease.id), { ...lease, collateralLeft: lease.collateralLeft + 1n });
    },
  ],
  'a replica that knows nothing': [
    6,
    ({ network }) => {
      network.replicas.splice(0, 2, replayed(1, []), replayed(2, []));
    },
  ],
  'a row that the store never saw': [
    8,
    ({ network: { state } }) => {
      const row = [...state.agents.values()][0];
      if (row) state.agents.restore(row.agent, { ...row, policySha256: 'ab'.repeat(32) });
    },
  ],
  'one owner with two slots': [
    12,
    ({ network: { state } }) => {
      for (const row of state.agents.values()) state.agents.set(row.agent, { ...row, owner: 'ab'.repeat(20) });
    },
  ],
};

describe('a broken core is seen', () => {
  test.each(Object.entries(WRONG))('%s', (_, [invariant, spoil]) => {
    const spoilt = (): Outcome =>
      simulate({ agents: 30, days: 2, faults: false, seed: 5 }, (hour, world) => {
        if (hour === 20) spoil(world);
      });
    expect(spoilt).toThrow(expect.objectContaining({ name: BrokenInvariant.name, invariant }));
  });
});
