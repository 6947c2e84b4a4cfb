import type { Db } from './database.ts';

export type StoredEntry = { readonly index: number; readonly bytes: Uint8Array };
export type StoredCheckpoint = {
  readonly size: number;
  /** The note with the cosignatures it got. */
  readonly note: string;
  readonly quorum: boolean;
  readonly timeMs: number;
};

/** Entries `from` to before `to`, in order; fewer where the log ends. */
export async function readEntries(db: Db, from: number, to: number): Promise<StoredEntry[]> {
  const rows = await db
    .selectFrom('entries')
    .select(['index', 'bytes'])
    .where('index', '>=', from)
    .where('index', '<', to)
    .orderBy('index')
    .execute();
  return rows.map(({ index, bytes }) => ({ index, bytes: new Uint8Array(bytes) }));
}

/** The newest checkpoint; of those with their quorum only, where asked. */
export async function readNewestCheckpoint(db: Db, withQuorum = false): Promise<StoredCheckpoint | undefined> {
  const [newest] = await readCheckpoints(db, { withQuorum, limit: 1, newest: true });
  return newest;
}

export async function readCheckpoints(
  db: Db,
  page: {
    readonly after?: number;
    readonly limit?: number;
    readonly withQuorum?: boolean;
    readonly newest?: boolean;
  } = {},
): Promise<StoredCheckpoint[]> {
  const { after, limit = 100, withQuorum = false, newest = false } = page;
  let query = db
    .selectFrom('checkpoints')
    .selectAll()
    .orderBy('size', newest ? 'desc' : 'asc')
    .limit(limit);
  if (after !== undefined) query = query.where('size', newest ? '<' : '>', after);
  if (withQuorum) query = query.where('quorum', '=', true);
  return (await query.execute()).map((row) => ({
    size: row.size,
    note: row.note,
    quorum: row.quorum,
    timeMs: row.time_ms,
  }));
}

/** Stores a published checkpoint; a later note of the same size (more cosignatures) takes its place. */
export async function storeCheckpoint(db: Db, { size, note, quorum, timeMs }: StoredCheckpoint): Promise<void> {
  await db
    .insertInto('checkpoints')
    .values({ size, note, quorum, time_ms: timeMs })
    .onConflict((conflict) => conflict.column('size').doUpdateSet({ note, quorum, time_ms: timeMs }))
    .execute();
}
