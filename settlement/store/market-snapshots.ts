import { sql } from 'kysely';
import type { Watermark } from './batch.ts';
import type { Db } from './database.ts';

/** Which snapshot: the engine of a partition as it was after this message of ORDERS. */
export type SnapshotPlace = { readonly partition: number; readonly generation: number; readonly sequence: number };

export type SnapshotHead = SnapshotPlace & {
  /** Of the bytes that the engine wrote. */
  readonly format: number;
  readonly timeMs: number;
  readonly sha256: Uint8Array;
  readonly byteLength: number;
};

/** Of each partition so many stay that count; older ones are there in case the newest cannot be read. */
const KEPT = 3;

/** Stored twice is stored once: replicas snapshot after the same messages. */
export async function storeSnapshot(db: Db, head: Omit<SnapshotHead, 'byteLength'>, bytes: Uint8Array): Promise<void> {
  const { partition, generation, sequence, format, timeMs, sha256 } = head;
  await db
    .insertInto('market_snapshots')
    .values({
      ...{ partition, generation, sequence, format },
      time_ms: timeMs,
      sha256: Buffer.from(sha256),
      bytes: Buffer.from(bytes),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function hasSnapshot(db: Db, { partition, generation, sequence }: SnapshotPlace): Promise<boolean> {
  const row = await db
    .selectFrom('market_snapshots')
    .select('sequence')
    .where('partition', '=', partition)
    .where('generation', '=', generation)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Counts each snapshot that its partition's watermark has reached: from then on what it holds is in the ledger, whatever NATS loses. One of
 * an older generation that did not count when that was closed never will, and goes with those that are too old to keep. The newest that
 * counts, of each partition that has one.
 */
export async function countSnapshots(db: Db, watermarks: readonly Watermark[]): Promise<SnapshotPlace[]> {
  for (const { partition, generation, sequence } of watermarks) {
    await db
      .updateTable('market_snapshots')
      .set({ counted: true })
      .where('partition', '=', partition)
      .where('generation', '=', generation)
      .where('sequence', '<=', sequence)
      .where('counted', '=', false)
      .execute();
    await sql`delete from market_snapshots where partition = ${partition} and (
      (not counted and generation < ${generation}) or (counted and (generation, sequence) not in (
        select generation, sequence from market_snapshots where partition = ${partition} and counted
        order by generation desc, sequence desc limit ${KEPT})))`.execute(db);
  }
  return db
    .selectFrom('market_snapshots')
    .distinctOn('partition')
    .select(['partition', 'generation', 'sequence'])
    .where('counted', '=', true)
    .orderBy('partition')
    .orderBy('generation', 'desc')
    .orderBy('sequence', 'desc')
    .execute();
}

/** Those that count, newest first. */
export async function countedSnapshots(db: Db, partition: number): Promise<SnapshotHead[]> {
  const rows = await db
    .selectFrom('market_snapshots')
    .select([
      'partition',
      'generation',
      'sequence',
      'format',
      'time_ms',
      'sha256',
      sql<number>`length(bytes)`.as('size'),
    ])
    .where('partition', '=', partition)
    .where('counted', '=', true)
    .orderBy('generation', 'desc')
    .orderBy('sequence', 'desc')
    .execute();
  return rows.map(({ time_ms, sha256, size, ...row }) => ({
    ...row,
    timeMs: time_ms,
    sha256: new Uint8Array(sha256),
    byteLength: size,
  }));
}

/** Bytes `from` to before `to` of a snapshot; undefined where it is not (any more) there. */
export async function readSnapshotPart(
  db: Db,
  { partition, generation, sequence }: SnapshotPlace,
  from: number,
  to: number,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('market_snapshots')
    .select(sql<Buffer>`substring(bytes from ${from + 1}::integer for ${to - from}::integer)`.as('part'))
    .where('partition', '=', partition)
    .where('generation', '=', generation)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
  return row && new Uint8Array(row.part);
}
