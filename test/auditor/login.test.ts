import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Postgres, startPostgres } from '../../service/postgres.ts';
import { erasePostgres } from '../../service/postgres-place.ts';
import { createAuditorLogin } from '../../settlement/store/auditor.ts';
import { type Db, migrate, openDatabase } from '../../settlement/store/database.ts';
import { documentedQueries, withValues } from './documented-queries.fixture.ts';

/** What an auditor's login may see and do, and what its queries cost where the log is long. */
const home = mkdtempSync(join(tmpdir(), 'infinitydb-auditor-'));
const dataDir = join(home, 'postgres');
const PASSWORD = 'ab'.repeat(24);
const AGENT = 'ab'.repeat(32);
let postgres: Postgres;
let db: Db;
let auditor: pg.Client;

beforeAll(async () => {
  postgres = await startPostgres({ dataDir });
  await refusedWithoutRights();
  db = openDatabase({ url: postgres.url });
  await migrate(db);
  await fill(db);
  await createAuditorLogin(db, 'auditor', PASSWORD);
  auditor = await login('auditor', PASSWORD);
}, 60_000);
afterAll(async () => {
  await auditor?.end();
  await db?.destroy();
  await postgres?.stop();
  erasePostgres(dataDir);
  rmSync(home, { recursive: true, force: true });
});

function urlOf(name: string, password: string, database = 'infinitydb'): string {
  const url = new URL(postgres.url);
  [url.username, url.password, url.pathname] = [name, password, `/${database}`];
  return url.href;
}

async function login(name: string, password: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: urlOf(name, password) });
  await client.connect();
  return client;
}

let refusal: unknown;
let migrated = false;

/** While no database of the server has the role yet: its user may make none. */
async function refusedWithoutRights(): Promise<void> {
  const admin = openDatabase({ url: postgres.url, connections: 1 });
  await sql.raw(`create role small login password '${PASSWORD}'`).execute(admin);
  await sql.raw('create database small owner small').execute(admin);
  await admin.destroy();
  const small = openDatabase({ url: urlOf('small', PASSWORD, 'small'), connections: 1 });
  await migrate(small);
  migrated = (await sql`select * from audit.conservation`.execute(small)).rows.length === 0;
  refusal = await createAuditorLogin(small, 'auditor', PASSWORD).catch((error: unknown) => error);
  await small.destroy();
}

test('where the user of the database may make no roles the ledger is migrated all the same, and the refusal says what to run', () => {
  expect(migrated).toBe(true);
  expect(refusal).toMatchObject({
    code: 'not_authorised',
    message: expect.stringMatching(
      /have an administrator of the server run: create role infinitydb_auditor nologin; .*grant select/,
    ),
  });
});

test.each([
  ...['outbox', 'inbox', 'state', 'blobs', 'market_snapshots', 'meta', 'accounts', 'watermarks', 'trades'].map(
    (table) => `select * from public.${table}`,
  ),
  ...['select bytes from frames', 'select * from frames', 'select * from kysely_migration'],
  'insert into public.transfers select * from public.transfers limit 1',
  "update entries set bytes = ''",
  'delete from checkpoints',
  'delete from audit.batches',
  'delete from audit.balances',
  'truncate tiles',
  'drop view audit.balances',
  'create table public.mine (a int)',
  'create table audit.mine (a int)',
  'create temporary table mine (a int)',
  'create schema mine',
  'select lo_create(0)',
  "copy (select 1) to program 'true'",
  "copy entries to '/tmp/entries'",
  "select pg_read_file('postgresql.conf')",
  'set role infinitydb',
  'alter role auditor superuser',
  'create role other',
  'grant infinitydb_auditor to small',
  'alter table transfers disable trigger all',
  'select pg_terminate_backend(pid) from pg_stat_activity where usename = (select datdba::regrole::name from pg_database where datname = current_database())',
])('%s is not for an auditor', async (statement) => {
  // Its own first line of defence put aside: what is left is what it may do.
  await auditor.query('set default_transaction_read_only = off');
  await expect(auditor.query(statement)).rejects.toMatchObject({ code: '42501' });
});

test('a login reads only, by default, and waits a minute at most', async () => {
  const client = await login('auditor', PASSWORD);
  await expect(client.query('create table mine (a int)')).rejects.toMatchObject({ code: '25006' });
  expect((await client.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '1min' }]);
  expect((await client.query('select count(*)::int as count from balances')).rows[0].count).toBeGreaterThan(0);
  await client.end();
});

test('asked again the login has a new password, and the name of another role is refused', async () => {
  const other = 'cd'.repeat(24);
  await createAuditorLogin(db, 'auditor', other);
  await expect(login('auditor', PASSWORD)).rejects.toMatchObject({ code: '28P01' });
  await (await login('auditor', other)).end();
  for (const name of ['small', 'infinitydb', 'infinitydb_auditor', 'x; drop table entries', 'Jane'])
    await expect(createAuditorLogin(db, name, other)).rejects.toMatchObject({ code: 'usage' });
});

