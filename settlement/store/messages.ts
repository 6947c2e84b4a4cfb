import { sql } from 'kysely';
import type { InboxNotice } from './batch.ts';
import type { Db } from './database.ts';

/** Notices not known to be with NATS, oldest first. */
export async function readUnpublished(db: Db, limit: number): Promise<InboxNotice[]> {
  const rows = await db
    .selectFrom('inbox')
    .selectAll()
    .where('published', '=', false)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id, agent, notice, time_ms }) => ({ id, agent, notice: new Uint8Array(notice), timeMs: time_ms }));
}

export async function markPublished(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await sql`update inbox set published = true where id = any(${ids}::bigint[])`.execute(db);
}

/** Sends notices again that NATS may have lost: those since `sinceMs` of partition time. Agents remove doubles. */
export async function unpublishSince(db: Db, sinceMs: number): Promise<void> {
  await db.updateTable('inbox').set({ published: false }).where('time_ms', '>=', sinceMs).execute();
}

/** Drops what nobody will ask for again: notices published before `beforeMs`, and frames of settlement's own that were applied. */
export async function dropDelivered(db: Db, beforeMs: number): Promise<void> {
  await db.deleteFrom('inbox').where('published', '=', true).where('time_ms', '<', beforeMs).execute();
  await db.deleteFrom('outbox').where('applied', '=', true).execute();
}
