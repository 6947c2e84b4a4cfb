import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { InfinityDbError } from '../primitives/error.ts';
import { type PostgresPlace, postgresPlace } from './postgres-place.ts';
import { commandLine, processStart } from './process/identity.ts';
import { lastLines, openLog } from './process/node-child.ts';
import { freePort } from './process/ports.ts';
import { endChild, endProcess, type Exit, exitOf, type Running, type Step } from './process/running.ts';

export type Postgres = Running & { readonly url: string; readonly port: number };

export type PostgresOptions = {
  /** Where the cluster is kept (as root: a link to it). Its password lies beside it in `<dataDir>.password`. */
  readonly dataDir: string;
  /** TCP port of 127.0.0.1; a free one when absent. */
  readonly port?: number;
  /** Gets one line for each slow step. */
  readonly log?: (line: string) => void;
  /** The server's own log; `<dataDir>.log` when absent. */
  readonly logFile?: string;
};

const NAME = 'infinitydb';
const START_SECONDS = 60;
// "Fast" shutdown first (rolls back and syncs), then "immediate" (recovers at the next start).
const STOP: readonly Step[] = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
];
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
  'max_connections=100',
  'log_min_messages=warning',
  'timezone=UTC',
];

/**
 * Starts the packaged Postgres on `dataDir`, making the cluster and the database `infinitydb` when they are not there, and resolves when
 * it answers. The process is a direct child. Whoever calls this owns `dataDir` (see `lockHome`): a postmaster left on it by a killed
 * supervisor is ended first, and a cluster that was killed recovers. Throws `database_unavailable`, or `setup_incomplete`.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dataDir, log = () => undefined, logFile = `${dataDir}.log` } = options;
  const place = postgresPlace(dataDir);
  await endStalePostmaster(place.data);
  const password = await clusterPassword(dataDir, place, log);
  const port = options.port || (await freePort());
  const url = serverUrl(password, port);
  const deadline = Date.now() + 1_000 * START_SECONDS;
  for (;;) {
    const server = launch(place, port, logFile);
    const answer = await firstAnswer(`${url}/postgres`, server.exited, deadline);
    if (answer === 'ready') return { ...server, url: `${url}/${NAME}`, port };
    await server.stop();
    // Backends of a postmaster that was killed hold its shared memory for a moment more; until they see its death it will not start.
    const mayPass = answer === 'exited' && /pre-existing shared memory|lock file/.test(lastLines(logFile, 8));
    if (!mayPass || Date.now() > deadline)
      throw new InfinityDbError(
        'database_unavailable',
        `Postgres ${answer === 'exited' ? 'ended at its start' : `did not answer within ${START_SECONDS} s`}; its log ${logFile} ends: ${lastLines(logFile)}`,
        { step: 'postgres' },
      );
    await delay(200);
  }
}

/** The database of a cluster that another process runs: its password lies beside `dataDir`. Throws `database_unavailable` without it. */
export function postgresUrl(dataDir: string, port: number): string {
  return `${serverUrl(storedPassword(dataDir), port)}/${NAME}`;
}

const serverUrl = (password: string, port: number): string => `postgres://${NAME}:${password}@127.0.0.1:${port}`;

function storedPassword(dataDir: string): string {
  const file = `${dataDir}.password`;
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new InfinityDbError('database_unavailable', `${file} is gone, without which ${dataDir} cannot be opened`);
}

function launch(place: PostgresPlace, port: number, logFile: string): Running {
  const output = openLog(logFile);
  const args = ['-D', place.data, '-p', String(port), ...SETTINGS.flatMap((setting) => ['-c', setting])];
  const child = spawn(join(place.installation, 'bin', 'postgres'), args, {
    ...childOptions(place),
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const exited = exitOf(child);
  return { pid: child.pid as number, exited, stop: () => endChild(child, exited, STOP) };
}

async function firstAnswer(url: string, exited: Promise<Exit>, deadline: number): Promise<'ready' | 'exited' | 'late'> {
  let ended = false;
  void exited.then(() => {
    ended = true;
  });
  while (Date.now() < deadline) {
    if (ended) return 'exited';
    if (await makeDatabase(url)) return ended ? 'exited' : 'ready';
    await delay(50);
  }
  return 'late';
}

/** False while the server does not take connections yet. */
async function makeDatabase(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // a lost connection also fails the query below
  try {
    await client.connect();
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`create database ${NAME}`);
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    const wrongPassword = code === '28P01';
    if (wrongPassword)
      throw new InfinityDbError('database_unavailable', 'Postgres refused our password', { cause: error });
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes the cluster in one step that a crash cannot leave half done, and gives its password. */
async function clusterPassword(dataDir: string, place: PostgresPlace, log: (line: string) => void): Promise<string> {
  const passwordFile = `${dataDir}.password`;
  if (existsSync(join(place.data, 'PG_VERSION'))) return storedPassword(dataDir);
  log('Making a Postgres database');
  const password = randomBytes(24).toString('hex');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const partial = `${place.data}.partial`;
  const handedOver = `${partial}.password`;
  for (const left of [partial, handedOver]) rmSync(left, { recursive: true, force: true });
  writeFileSync(handedOver, `${password}\n`, { mode: 0o600 });
  if (place.user) chownSync(handedOver, place.user.uid, place.user.gid);
  const flags = [
    `--pgdata=${partial}`,
    `--username=${NAME}`,
    '--auth=scram-sha-256',
    `--pwfile=${handedOver}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
  try {
    await promisify(execFile)(join(place.installation, 'bin', 'initdb'), flags, childOptions(place));
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr?.trim() ?? String(cause);
    throw new InfinityDbError('database_unavailable', `initdb could not make ${dataDir}: ${said}`, { cause });
  } finally {
    rmSync(handedOver, { force: true });
  }
  rmSync(place.data, { recursive: true, force: true });
  renameSync(partial, place.data);
  return password;
}

/** The environment says nothing to Postgres, and its working folder is one that its user can reach. */
function childOptions({ data, user }: PostgresPlace): {
  cwd: string;
  env: Record<string, string>;
  uid?: number;
  gid?: number;
} {
  return { cwd: dirname(data), env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' }, ...user };
}

/**
 * `postmaster.pid` names the postmaster of this folder. One that lives is ended; a number that another process got since is taken away,
 * since Postgres would believe it.
 */
async function endStalePostmaster(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0 || processStart(pid) === undefined) return;
  const isPostmaster = commandLine(pid)?.includes(data) ?? false;
  if (isPostmaster) await endProcess(pid, 'SIGINT', 10_000);
  else rmSync(file, { force: true });
}
