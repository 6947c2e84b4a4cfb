import { toHex } from '../../primitives/bytes.ts';
import type { AccountRow, OutboxFrame, Watermark } from './batch.ts';
import type { Db } from './database.ts';
import { fromTaggedJson } from '../../primitives/tagged-json.ts';
import type { Tx } from './with-tx.ts';

/** Everything a writer needs to go on where the last commit ended. */
export type StoredLedger = {
  /** Hex. */
  readonly networkId: string;
  readonly generation: number;
  /** Behind `generation` where the streams are still to be made again. */
  readonly streamsGeneration: number;
  readonly treeSize: number;
  readonly lastInboxId: number;
  readonly watermarks: readonly Watermark[];
  readonly accounts: readonly AccountRow[];
  /** The reducer's other tables: name → rows in the order of their keys' bytes. */
  readonly state: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  /** Settlement's frames not yet seen applied, in sequence for each partition. */
  readonly outbox: readonly OutboxFrame[];
};

/** Reads the whole in one snapshot; undefined before a writer ever opened this database. */
export async function readLedger(db: Db): Promise<StoredLedger | undefined> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const meta = await tx.selectFrom('meta').selectAll().executeTakeFirst();
      if (!meta) return undefined;
      return {
        networkId: toHex(meta.network_id),
        generation: meta.generation,
        streamsGeneration: meta.streams_generation,
        treeSize: meta.tree_size,
        lastInboxId: meta.inbox_id,
        watermarks: await readWatermarks(tx),
        accounts: (await tx.selectFrom('accounts').selectAll().orderBy('name').execute()).map(accountRow),
        state: await readState(tx),
        outbox: await readOutbox(tx),
      };
    });
}

export async function readWatermarks(db: Db | Tx): Promise<Watermark[]> {
  const rows = await db.selectFrom('watermarks').selectAll().orderBy('partition').execute();
  return rows.map((row) => ({
    partition: row.partition,
    generation: row.generation,
    sequence: row.sequence,
    messageSha256: new Uint8Array(row.message_sha256),
    timeMs: row.time_ms,
    eventsSequence: row.events_sequence,
    ownSequence: row.own_sequence,
  }));
}

async function readState(tx: Tx): Promise<Map<string, Map<string, unknown>>> {
  const tables = new Map<string, Map<string, unknown>>();
  for (const { tbl, key, value } of await tx.selectFrom('state').selectAll().orderBy('tbl').orderBy('key').execute()) {
    const table = tables.get(tbl) ?? new Map<string, unknown>();
    tables.set(tbl, table.set(key, fromTaggedJson(JSON.parse(value))));
  }
  return tables;
}

export async function readOutbox(db: Db | Tx): Promise<OutboxFrame[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('applied', '=', false)
    .orderBy('partition')
    .orderBy('first_sequence')
    .execute();
  return rows.map((row) => ({
    partition: row.partition,
    firstSequence: row.first_sequence,
    commands: row.commands,
    frame: new Uint8Array(row.frame),
  }));
}

export function accountRow(row: {
  name: string;
  debits_posted: bigint;
  debits_pending: bigint;
  credits_posted: bigint;
  credits_pending: bigint;
}): AccountRow {
  return {
    name: row.name,
    debitsPosted: row.debits_posted,
    debitsPending: row.debits_pending,
    creditsPosted: row.credits_posted,
    creditsPending: row.credits_pending,
  };
}