test('what was granted on all tables before is taken back, of later tables too', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and has_table_privilege('infinitydb_auditor', oid, 'select') order by 1`.execute(db);
  expect(rows.map(({ name }) => name)).toEqual(['checkpoints', 'entries', 'tiles', 'transfers']);
  await sql`create table later (a int)`.execute(db);
  await expect(auditor.query('select * from later')).rejects.toMatchObject({ code: '42501' });
});

test('every view and column says what it is', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname || coalesce('.' || a.attname, '') as name
    from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = 'audit'::regnamespace and c.relkind = 'v'
      and (obj_description(c.oid, 'pg_class') is null or col_description(c.oid, a.attnum) is null)`.execute(db);
  expect(rows).toEqual([]);
});

const VALUES = { cap: 1, from: 100, to: 300, asset: 1, day: '1970-01-01', account: `${AGENT}/1/available` };
const asked = (question: number, n = 0): string => withValues(documentedQueries().get(question)?.[n] ?? '', VALUES);

test.each([
  ['unauthorised debits of a range', asked(3)],
  ['pending transfers', asked(4)],
  ['pending transfers of an account', `select * from audit.pending_transfers where debit = '${AGENT}/1/available'`],
  ['the statement of an account', asked(5)],
  ['its balance', asked(5, 1)],
  ['the fees of each epoch', asked(6)],
  ["a day's largest movements", asked(8)],
  ['how far the log goes', asked(9)],
  ['gaps of a range', asked(9, 1)],
  ['batches', asked(10, 1)],
  ['watermarks', asked(10)],
])('%s: neither transfers nor entries are read from end to end', async (_, query) => {
  const { rows } = await auditor.query(`explain ${query}`);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toMatch(/Index|Bitmap/);
  expect(plan).not.toMatch(/Seq Scan on (transfers|entries)/);
  await auditor.query(query);
});

/** A log long enough that the planner minds: 100,000 transfers between 1,000 accounts, and what such a database has beside them. */
async function fill(to: Db): Promise<void> {
  for (const statement of [
    `insert into meta (network_id, tree_size) values ('\\x00', 100000)`,
    `insert into watermarks values (0, 0, 1, '\\x00', 1000, 0, 0)`,
    `insert into accounts select lpad(to_hex(n), 64, '0') || '/1/available', 0, 0, 0, 0 from generate_series(1, 1000) n`,
    `insert into accounts values ('${AGENT}/1/available', 0, 0, 0, 0)`,
    `insert into entries select n, case when n % 50 = 0 then 3 else 2 end, decode(repeat('00', 32), 'hex') from generate_series(0, 99999) n`,
    `insert into transfers select 0, 0, n, 0, case when n % 1000 = 0 then 1 else 0 end, lpad(to_hex(n % 997), 64, '0') || '/1/available',
      case when n % 5000 = 1 then '${AGENT}/1/available' else lpad(to_hex(n % 991), 64, '0') || '/1/available' end, 1 + n % 7,
      9, null, 0, false, n - 1, 0, n, n * 60000::bigint from generate_series(1, 99999) n`,
    'analyze',
  ])
    await sql.raw(statement).execute(to);
}

test('what is wrong is shown: this log was never made by a settlement', async () => {
  const [first] = (await auditor.query(asked(3))).rows;
  expect(first).toMatchObject({ leaf_index: '100', code: 'pay', wrong: 'the entry is no frame' });
  expect((await auditor.query(asked(9, 1))).rows).toContainEqual({
    leaf_index: '150',
    wrong: 'a row without its transfer entry',
  });
  await db.transaction().execute(async (tx) => {
    await sql`insert into accounts values (${`${AGENT}/2/available`}, 5, 2, 0, 1)`.execute(tx);
    await sql`insert into state values ('deadlines', 'move/x', '{"kind":"move","key":"x","timeMs":400}')`.execute(tx);
    await sql`insert into accounts values ('system/1/issuance', 7, 0, 0, 0)`.execute(tx);
    const { rows: sums } = await sql.raw(asked(1)).execute(tx);
    expect(sums).toContainEqual({ asset: 2, accounts: 1, posted: -5n, pending: 1n, overdrawn: 1 });
    const { rows: late } = await sql`select * from audit.overdue`.execute(tx);
    expect(late).toEqual([{ kind: 'move', subject: 'x', deadline_ms: 400, late_ms: 600 }]);
    const { rows: supply } = await sql.raw(asked(2)).execute(tx);
    expect(supply).toMatchObject([{ outstanding: 7n, held: 0n, right: false }]);
    await sql`rollback`.execute(tx);
  });
});
