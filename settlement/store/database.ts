import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { InfinityDbError } from '../../primitives/error.ts';
import { assert } from '../../primitives/result.ts';
import { ledgerMigration } from './migrations/0001-ledger.ts';
import { stateTextMigration } from './migrations/0002-state-text.ts';
import { tradesMigration } from './migrations/0003-trades.ts';
import { marketSnapshotsMigration } from './migrations/0004-market-snapshots.ts';
import { auditorMigration } from './migrations/0005-auditor.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

const INT8 = 20;
const NUMERIC = 1700;

function safeInteger(text: string): number {
  const value = Number(text);
  assert(Number.isSafeInteger(value), `${text} is a safe integer`);
  return value;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') => {
    if (oid === INT8) return safeInteger;
    if (oid === NUMERIC) return BigInt;
    return pg.types.getTypeParser(oid, format);
  }) as typeof pg.types.getTypeParser,
};

export type DatabaseOptions = {
  readonly url: string;
  /** Most connections held; 4 by default. */
  readonly connections?: number;
  /** Told of a connection that broke while nobody used it (the server stopped); it is replaced by itself. */
  readonly onIdleError?: (error: Error) => void;
};

/** A pool of connections to Postgres. Nothing is sent before the first query; `destroy()` closes it. */
export function openDatabase({ url, connections = 4, onIdleError = () => undefined }: DatabaseOptions): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'infinitydb',
    types,
  });
  pool.on('error', onIdleError);
  // A client that is checked out reports a broken connection on itself too; the query that fails tells its caller.
  pool.on('connect', (client) => client.on('error', onIdleError));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Brings the schema to the newest version, or to that of the migration `through`; forward only. Throws `database_unavailable` where one fails. */
export async function migrate(db: Db, through?: string): Promise<void> {
  const provider = {
    getMigrations: async () => ({
      '0001-ledger': ledgerMigration,
      '0002-state-text': stateTextMigration,
      '0003-trades': tradesMigration,
      '0004-market-snapshots': marketSnapshotsMigration,
      '0005-auditor': auditorMigration,
    }),
  };
  const migrator = new Migrator({ db, provider });
  const { error, results } = await (through === undefined ? migrator.migrateToLatest() : migrator.migrateTo(through));
  if (error === undefined) return;
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'its preparation';
  throw new InfinityDbError('database_unavailable', `the database could not be migrated: ${failed} failed`, {
    cause: error,
  });
}
