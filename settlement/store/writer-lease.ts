import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { equalBytes, toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Db } from './database.ts';
import { type Patience, persist, withTx } from './with-tx.ts';

/** A writer that did not show itself for this long may be replaced. It is still harmless then: each commit checks the epoch. */
const LEASE_MS = 3_000;
const LOOK_MS = 200;
export const RENEW_MS = 1_000;

const LIVE = sql<boolean>`coalesce(clock_timestamp() - writer_renewed_at < ${sql.lit(LEASE_MS)} * interval '1 millisecond', false)`;

type Lease = { readonly epoch: number; readonly holder: string; readonly renewals: string; readonly live: boolean };

/**
 * Makes this process the ledger's one writer and gives its epoch. Waits for a predecessor that died without a word, up to three
 * seconds. Throws `writer_fenced`, naming the holder, where another writer is alive, and `wrong_network` where the database is of
 * another network.
 */
export async function acquireLease(
  db: Db,
  networkId: Uint8Array,
  holder: string,
  patience: Patience = {},
): Promise<number> {
  await foundMeta(db, networkId, patience);
  let seen: Lease | undefined;
  for (;;) {
    const lease = await persist(() => readLease(db), patience);
    if (lease.live) {
      // A dead writer's lease runs out untouched; one that moves while we look is alive.
      if (seen && seen.renewals !== lease.renewals) throw taken(lease.holder);
      seen ??= lease;
      await delay(LOOK_MS, undefined, patience.signal ? { signal: patience.signal } : {});
      continue;
    }
    const epoch = await withTx(
      db,
      async (tx) => {
        const updated = await tx
          .updateTable('meta')
          .set({
            writer_epoch: lease.epoch + 1,
            writer_holder: holder,
            writer_renewed_at: sql<Date>`clock_timestamp()`,
          })
          // Still as we saw it; or already ours, where the answer to an earlier try was lost.
          .where(
            sql<boolean>`writer_epoch = ${lease.epoch} and not ${LIVE} or writer_epoch = ${lease.epoch + 1} and writer_holder = ${holder}`,
          )
          .executeTakeFirst();
        return updated.numUpdatedRows === 1n ? lease.epoch + 1 : undefined;
      },
      patience,
    );
    if (epoch !== undefined) return epoch;
  }
}

/** Shows that the writer of `epoch` lives. False where another has taken over. */
export async function renewLease(db: Db, epoch: number): Promise<boolean> {
  const renewed = await db
    .updateTable('meta')
    .set({ writer_renewed_at: sql<Date>`clock_timestamp()` })
    .where('writer_epoch', '=', epoch)
    .executeTakeFirst();
  return renewed.numUpdatedRows === 1n;
}

/** Lets the next writer start at once. */
export async function releaseLease(db: Db, epoch: number): Promise<void> {
  await db.updateTable('meta').set({ writer_renewed_at: null }).where('writer_epoch', '=', epoch).execute();
}

async function foundMeta(db: Db, networkId: Uint8Array, patience: Patience): Promise<void> {
  const row = await withTx(
    db,
    async (tx) => {
      await tx
        .insertInto('meta')
        .values({ network_id: Buffer.from(networkId) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return tx.selectFrom('meta').select('network_id').executeTakeFirstOrThrow();
    },
    patience,
  );
  if (!equalBytes(row.network_id, networkId))
    throw new InfinityDbError(
      'wrong_network',
      `this database holds the ledger of network ${toHex(row.network_id)}, not of ${toHex(networkId)}; choose another database or genesis document`,
    );
}

async function readLease(db: Db): Promise<Lease> {
  return db
    .selectFrom('meta')
    .select([
      'writer_epoch as epoch',
      'writer_holder as holder',
      sql<string>`coalesce(writer_renewed_at::text, '')`.as('renewals'),
      LIVE.as('live'),
    ])
    .executeTakeFirstOrThrow();
}

/** What a writer is told once another took its place, or stands in it. */
export function taken(holder: string): InfinityDbError {
  return new InfinityDbError(
    'writer_fenced',
    `the ledger already has a writer: ${holder}; stop it first, or wait until it has been silent for ${LEASE_MS / 1_000} s`,
    { details: { holder } },
  );
}
