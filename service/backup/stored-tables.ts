import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import type pg from 'pg';

/** Kysely's own record of migrations is not data: a restore migrates anew. */
const TABLES = `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns, pg_table_size(c.oid)::float8 as bytes
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely_%'
    and a.attnum > 0 and not a.attisdropped
  group by c.oid, c.relname order by c.relname`;

export type StoredTable = { readonly name: string; readonly columns: readonly string[]; readonly bytes: number };

/** The tables that are there, by name. */
export async function storedTables(client: pg.Client): Promise<readonly StoredTable[]> {
  return (await client.query<StoredTable>(TABLES)).rows;
}

/** The newest migration that this schema has had; undefined for an empty database. */
export async function schemaOf(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ found: string | null }>(
    "select to_regclass('kysely_migration')::text as found",
  );
  if (!rows[0]?.found) return undefined;
  const newest = await client.query<{ name: string }>('select name from kysely_migration order by name desc limit 1');
  return newest.rows[0]?.name;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const target = ({ name, columns }: Pick<StoredTable, 'name' | 'columns'>): string =>
  `${quoted(name)} (${columns.map(quoted).join(', ')})`;

export const copyOutOf = (table: Pick<StoredTable, 'name' | 'columns'>): string =>
  `copy ${target(table)} to stdout (format binary)`;

export const copyInto = (table: Pick<StoredTable, 'name' | 'columns'>): string =>
  `copy ${target(table)} from stdin (format binary)`;

/** Counts and hashes what goes through. */
export function measure(onBytes: (count: number) => void = () => undefined) {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      hash.update(chunk);
      bytes += chunk.length;
      onBytes(chunk.length);
      callback(null, chunk);
    },
  });
  return { through, sum: () => ({ bytes, sha256: hash.digest('hex') }) };
}
