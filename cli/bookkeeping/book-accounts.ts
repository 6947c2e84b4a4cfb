import { parseAccount } from '../../primitives/account.ts';
import type { TransferJson } from '../../sdk/transfers.ts';

/** One side of a posting in a journal of hledger or beancount: their sign, above zero a debit. */
export type Posting = { readonly account: string; readonly negative: boolean };

/** Which two postings a transfer is. */
export type Postings = (transfer: Pick<TransferJson, 'debit' | 'credit' | 'code'>) => readonly [Posting, Posting];

/** The books of whoever runs the ledger: what the vault holds is an asset, what agents and owners have a liability. */
export const operatorPostings: Postings = ({ debit, credit }) => [
  { account: operatorAccount(debit), negative: false },
  { account: operatorAccount(credit), negative: true },
];

/** The books of one holder: what it has is an asset; where it came from or went is named after the transfer's code. */
export const holderPostings =
  (holder: string): Postings =>
  ({ debit, credit, code }) => {
    const isOwn = (name: string): boolean => name.startsWith(`${holder}/`);
    const other = `${MOVED.has(code) ? 'Equity' : isOwn(debit) ? 'Expenses' : 'Income'}:${capital(code)}`;
    const account = (name: string): string => (isOwn(name) ? `Assets:${purposeOf(name)}` : other);
    return [
      { account: account(credit), negative: false },
      { account: account(debit), negative: true },
    ];
  };

/** What a holder only moves to or from elsewhere is neither income nor an expense. */
const MOVED: ReadonlySet<string> = new Set(['deposit', 'withdrawal', 'fund_agent', 'sweep_agent']);

function operatorAccount(name: string): string {
  const { holder } = parseAccount(name);
  const purpose = purposeOf(name);
  if (holder !== 'system') return `Liabilities:${holder.length === 40 ? 'Owner' : 'Agent'}-${holder}:${purpose}`;
  return `${purpose === 'Vault' ? 'Assets' : purpose === 'Issuance' ? 'Equity' : 'Liabilities'}:${purpose}`;
}

/** `trading.2` → `Trading-2`: both programs take letters, digits and dashes after a capital. */
function purposeOf(name: string): string {
  const { purpose, partition } = parseAccount(name);
  return capital(purpose === 'trading' ? `trading-${partition}` : purpose);
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1).replaceAll('_', '-')}`;
