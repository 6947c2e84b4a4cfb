import { sql } from 'kysely';
import type { Registry } from 'prom-client';
import type { PresenceTable } from '../../agent-runtime/presence.ts';
import type { AnchoredEvent } from '../../contracts/clients/anchor.ts';
import { stateTables } from '../../settlement/escrow/state.ts';
import type { Db } from '../../settlement/store/database.ts';
import type { Settlement } from '../settlement/api.ts';
import { gauge } from './gauge.ts';
import { Refreshed } from './refreshed.ts';

/** The size of a database is read off its files, and the chain may be far away. */
const DATABASE = { goodForMs: 60_000, waitMs: 1_000 };
const ANCHOR = { goodForMs: 5_000, waitMs: 1_000 };

type Parts = {
  readonly settlement: Settlement;
  readonly presence: PresenceTable;
  readonly anchors: { readonly list: () => Promise<readonly AnchoredEvent[]> };
  /** Of the stream of Server-Sent Events. */
  readonly streamLoad: () => { readonly readers: number; readonly books: number };
};

/** What is in the ledger's tables, and what stands around settlement: database, chain, agents, readers of the stream. */
export function outsideMetrics(registry: Registry, { settlement, presence, anchors, streamLoad }: Parts): void {
  const { status, state, db } = settlement;
  const tables = Object.entries(stateTables(state));
  gauge(
    registry,
    'infinitydb_state_rows',
    "Rows of the ledger's state by table: orders are those that rest in books",
    () => tables.map(([table, { size }]) => ({ labels: { table }, value: size })),
    ['table'],
  );
  const bytes = new Refreshed(() => databaseBytes(db), DATABASE);
  gauge(registry, 'infinitydb_database_size_bytes', 'On disk, read once a minute', () => bytes.value());

  const anchor = new Refreshed(() => newestAnchor(anchors.list, db), ANCHOR);
  gauge(
    registry,
    'infinitydb_anchor_lag_entries',
    'Entries of the log since the newest anchor on the chain',
    async () => status().treeSize - ((await anchor.value())?.size ?? 0),
  );
  gauge(registry, 'infinitydb_anchor_age_seconds', 'Since the checkpoint that is anchored newest', async () => {
    const timeMs = (await anchor.value())?.timeMs;
    return timeMs === undefined ? undefined : Math.max(0, Date.now() - timeMs) / 1_000;
  });

  const sum = (key: 'capacityBytes' | 'freeBytes'): number =>
    presence.all().reduce((total, agent) => total + Number(agent[key]), 0);
  gauge(registry, 'infinitydb_agents_alive', 'Agents heard of in the last half minute', () => presence.all().length);
  gauge(registry, 'infinitydb_agents_capacity_bytes', 'What these agents can hold', () => sum('capacityBytes'));
  gauge(registry, 'infinitydb_agents_free_bytes', 'What these agents have free', () => sum('freeBytes'));
  gauge(registry, 'infinitydb_stream_readers', 'Readers of the live stream', () => streamLoad().readers);
  gauge(registry, 'infinitydb_stream_books', 'Books that are followed for them', () => streamLoad().books);
}

async function databaseBytes(db: Db): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db);
  return rows[0]?.bytes ?? 0;
}

/** Its time is that of the checkpoint of its size. */
async function newestAnchor(
  list: Parts['anchors']['list'],
  db: Db,
): Promise<{ readonly size: number; readonly timeMs: number | undefined }> {
  const size = Number((await list()).at(-1)?.size ?? 0n);
  const row = await db.selectFrom('checkpoints').select('time_ms').where('size', '=', size).executeTakeFirst();
  return { size, timeMs: row?.time_ms };
}
