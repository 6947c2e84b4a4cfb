import type { AccountRow } from './batch.ts';
import type { Db } from './database.ts';
import { accountRow } from './read-ledger.ts';

export type AccountFilter = {
  /** 64 hex (agent), 40 hex (owner) or `system`; all holders when absent. */
  readonly holder?: string;
  readonly asset?: number;
};

/** Accounts in the order of their names, after the name `after`. */
export async function readAccounts(
  db: Db,
  filter: AccountFilter = {},
  page: { readonly after?: string; readonly limit?: number } = {},
): Promise<AccountRow[]> {
  const { holder, asset } = filter;
  let query = db
    .selectFrom('accounts')
    .selectAll()
    .orderBy('name')
    .limit(page.limit ?? 1_000);
  if (page.after !== undefined) query = query.where('name', '>', page.after);
  // A range, not LIKE: it is served by the primary key whatever the collation's rules for patterns.
  if (holder !== undefined) query = query.where('name', '>=', `${holder}/`).where('name', '<', `${holder}0`);
  if (asset !== undefined) query = query.where('name', 'like', `%/${asset}/%`);
  return (await query.execute()).map(accountRow);
}

export async function readAccount(db: Db, name: string): Promise<AccountRow | undefined> {
  const row = await db.selectFrom('accounts').selectAll().where('name', '=', name).executeTakeFirst();
  return row && accountRow(row);
}
