import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  `create table market_snapshots (
    partition integer not null,
    generation bigint not null,
    sequence bigint not null,
    format smallint not null,
    time_ms bigint not null,
    sha256 bytea not null,
    bytes bytea not null,
    counted boolean not null default false,
    primary key (partition, generation, sequence)
  )`,
  // Records of orders and levels, as dense as they get: what compression would save is not worth its time.
  'alter table market_snapshots alter column bytes set storage external',
];

/** What the market's engines held at some message, so that a replica need not replay the journal from its beginning. */
export const marketSnapshotsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
