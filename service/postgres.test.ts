import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startPostgres } from './postgres.ts';
import { erasePostgres } from './postgres-place.ts';
import { processStart } from './process/identity.ts';

const home = mkdtempSync(join(tmpdir(), 'infinitydb-postgres-'));
const dataDir = join(home, 'postgres');
afterAll(() => {
  erasePostgres(dataDir);
  rmSync(home, { recursive: true, force: true });
});

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

test('a cluster is made once, is durable, refuses a wrong password, and survives SIGKILL of its postmaster', async () => {
  const first = await startPostgres({ dataDir });
  expect(statSync(`${dataDir}.password`).mode & 0o777).toBe(0o600);
  expect(await query(first.url, 'select current_database() as db')).toEqual([{ db: 'infinitydb' }]);
  for (const setting of ['fsync', 'synchronous_commit'])
    expect(await query(first.url, `show ${setting}`)).toEqual([{ [setting]: 'on' }]);
  await query(first.url, 'create table kept (n int)');
  await query(first.url, 'insert into kept values (7)');
  const wrong = first.url.replace(readFileSync(`${dataDir}.password`, 'utf8').trim(), 'wrong');
  await expect(query(wrong, 'select 1')).rejects.toThrow('password authentication failed');

  // A backend in the middle of a statement holds the shared memory for a moment after its postmaster's death.
  const busy = query(first.url, 'select pg_sleep(60)').catch((error: unknown) => error);
  const asleep = "select 1 as one from pg_stat_activity where query like 'select pg_sleep%'";
  while ((await query(first.url, asleep)).length === 0);
  process.kill(first.pid, 'SIGKILL');
  expect(await first.exited).toEqual({ code: null, signal: 'SIGKILL' });
  const second = await startPostgres({ dataDir, port: first.port });
  expect(second.pid).not.toBe(first.pid);
  expect(await busy).toBeInstanceOf(Error);
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);

  // A supervisor that was killed leaves its postmaster: the next start takes over.
  const third = await startPostgres({ dataDir });
  expect(processStart(second.pid)).toBeUndefined();
  expect(await query(third.url, 'select n from kept')).toEqual([{ n: 7 }]);
  await third.stop();
  expect(await third.exited).toEqual({ code: 0, signal: null });
});
