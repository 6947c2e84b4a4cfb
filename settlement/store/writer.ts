import { sql } from 'kysely';
import { assert } from '../../primitives/result.ts';
import type { Batch } from './batch.ts';
import type { Db } from './database.ts';
import { batchStatements } from './write-rows.ts';
import { type Patience, persist, type Tx, withTx } from './with-tx.ts';
import { acquireLease, releaseLease, renewLease, taken } from './writer-lease.ts';

export type WriterOptions = {
  readonly networkId: Uint8Array;
  /** Who writes, for the one who is refused: process id, machine. */
  readonly holder: string;
  readonly patience?: Patience;
};

/**
 * The one writer of a ledger. Commits are made one at a time, in order; `commit` resolves when its batch is durable, however often the
 * connection is lost on the way, and never puts it in twice. Throws `writer_fenced` once another writer has taken over.
 */
export class Writer {
  readonly epoch: number;
  readonly #db: Db;
  readonly #patience: Patience;
  #commits: number;
  #busy = false;

  private constructor(db: Db, epoch: number, commits: number, patience: Patience) {
    this.#db = db;
    this.epoch = epoch;
    this.#commits = commits;
    this.#patience = patience;
  }

  /** Takes the lease (see writer-lease.ts) of a migrated database. */
  static async open(db: Db, { networkId, holder, patience = {} }: WriterOptions): Promise<Writer> {
    const epoch = await acquireLease(db, networkId, holder, patience);
    const read = (tx: Tx) => tx.selectFrom('meta').select('commits').executeTakeFirstOrThrow();
    const { commits } = await withTx(db, read, patience);
    return new Writer(db, epoch, commits, patience);
  }

  async commit(batch: Batch): Promise<void> {
    assert(!this.#busy, 'a batch is committed when the one before it is durable');
    this.#busy = true;
    try {
      await withTx(this.#db, (tx) => this.#write(tx, batch), this.#patience);
      this.#commits += 1;
    } finally {
      this.#busy = false;
    }
  }

  /** Tells the database that this writer lives; commits do so too. False where another has taken over. */
  async renew(): Promise<boolean> {
    return renewLease(this.#db, this.epoch);
  }

  /** ORDERS and EVENTS are those of `generation` from now on. */
  async streamsMade(generation: number): Promise<void> {
    const set = () =>
      this.#db
        .updateTable('meta')
        .set({ streams_generation: generation })
        .where('writer_epoch', '=', this.epoch)
        .execute();
    await persist(set, this.#patience);
  }

  async release(): Promise<void> {
    await releaseLease(this.#db, this.epoch);
  }

  async #write(tx: Tx, batch: Batch): Promise<void> {
    const lastNotice = batch.inbox.at(-1)?.id;
    const claimed = await tx
      .updateTable('meta')
      .set({
        commits: this.#commits + 1,
        tree_size: batch.treeSize,
        generation: batch.generation,
        writer_renewed_at: sql<Date>`clock_timestamp()`,
        ...(lastNotice === undefined ? {} : { inbox_id: lastNotice }),
      })
      .where('writer_epoch', '=', this.epoch)
      .where('commits', '=', this.#commits)
      .executeTakeFirst();
    if (claimed.numUpdatedRows === 0n) return this.#alreadyIn(tx);
    for (const statement of batchStatements(batch)) await statement.execute(tx);
  }

  /** The commit whose answer was lost had happened, or we are no longer the writer. */
  async #alreadyIn(tx: Tx): Promise<void> {
    const { writer_epoch, writer_holder, commits } = await tx
      .selectFrom('meta')
      .select(['writer_epoch', 'writer_holder', 'commits'])
      .executeTakeFirstOrThrow();
    if (writer_epoch !== this.epoch) throw taken(writer_holder);
    assert(commits === this.#commits + 1, `batch ${this.#commits + 1} follows ${commits}`);
  }
}
