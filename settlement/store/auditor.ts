import { sql } from 'kysely';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Db } from './database.ts';

/** The group that every auditor's login belongs to: it reads what the log holds and the views of schema `audit`, and writes nothing. */
export const AUDITOR_ROLE = 'infinitydb_auditor';

/** What the group may see, put right whatever it was before. Needs the group and the schema. */
export const AUDITOR_GRANTS = [
  `revoke all on all tables in schema public from ${AUDITOR_ROLE}`,
  `alter default privileges in schema public revoke select on tables from ${AUDITOR_ROLE}`,
  `grant usage on schema public, audit to ${AUDITOR_ROLE}`,
  `grant select on entries, transfers, tiles, checkpoints to ${AUDITOR_ROLE}`,
  // A frame's bytes are for the log, once it had an effect there.
  `grant select (partition, generation, sequence, time_ms, sha256) on frames to ${AUDITOR_ROLE}`,
  `grant select on all tables in schema audit to ${AUDITOR_ROLE}`,
];

const LOGIN_NAME = /^[a-z_][a-z0-9_]{0,62}$/;
const PASSWORD = /^[0-9a-f]{32,}$/;
const NOT_ALLOWED = '42501';
const EXISTS = '42710';

/**
 * Makes the login `name`, or gives the one of that name a new password (hex). It cannot change anything, waits a minute at most for an
 * answer, and holds four connections at most. Throws `not_authorised` where the database's user may not make roles, saying what an
 * administrator has to run, and `usage` for a name that cannot be or is another's.
 */
export async function createAuditorLogin(db: Db, name: string, password: string): Promise<void> {
  if (!LOGIN_NAME.test(name) || name === AUDITOR_ROLE || !PASSWORD.test(password))
    throw new InfinityDbError('usage', `${name} cannot be a login: lower-case letters, digits and _, 63 at most`);
  try {
    await ensureGroup(db);
    await db.transaction().execute(async (tx) => {
      for (const statement of AUDITOR_GRANTS) await sql.raw(statement).execute(tx);
      const member = await isMember(tx, name);
      if (member === false) throw new InfinityDbError('usage', `the role ${name} is there and is no auditor's`);
      const verb = member ? 'alter' : 'create';
      await sql.raw(`${verb} role ${name} login password '${password}' connection limit 4`).execute(tx);
      await sql.raw(`grant ${AUDITOR_ROLE} to ${name}`).execute(tx);
      for (const setting of ["statement_timeout = '60s'", "idle_in_transaction_session_timeout = '60s'"])
        await sql.raw(`alter role ${name} set ${setting}`).execute(tx);
      await sql.raw(`alter role ${name} set default_transaction_read_only = on`).execute(tx);
      await sql.raw(`alter role ${name} set search_path = audit, public`).execute(tx);
    });
  } catch (cause) {
    if (codeOf(cause) !== NOT_ALLOWED) throw cause;
    throw new InfinityDbError(
      'not_authorised',
      `the database's user may not make roles; have an administrator of the server run: create role ${AUDITOR_ROLE} nologin; create role ${name} login password '…' in role ${AUDITOR_ROLE}; ${AUDITOR_GRANTS.join('; ')}`,
      { cause },
    );
  }
}

async function ensureGroup(db: Db): Promise<void> {
  try {
    await sql.raw(`create role ${AUDITOR_ROLE} nologin`).execute(db);
  } catch (error) {
    if (codeOf(error) !== EXISTS && !(codeOf(error) === NOT_ALLOWED && (await roleExists(db)))) throw error;
  }
}

async function roleExists(db: Db): Promise<boolean> {
  return (await sql`select 1 from pg_roles where rolname = ${AUDITOR_ROLE}`.execute(db)).rows.length > 0;
}

/** Undefined where there is no such role. */
async function isMember(db: Db, name: string): Promise<boolean | undefined> {
  const { rows } = await sql<{ member: boolean }>`
    select not r.rolsuper and exists (
      select from pg_auth_members m join pg_roles g on g.oid = m.roleid
      where m.member = r.oid and g.rolname = ${AUDITOR_ROLE}) as member
    from pg_roles r where r.rolname = ${name}`.execute(db);
  return rows[0]?.member;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
