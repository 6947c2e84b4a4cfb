import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { writeDurably } from '../../agent-runtime/durable-file.ts';
import { toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { MerkleTree } from '../../settlement/log/merkle-tree.ts';
import { openDatabase } from '../../settlement/store/database.ts';
import { tileStore } from '../../settlement/store/tile-store.ts';
import type { Config } from '../config.ts';
import { copyOut } from './copy-rows.ts';
import { withClient, withHomeDatabase } from './home-database.ts';
import { copyHome } from './home-files.ts';
import { type BackupTable, formatManifest, MANIFEST, type Manifest } from './manifest.ts';
import { copyOutOf, measure, schemaOf, type StoredTable, storedTables } from './stored-tables.ts';

export type BackupOptions = {
  readonly folder: string;
  /** Also what the network signs with, and what else only this home knows. */
  readonly withKeys: boolean;
  readonly signal: AbortSignal;
  /** Bytes written, and about how many it will be. */
  readonly onProgress: (done: number, total: number) => void;
};

/**
 * Writes the ledger of a home, as of one moment, to a folder that appears whole or not at all; the service may go on meanwhile. Throws
 * `wrong_state` where the folder is there with something in it, `setup_incomplete` where the home has no ledger, `interrupted`.
 */
export async function makeBackup(config: Config, options: BackupOptions): Promise<Manifest> {
  const folder = resolve(options.folder);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new InfinityDbError('wrong_state', `${folder} is there and not empty; name another folder`);
  const partial = `${folder}.${randomBytes(4).toString('hex')}.partial`;
  mkdirSync(join(partial, 'tables'), { recursive: true, mode: 0o700 });
  try {
    const manifest = await withHomeDatabase(config, (url) => write(config.home, url, partial, options));
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(partial, folder);
    return manifest;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

async function write(home: string, url: string, folder: string, options: BackupOptions): Promise<Manifest> {
  const files = options.withKeys ? copyHome(home, folder) : undefined;
  await files?.before();
  const ledger = await withClient(url, (client) => writeLedger(client, folder, options));
  const root = await rootOf(url, ledger.treeSize);
  const { tables, ...told } = ledger;
  const manifest: Manifest = {
    ...{ format: 'infinitydb-backup', version: 1, ...told, root, tables },
    home: (await files?.after()) ?? [],
  };
  // Last, so that a folder without it is none.
  writeDurably(join(folder, MANIFEST), formatManifest(manifest), 0o600);
  return manifest;
}

type Ledger = Omit<Manifest, 'format' | 'version' | 'root' | 'home'>;

async function writeLedger(client: pg.Client, folder: string, options: BackupOptions): Promise<Ledger> {
  await client.query('begin transaction isolation level repeatable read read only');
  const schema = await schemaOf(client);
  const head = schema === undefined ? undefined : await readHead(client);
  if (schema === undefined || !head)
    throw new InfinityDbError('setup_incomplete', 'this home has no ledger yet; nothing to back up');
  const stored = await storedTables(client);
  const total = stored.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const onBytes = (count: number): void => options.onProgress((done += count), Math.max(done, total));
  const tables: BackupTable[] = [];
  for (const table of stored) tables.push(await writeTable(client, folder, table, { onBytes, signal: options.signal }));
  await client.query('commit');
  return { ...head, schema, tables };
}

async function writeTable(
  client: pg.Client,
  folder: string,
  table: StoredTable,
  { onBytes, signal }: { onBytes: (count: number) => void; signal: AbortSignal },
): Promise<BackupTable> {
  const { name, columns } = table;
  const path = `tables/${name}.copy`;
  const { stream, rows } = copyOut(client, copyOutOf(table));
  const { through, sum } = measure(onBytes);
  await pipeline(stream, through, createWriteStream(join(folder, path), { mode: 0o600, flush: true }), { signal });
  return { name, path, columns, rows: rows(), ...sum() };
}

async function readHead(client: pg.Client): Promise<Omit<Ledger, 'schema' | 'tables'> | undefined> {
  const meta = await client.query<{ id: string; generation: string; size: string; now: string }>(
    `select encode(network_id, 'hex') as id, generation, tree_size as size,
      to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now from meta`,
  );
  const [row] = meta.rows;
  if (!row) return undefined;
  const notes = await client.query<{ note: string }>('select note from checkpoints order by size desc limit 1');
  const marks = await client.query<{ partition: number; sequence: string; time_ms: string }>(
    'select partition, sequence, time_ms from watermarks order by partition',
  );
  return {
    networkId: row.id,
    takenAt: row.now,
    generation: Number(row.generation),
    treeSize: Number(row.size),
    checkpoint: notes.rows[0]?.note ?? null,
    watermarks: marks.rows.map(({ partition, sequence, time_ms }) => ({
      ...{ partition, sequence: Number(sequence), timeMs: Number(time_ms) },
    })),
  };
}

/** Of the tree at the snapshot's size: tiles only grow. */
async function rootOf(url: string, size: number): Promise<string> {
  const db = openDatabase({ url, connections: 1 });
  try {
    return toHex((await MerkleTree.open(tileStore(db), size)).root());
  } finally {
    await db.destroy();
  }
}

/** Where a backup is put unless said otherwise: beside the home, not in it. */
export const backupFolder = (home: string, nowMs: number): string =>
  join(dirname(home), `infinitydb-backup-${new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '')}`);
