import { type AccountName, parseAccount } from '../../primitives/account.ts';
import { ok, type Result, refuse } from '../../primitives/result.ts';
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
  /** Names of accounts that were closed. */
  readonly closed: Table<true>;
  /** Codes of genesis' assets. */
  readonly assets: ReadonlySet<number>;
};

export const NO_BALANCE: Balance = { creditsPosted: 0n, debitsPosted: 0n, creditsPending: 0n, debitsPending: 0n };

export function createLedger(assets: Iterable<number>): Ledger {
  return { accounts: new Table(), pending: new Table(), closed: new Table(), assets: new Set(assets) };
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

/** What an account may still be credited before its credits, pending ones too, pass its posted debits. */
export function returnableOf(ledger: Ledger, account: AccountName): bigint {
  return -postedOf(ledger, account) - balanceOf(ledger, account).creditsPending;
}

/**
 * An account's limit: no account's debits exceed its credits, save where an asset comes from. There (`issuance`, `vault`) credits never
 * exceed debits: no more comes back than went out.
 */
export function limitOf(account: AccountName): 'debits' | 'credits' {
  if (!account.startsWith('system/')) return 'debits';
  return parseAccount(account).purpose === 'fee-pool' ? 'debits' : 'credits';
}

/**
 * From now on nothing is debited or credited there. Refused: `account_closed` where it is already, `account_in_use` while it has a balance
 * or a transfer to or from it is pending.
 */
export function closeAccount(ledger: Ledger, account: AccountName): Result<AccountName> {
  if (ledger.closed.has(account)) return refuse('account_closed', `${account} is closed already`);
  const { creditsPending, debitsPending } = balanceOf(ledger, account);
  const posted = postedOf(ledger, account);
  if (posted !== 0n || creditsPending > 0n || debitsPending > 0n)
    return refuse(
      'account_in_use',
      `${account} has ${posted}, and ${debitsPending} out and ${creditsPending} in pending`,
    );
  ledger.closed.set(account, true);
  return ok(account);
}
