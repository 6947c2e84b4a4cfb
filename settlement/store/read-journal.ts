import type { JournalFrame } from './batch.ts';
import type { Db } from './database.ts';
import type { Tx } from './with-tx.ts';

/** The journal of a partition from (generation, sequence) on, not including it, in the order of record; at most `limit` frames. */
export async function readJournal(
  db: Db | Tx,
  partition: number,
  after: { readonly generation: number; readonly sequence: number },
  limit: number,
): Promise<JournalFrame[]> {
  const rows = await db
    .selectFrom('frames')
    .selectAll()
    .where('partition', '=', partition)
    .where((eb) =>
      eb.or([
        eb('generation', '>', after.generation),
        eb.and([eb('generation', '=', after.generation), eb('sequence', '>', after.sequence)]),
      ]),
    )
    .orderBy('generation')
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    partition: row.partition,
    generation: row.generation,
    sequence: row.sequence,
    timeMs: row.time_ms,
    sha256: new Uint8Array(row.sha256),
    bytes: new Uint8Array(row.bytes),
  }));
}
