import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { homePaths } from '../../service/home.ts';
import { erasePostgres } from '../../service/postgres-place.ts';
import { until } from '../../service/until.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';
import { failure, json, run } from '../whole/command.fixture.ts';

/** A ledger from an older backup in the home whose witness knows better: it refuses, until the operator gives up what is lost. */
let stack: TestStack;
let home: string;
beforeAll(async () => {
  stack = await startTestStack({ agents: 3 });
  ({ home } = stack.config);
  await json(home, 'wallet', 'deposit', '5', 'USDX');
}, 60_000);
afterAll(async () => {
  await run(home, 'down');
  await stack[Symbol.asyncDispose]();
});

type Checkpoint = { readonly origin: string; readonly size: number; readonly root: string; readonly vkey: string };
type Status = { readonly up: boolean; readonly service: { readonly ok: boolean; readonly stopped?: { code: string } } };

async function tryStore(): Promise<boolean> {
  const file = join(home, 'file.bin');
  writeFileSync(file, randomBytes(100_000));
  return (await run(home, 'put', file, '--spread', '2-of-3')).exit === 0;
}

const checkpoint = (): Promise<Checkpoint> => json<Checkpoint>(home, 'log', 'checkpoint');

test('an older ledger signs nothing and takes no orders, until it is reopened under another origin', async () => {
  const backup = join(home, 'backup');
  const { treeSize } = await json<{ treeSize: number }>(home, 'backup', backup);
  expect(await tryStore()).toBe(true);
  const before = await until('what was stored is cosigned', 20_000, async () => {
    const newest = await checkpoint();
    return newest.size > treeSize + 20 ? newest : undefined;
  });
  expect(await failure(home, 'log', 'reopen', '--yes')).toMatchObject({ exit: 7 });
  await stack.stop();
  const { postgres } = homePaths(home);
  erasePostgres(postgres);
  rmSync(`${postgres}.password`, { force: true });
  await json(home, 'restore', backup);

  expect(await run(home, 'up', '--detach')).toMatchObject({ exit: 0 });
  const refusing = await run(home, 'status', '--json');
  expect(refusing.exit).toBe(75);
  expect(JSON.parse(refusing.stdout) as Status).toMatchObject({
    service: { ok: false, stopped: { code: 'log_behind' } },
  });
  const health = await fetch(`${stack.apiUrl}/healthz`);
  expect(health.status).toBe(503);
  expect(await health.json()).toMatchObject({ code: 'log_behind' });
  expect((await checkpoint()).size).toBeLessThanOrEqual(treeSize);

  expect(await failure(home, 'log', 'reopen')).toMatchObject({ exit: 2, code: 'usage' });
  const gap = await json<{ oldSize: number; keptSize: number; lostEntries: number }>(home, 'log', 'reopen', '--yes');
  expect(gap).toMatchObject({ keptSize: treeSize, oldOrigin: before.origin });
  expect(gap.oldSize).toBeGreaterThanOrEqual(before.size);
  expect(gap.lostEntries).toBe(gap.oldSize - treeSize);
  const after = await until('a checkpoint of the new origin is cosigned', 20_000, async () => {
    // Settlement is being started again.
    const newest = await checkpoint().catch(() => undefined);
    return newest && newest.size > treeSize ? newest : undefined;
  });
  expect(after.origin).toMatch(new RegExp(`^${before.origin}/[1-9]`));
  expect(after.vkey.startsWith(`${after.origin}+`)).toBe(true);
  // Books begin empty: until the agents have offered anew, there are no sellers.
  await until('it stores again', 30_000, async () => ((await tryStore()) ? true : undefined));
  const audited = await json<{ ok: boolean; counts: { reopened: object[] } }>(home, 'audit');
  expect(audited).toMatchObject({ ok: true });
  expect(audited.counts.reopened).toMatchObject([{ index: treeSize, lostEntries: gap.lostEntries }]);
}, 90_000);
