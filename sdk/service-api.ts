import { callApi } from './http-api.ts';
import type { StreamTrade } from './market-stream.ts';
import { queryOf } from './query.ts';

/** What the commands read from the service's HTTP interface. Numbers beyond 2^53 come as decimal text. */
export type AccountJson = {
  readonly name: string;
  readonly holder: string;
  readonly asset: number;
  readonly symbol: string;
  readonly purpose: string;
  /** What may still be debited; `pendingBaseUnits` is already taken off it. */
  readonly balanceBaseUnits: string;
  readonly pendingBaseUnits: string;
  /** All credits less all debits that were posted. */
  readonly postedBaseUnits: string;
  readonly balance: string;
};

export type BookJson = {
  readonly instrument: string;
  readonly partition: number;
  readonly symbol: string;
  /** Where the operator stopped trading of it. */
  readonly halted?: { readonly untilMs: number; readonly reason: string };
  readonly bids: readonly { readonly price: number; readonly priceText: string; readonly lots: number }[];
  readonly asks: readonly {
    readonly price: number;
    readonly priceText: string;
    readonly lots: number;
    /** Also the negotiation id. */
    readonly orderId: string;
    readonly agent: string;
  }[];
};

/** The most that one page holds. */
const PAGE = 1_000;
const BOOKS = 10_000;

/** Accounts in order of name, behind `after`; of one holder (agent, owner, `system`), of one asset, or all. */
export async function accounts(
  apiUrl: string,
  filter: {
    readonly holder?: string | undefined;
    readonly asset?: number | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<AccountJson[]> {
  const { holder, asset, limit } = filter;
  const found: AccountJson[] = [];
  for (let { after } = filter; found.length < limit; ) {
    const query = queryOf({ holder, asset, after, limit: Math.min(PAGE, limit - found.length) });
    const page = await callApi<{ accounts: AccountJson[]; next?: string }>(apiUrl, `/api/v1/accounts${query}`);
    found.push(...page.accounts);
    if (page.next === undefined) break;
    after = page.next;
  }
  return found;
}

/** The book of one instrument, or of all in order of name: the first 10,000. */
export async function books(apiUrl: string, instrument?: string): Promise<readonly BookJson[]> {
  const found: BookJson[] = [];
  for (let after: string | undefined; found.length < BOOKS; ) {
    const query = queryOf({ instrument, after });
    const page = await callApi<{ books: BookJson[]; next?: string }>(apiUrl, `/api/v1/books${query}`);
    found.push(...page.books);
    if (page.next === undefined) break;
    after = page.next;
  }
  return found;
}

/** Trades of an instrument that are final, newest first. */
export async function trades(apiUrl: string, instrument: string, limit: number): Promise<StreamTrade[]> {
  const found: StreamTrade[] = [];
  for (let after: number | undefined; found.length < limit; ) {
    const query = queryOf({ instrument, after, limit: Math.min(PAGE, limit - found.length) });
    const page = await callApi<{ trades: StreamTrade[]; next?: number }>(apiUrl, `/api/v1/trades${query}`);
    found.push(...page.trades);
    if (page.next === undefined) break;
    after = page.next;
  }
  return found;
}

/** How many entries the ledger's log has now. */
export async function treeSize(apiUrl: string): Promise<number> {
  return (await callApi<{ treeSize: number }>(apiUrl, '/api/v1/status')).treeSize;
}
