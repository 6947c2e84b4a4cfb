import pg from 'pg';
import type { Config } from '../config.ts';
import { homePaths } from '../home.ts';
import { startPostgres, postgresUrl } from '../postgres.ts';
import { homeHolder, lockHome, recordRun, forgetRun } from '../process/home-lock.ts';

/** Runs `work` on the database of a home: the running one, or one that is started for it and stopped after it. */
export async function withHomeDatabase<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  const paths = homePaths(config.home);
  if (homeHolder(config.home) !== undefined) return work(postgresUrl(paths.postgres, config.postgresPort));
  const lock = await lockHome(config.home);
  try {
    return await withPostgres(config.home, paths.postgres, work);
  } finally {
    lock.release();
  }
}

/** Of a home that is locked: Postgres on `dataDir`, on a free port, as long as `work` takes. A killed caller's is ended by the next lock. */
export async function withPostgres<T>(home: string, dataDir: string, work: (url: string) => Promise<T>): Promise<T> {
  const postgres = await startPostgres({ dataDir });
  recordRun(home, 'postgres', postgres.pid);
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
    forgetRun(home, 'postgres');
  }
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'infinitydb-backup' });
  // What breaks the connection fails the query under way too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
