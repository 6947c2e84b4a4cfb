import { createReadStream, existsSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import type pg from 'pg';
import { toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { signingKey } from '../../primitives/keys.ts';
import { migrate, openDatabase } from '../../settlement/store/database.ts';
import { parseVkey } from '../../settlement/log/verify/vkey.ts';
import type { Config } from '../config.ts';
import { homePaths, secret } from '../home.ts';
import { loadNetwork } from '../new-network.ts';
import { erasePostgres } from '../postgres-place.ts';
import { lockHome } from '../process/home-lock.ts';
import { openVerifiedTree } from '../settlement/verify-log-tail.ts';
import { copyIn, copyOut } from './copy-rows.ts';
import { fileSum } from './file-sum.ts';
import { withClient, withPostgres } from './home-database.ts';
import { placeHome } from './home-files.ts';
import { type BackupTable, type Manifest, readManifest } from './manifest.ts';
import { copyInto, copyOutOf, measure, schemaOf } from './stored-tables.ts';

/** More notices than any backup is behind. */
const UNUSED_NOTICES = 2 ** 32;

export type RestoreOptions = {
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Bytes checked or put in, and of how many. */
  readonly onProgress: (done: number, total: number) => void;
};

/**
 * Brings the ledger of a backup into a home whose service is down and that has none; what is there of it appears whole or not at all. Each
 * file is checked before, and each table after, against the manifest. Throws `home_in_use`, `wrong_state` (a ledger is there, or a file that
 * is another), `verification_failed` (the backup is damaged), `setup_incomplete` (the home lacks the network's keys), `wrong_network`.
 */
export async function restoreBackup(config: Config, options: RestoreOptions): Promise<Manifest> {
  const folder = resolve(options.folder);
  const manifest = readManifest(folder);
  const { home } = config;
  const { postgres } = homePaths(home);
  const lock = await lockHome(home);
  try {
    if (existsSync(postgres))
      throw new InfinityDbError(
        'wrong_state',
        `${home} has a ledger; a restore never replaces one: move ${postgres} and ${postgres}.password away first`,
      );
    await checkFiles(folder, manifest, options);
    await placeHome(home, folder, manifest.home);
    checkNetwork(home, manifest);
    const restoring = `${postgres}.restoring`;
    erasePostgres(restoring);
    try {
      await withPostgres(home, restoring, (url) => load(url, folder, manifest, options));
      renameSync(`${restoring}.password`, `${postgres}.password`);
      renameSync(restoring, postgres);
    } finally {
      erasePostgres(restoring);
    }
    return manifest;
  } finally {
    lock.release();
  }
}

async function checkFiles(folder: string, { tables, home }: Manifest, options: RestoreOptions): Promise<void> {
  const files = [...tables, ...home.map((file) => ({ ...file, path: `home/${file.path}` }))];
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const { path, bytes, sha256 } of files) {
    options.signal.throwIfAborted();
    const file = join(folder, path);
    const found = existsSync(file) ? await fileSum(file) : undefined;
    if (found?.sha256 !== sha256)
      throw new InfinityDbError(
        'verification_failed',
        `${file} is ${found ? `not the file that was backed up: SHA-256 ${found.sha256}, not ${sha256}` : 'missing'}; use another backup`,
      );
    options.onProgress((done += bytes), 3 * total);
  }
}

/** The home is of the backup's network, and can sign for it: nothing is made anew where a key is missing. */
function checkNetwork(home: string, { networkId }: Manifest): void {
  const paths = homePaths(home);
  const network = loadNetwork(home);
  const missing = [paths.genesis, paths.settlementSeed, paths.logSeed].find((path) => !existsSync(path));
  if (!network || missing !== undefined)
    throw new InfinityDbError(
      'setup_incomplete',
      `${missing} is missing: this backup is of the ledger alone; put keys and genesis document of its network there first`,
    );
  if (toHex(network.networkId) !== networkId)
    throw new InfinityDbError(
      'wrong_network',
      `the backup is of network ${networkId}, ${home} of ${toHex(network.networkId)}`,
    );
  const logKey = parseVkey(network.genesis.log.vkey);
  const publicKey = (path: string): string => toHex(signingKey(secret(path)).publicKey);
  const fits =
    publicKey(paths.settlementSeed) === network.genesis.settlementKey &&
    logKey.ok &&
    publicKey(paths.logSeed) === toHex(logKey.value.publicKey);
  if (!fits) throw new InfinityDbError('wrong_network', `the keys in ${paths.keys} are not those of ${paths.genesis}`);
}

async function load(url: string, folder: string, manifest: Manifest, options: RestoreOptions): Promise<void> {
  const db = openDatabase({ url, connections: 1 });
  try {
    await migrate(db, manifest.schema).catch((cause: unknown) => {
      const message = `the backup has schema ${manifest.schema}, which this version does not know; restore it with a newer one`;
      throw new InfinityDbError('wrong_state', message, { cause });
    });
    await withClient(url, async (client) => {
      if ((await schemaOf(client)) !== manifest.schema)
        throw new InfinityDbError('wrong_state', `the schema of the backup, ${manifest.schema}, could not be made`);
      await fill(client, folder, manifest, options);
    });
    const tree = await openVerifiedTree(db, manifest.treeSize);
    if (toHex(tree.root()) !== manifest.root)
      throw new InfinityDbError(
        'verification_failed',
        `the restored log of ${manifest.treeSize} entries has another root than the backup says`,
      );
    await migrate(db);
  } finally {
    await db.destroy();
  }
}

async function fill(client: pg.Client, folder: string, { tables }: Manifest, options: RestoreOptions): Promise<void> {
  const { signal, onProgress } = options;
  const total = tables.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = total;
  const onBytes = (count: number): void => onProgress((done += count), 3 * total);
  await client.query('begin');
  for (const table of tables) {
    const { stream, rows } = copyIn(client, copyInto(table));
    await pipeline(createReadStream(join(folder, table.path)), measure(onBytes).through, stream, { signal });
    const again = await readBack(client, table, onBytes, signal);
    if (rows() !== table.rows || again !== table.sha256)
      throw new InfinityDbError('verification_failed', `table ${table.name} does not read back as it was put in`);
    await continueIdentities(client, table.name);
  }
  // Whoever wrote it then is not this home's writer; and NATS may still know notices by the numbers that come after these.
  await client.query('update meta set writer_renewed_at = null, inbox_id = inbox_id + $1', [UNUSED_NOTICES]);
  await client.query('commit');
}

/** Rows come out in the order in which they were put in, so equal content is equal bytes. */
async function readBack(
  client: pg.Client,
  table: BackupTable,
  onBytes: (count: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const { through, sum } = measure(onBytes);
  const nowhere = new Writable({ write: (_chunk, _encoding, callback) => callback() });
  await pipeline(copyOut(client, copyOutOf(table)).stream, through, nowhere, { signal });
  return sum().sha256;
}

/** Columns that number their rows go on after the highest number that came. */
async function continueIdentities(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ column: string }>(
    "select attname as column from pg_attribute where attrelid = $1::regclass and attidentity <> ''",
    [table],
  );
  for (const { column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), max(${column})) from ${table} having max(${column}) is not null`,
      [table, column],
    );
}
