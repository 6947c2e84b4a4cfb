import { type Kysely, type Migration, sql } from 'kysely';
import { AUDITOR_GRANTS, AUDITOR_ROLE } from '../auditor.ts';
import { AUDIT_VIEWS } from './0005-audit-views.ts';

const INDEXES = [
  // What is pending and what resolved it; most transfers are neither.
  'create index transfers_pending on transfers (leaf_index) where kind = 1',
  'create index transfers_resolved on transfers (pending_id) where pending_id is not null',
  // Rows come in the order of time, so that a few pages' bounds serve a day.
  'create index transfers_time on transfers using brin (time_ms) with (pages_per_range = 16, autosummarize = on)',
  // All but frames and transfers, which are most of the log.
  'create index entries_of_type on entries (type, index) where type > 2',
];

/** What a role has by default and an auditor has no use for: temporary tables, large objects. Only a superuser may take the second. */
const CLOSE_DEFAULTS = [
  `do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$`,
  `do $$ begin
  revoke execute on function pg_catalog.lo_creat(integer), pg_catalog.lo_create(oid), pg_catalog.lo_from_bytea(oid, bytea) from public;
exception when insufficient_privilege then null; end $$`,
];

/** The role is missing where the database's user may not make roles: `infinitydb ledger auditor-login` says what to do then. */
const GRANTS = `do $$ begin
  if not exists (select from pg_roles where rolname = '${AUDITOR_ROLE}') then
    raise warning 'there is no role ${AUDITOR_ROLE} and % may not make it: no auditor can log in until an administrator does', current_user;
    return;
  end if;
  ${AUDITOR_GRANTS.join(';\n  ')};
end $$`;

/** Views that answer an auditor's questions (docs/auditor-queries.md), and a role that sees them and what is in the log, no more. */
export const auditorMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...INDEXES, ...AUDIT_VIEWS, ...CLOSE_DEFAULTS, GRANTS])
      await sql.raw(statement).execute(db);
  },
};
