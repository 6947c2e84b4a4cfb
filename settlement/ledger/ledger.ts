import type { AccountName } from '../../primitives/account.ts';
import type { Transfer } from '../../primitives/transfer.ts';
import { Table } from './table.ts';

/** Sums since the account's first transfer, base units. */
export type Balance = {
  readonly creditsPosted: bigint;
  readonly debitsPosted: bigint;
  readonly creditsPending: bigint;
  readonly debitsPending: bigint;
};

/** Accounts by name, and the pending transfers (by `transferIdText`) that nothing has resolved yet. */
export type Ledger = {
  readonly accounts: Table<Balance>;
  readonly pending: Table<Transfer>;
  /** Codes of genesis' assets. */
  readonly assets: ReadonlySet<number>;
};

export const NO_BALANCE: Balance = { creditsPosted: 0n, debitsPosted: 0n, creditsPending: 0n, debitsPending: 0n };

export function createLedger(assets: Iterable<number>): Ledger {
  return { accounts: new Table(), pending: new Table(), assets: new Set(assets) };
}

export function balanceOf(ledger: Ledger, account: AccountName): Balance {
  return ledger.accounts.get(account) ?? NO_BALANCE;
}

/** Posted credits less posted debits: a pending amount is still its debtor's. */
export function postedOf(ledger: Ledger, account: AccountName): bigint {
  const { creditsPosted, debitsPosted } = balanceOf(ledger, account);
  return creditsPosted - debitsPosted;
}

/** What the account may still be debited: posted less pending debits. */
export function spendableOf(ledger: Ledger, account: AccountName): bigint {
  return postedOf(ledger, account) - balanceOf(ledger, account).debitsPending;
}
