import type { AccountName } from '../../primitives/account.ts';
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { type LoggedTransfer, readTransfers, type TransferPage } from './read-transfers.ts';

export type StatementLine = LoggedTransfer & {
  /** What this transfer did to the posted balance, base units: 0 for one that only reserved or gave back. */
  readonly changeBaseUnits: bigint;
  /** Posted balance (credits − debits) after it. */
  readonly balanceBaseUnits: bigint;
};

const POSTS = sql<boolean>`kind in (0, 2)`;

/** An account's transfers in the order of the log with the balance after each, a page at a time. */
export async function readStatement(
  db: Db,
  account: AccountName,
  page: Omit<TransferPage, 'newest'> = {},
): Promise<StatementLine[]> {
  let balance = page.after === undefined ? 0n : await postedThrough(db, account, page.after);
  const transfers = await readTransfers(db, { account }, page);
  return transfers.map((logged) => {
    const changeBaseUnits = postedChange(logged, account);
    balance += changeBaseUnits;
    return { ...logged, changeBaseUnits, balanceBaseUnits: balance };
  });
}

function postedChange({ transfer }: LoggedTransfer, account: AccountName): bigint {
  if (transfer.kind !== 'single' && transfer.kind !== 'post') return 0n;
  return (transfer.credit === account ? transfer.amount : 0n) - (transfer.debit === account ? transfer.amount : 0n);
}

async function postedThrough(db: Db, account: AccountName, leafIndex: number): Promise<bigint> {
  const { balance } = await db
    .selectFrom('transfers')
    .select(
      sql<bigint>`coalesce(sum(case when credit = ${account} then amount else 0 end - case when debit = ${account} then amount else 0 end), 0)`.as(
        'balance',
      ),
    )
    .where((eb) => eb.or([eb('debit', '=', account), eb('credit', '=', account)]))
    .where('leaf_index', '<=', leafIndex)
    .where(POSTS)
    .executeTakeFirstOrThrow();
  return balance;
}
