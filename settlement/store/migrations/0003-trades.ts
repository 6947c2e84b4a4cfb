import { type Kysely, type Migration, sql } from 'kysely';

const STATEMENTS = [
  `create table trades (
    id bigint generated always as identity primary key,
    partition integer not null,
    time_ms bigint not null,
    trade_id numeric(20, 0) not null,
    instrument text not null,
    asset bigint not null,
    price bigint not null,
    lots bigint not null,
    ask_took boolean not null,
    buyer text not null,
    seller text not null,
    slot integer not null,
    spread bigint not null,
    object text not null
  )`,
  'create index trades_of_instrument on trades (instrument, id)',
];

/** Matches as the books told them, so that what was traded lately and at which prices is known after a restart too. */
export const tradesMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
