import { sql } from 'kysely';
import { fromHex, toHex } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import { ok, type Result, refuse } from '../../primitives/result.ts';
import type { Db } from './database.ts';

export const MAX_BLOB_BYTES = 262_144;

/** Stores content that a command will name; its hex SHA-256. Refused: `too_large`. Stored twice is stored once. */
export async function storeBlob(db: Db, bytes: Uint8Array): Promise<Result<string>> {
  if (bytes.length > MAX_BLOB_BYTES)
    return refuse('too_large', `a blob of ${bytes.length} bytes; at most ${MAX_BLOB_BYTES}`);
  const hash = sha256(bytes);
  await db
    .insertInto('blobs')
    .values({ sha256: Buffer.from(hash), bytes: Buffer.from(bytes), kept: false })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ received_at: sql<Date>`now()` }))
    .execute();
  return ok(toHex(hash));
}

/** Those of `hashes` (hex SHA-256) that are here. */
export async function readBlobs(db: Db, hashes: readonly string[]): Promise<Map<string, Uint8Array>> {
  const wanted = hashes.map(fromHex).filter((hash) => hash !== undefined);
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('blobs')
    .select(['sha256', 'bytes'])
    .where(sql<boolean>`sha256 = any(${wanted.map((hash) => Buffer.from(hash))}::bytea[])`)
    .execute();
  return new Map(rows.map((row) => [toHex(row.sha256), new Uint8Array(row.bytes)]));
}

/** Drops blobs that nothing named within an hour. */
export async function dropUnnamedBlobs(db: Db): Promise<void> {
  await db
    .deleteFrom('blobs')
    .where('kept', '=', false)
    .where(sql<boolean>`received_at < now() - interval '1 hour'`)
    .execute();
}
