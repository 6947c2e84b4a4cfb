import { type Kysely, type Migration, sql } from 'kysely';

/** The reducer's rows are read back whole and never searched, so parsing each into jsonb was work for nobody: a fifth of a batch's time. */
export const stateTextMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table state alter column value type text using value::text`.execute(db);
  },
};
