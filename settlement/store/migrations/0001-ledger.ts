import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  `create table meta (
    singleton boolean primary key default true check (singleton),
    network_id bytea not null,
    generation bigint not null default 0,
    streams_generation bigint not null default 0,
    tree_size bigint not null default 0,
    commits bigint not null default 0,
    inbox_id bigint not null default 0,
    writer_epoch bigint not null default 0,
    writer_holder text not null default '',
    writer_renewed_at timestamptz
  )`,
  `create table watermarks (
    partition integer primary key,
    generation bigint not null,
    sequence bigint not null,
    message_sha256 bytea not null,
    time_ms bigint not null,
    events_sequence bigint not null,
    own_sequence bigint not null
  )`,
  `create table accounts (
    name text primary key,
    debits_posted numeric(39,0) not null,
    debits_pending numeric(39,0) not null,
    credits_posted numeric(39,0) not null,
    credits_pending numeric(39,0) not null
  ) with (fillfactor = 70)`,
  `create table transfers (
    partition integer not null,
    generation bigint not null,
    sequence bigint not null,
    idx integer not null,
    kind smallint not null,
    debit text not null,
    credit text not null,
    amount numeric(39,0) not null check (amount > 0),
    code smallint not null,
    pending_id text,
    timeout_ms bigint not null,
    linked boolean not null,
    authorisation_leaf bigint not null,
    command_index integer,
    leaf_index bigint not null unique,
    time_ms bigint not null,
    primary key (partition, generation, sequence, idx)
  )`,
  'create index transfers_debit on transfers (debit, leaf_index)',
  'create index transfers_credit on transfers (credit, leaf_index)',
  'create table entries (index bigint primary key, type smallint not null, bytes bytea not null)',
  `create table tiles (
    level smallint not null,
    index bigint not null,
    width smallint not null,
    bytes bytea not null,
    primary key (level, index)
  )`,
  `create table frames (
    partition integer not null,
    generation bigint not null,
    sequence bigint not null,
    time_ms bigint not null,
    sha256 bytea not null,
    bytes bytea not null,
    primary key (partition, generation, sequence)
  )`,
  'create table state (tbl text not null, key text not null, value jsonb not null, primary key (tbl, key))',
  `create table outbox (
    partition integer not null,
    first_sequence bigint not null,
    commands integer not null,
    frame bytea not null,
    applied boolean not null,
    primary key (partition, first_sequence)
  )`,
  `create table inbox (
    id bigint primary key,
    agent text not null,
    notice bytea not null,
    time_ms bigint not null,
    published boolean not null
  )`,
  'create index inbox_unpublished on inbox (id) where not published',
  `create table blobs (
    sha256 bytea primary key,
    bytes bytea not null,
    received_at timestamptz not null default now(),
    kept boolean not null
  )`,
  'create table checkpoints (size bigint primary key, note text not null, quorum boolean not null, time_ms bigint not null)',
  `create function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'table % is append-only: % is refused', tg_table_name, tg_op using errcode = '42501'; end $$`,
  ...['transfers', 'entries', 'frames'].map(
    (table) =>
      `create trigger append_only before update or delete or truncate on ${table}
        for each statement execute function refuse_change()`,
  ),
  // Roles belong to the whole cluster, so another database of it may have made this one.
  // Where this user may make no roles there is none, and 0005 says so.
  `do $$ begin create role infinitydb_auditor nologin;
    exception when duplicate_object or unique_violation or insufficient_privilege then null; end $$`,
  `do $$ begin
    grant usage on schema public to infinitydb_auditor;
    grant select on all tables in schema public to infinitydb_auditor;
    alter default privileges in schema public grant select on tables to infinitydb_auditor;
    exception when undefined_object then null; end $$`,
];

/** The first schema. Forward only, like all of them. */
export const ledgerMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
