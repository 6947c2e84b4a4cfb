import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withClient, withHomeDatabase } from '../../service/backup/home-database.ts';
import type { Config } from '../../service/config.ts';
import { failure, json, run } from '../whole/command.fixture.ts';
import { eraseHome, startTestStack, testHome, type TestStack } from '../support/test-stack.ts';

/** A backup while files are stored, and one of a service that is down, brought into another home that then goes on trading. */
let stack: TestStack;
let fresh: Config;
beforeAll(async () => {
  stack = await startTestStack({ agents: 3 });
  fresh = await testHome({ agents: 3 });
  await json(stack.config.home, 'wallet', 'deposit', '5', 'USDX');
}, 60_000);
afterAll(async () => {
  await stack[Symbol.asyncDispose]();
  eraseHome(fresh.home);
});

type Made = { readonly treeSize: number; readonly root: string; readonly rows: number; readonly files: number };

const accounts = (config: Config): Promise<unknown[]> =>
  withHomeDatabase(config, (url) =>
    withClient(url, async (client) => (await client.query('select * from accounts order by name')).rows),
  );

const store = (home: string): Promise<{ id: string }> => json(home, 'put', file(home), '--spread', '2-of-3');
function file(home: string): string {
  const path = join(home, 'file.bin');
  writeFileSync(path, randomBytes(200_000));
  return path;
}

test('under load, then down: restored in a fresh home it has the same balances, passes the audit and trades', async () => {
  const { home } = stack.config;
  const [load, early, late] = ['load', 'early', 'late'].map((name) => join(home, name)) as [string, string, string];
  const stored = store(home);
  const underLoad = await json<Made>(home, 'backup', early, '--with-keys');
  await stored;
  expect(underLoad.treeSize).toBeGreaterThan(0);
  expect(await failure(home, 'backup', early)).toMatchObject({ exit: 7, code: 'wrong_state' });
  await stack.stop();

  const made = await json<Made>(home, 'backup', late, '--with-keys');
  expect(made.treeSize).toBeGreaterThan(underLoad.treeSize);
  expect(statSync(join(late, 'home/keys/log.seed')).mode & 0o777).toBe(0o600);
  expect(await json<Made>(fresh.home, 'restore', late)).toMatchObject({ rows: made.rows, root: made.root });
  expect(await accounts(fresh)).toEqual(await accounts(stack.config));
  expect(await failure(fresh.home, 'restore', late)).toMatchObject({ exit: 7, code: 'wrong_state' });

  const up = await run(fresh.home, 'up', '--detach');
  expect(up).toMatchObject({ exit: 0 });
  try {
    const { id } = await store(fresh.home);
    await json(fresh.home, 'get', id, '-o', load);
    expect(readFileSync(load)).toEqual(readFileSync(join(fresh.home, 'file.bin')));
    expect(await json(fresh.home, 'audit')).toMatchObject({ ok: true });
  } finally {
    await run(fresh.home, 'down');
  }
}, 60_000);

test('a damaged backup, one without keys and a home that is up are refused, and leave nothing', async () => {
  const { home } = stack.config;
  const other = await testHome();
  try {
    const ledger = join(home, 'ledger');
    expect(await json<Made>(home, 'backup', ledger)).toMatchObject({ files: 0 });
    expect(await failure(other.home, 'restore', ledger)).toMatchObject({ exit: 1, code: 'setup_incomplete' });
    const table = join(ledger, 'tables/entries.copy');
    const bytes = readFileSync(table);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    writeFileSync(table, bytes);
    expect(await failure(other.home, 'restore', ledger)).toMatchObject({ exit: 3, code: 'verification_failed' });
    expect(await failure(other.home, 'restore', home)).toMatchObject({ exit: 6, code: 'not_found' });
  } finally {
    eraseHome(other.home);
  }
}, 30_000);
