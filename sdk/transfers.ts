import type { TransferCode, TransferKind } from '../primitives/transfer.ts';
import { callApi } from './http-api.ts';
import { queryOf } from './query.ts';

export type TransferJson = {
  readonly id: string;
  readonly leafIndex: number;
  readonly kind: TransferKind;
  readonly code: TransferCode;
  readonly debit: string;
  readonly credit: string;
  readonly asset: number;
  readonly symbol: string;
  readonly amount: string;
  readonly amountBaseUnits: string;
  readonly timeMs: number;
  /** The pending transfer that this one resolves. */
  readonly pendingId?: string;
  readonly authorisation:
    | { readonly kind: 'frame'; readonly leaf: string; readonly commandIndex: number }
    | { readonly kind: 'rule'; readonly leaf: string };
  readonly words: string;
};

/** Which transfers; all that is said holds at once. */
export type TransferFilter = {
  /** An agent (64 hex digits), an owner (40) or `system`. */
  readonly holder?: string | undefined;
  /** An account's name. */
  readonly account?: string | undefined;
  readonly code?: string | undefined;
  readonly fromMs?: number | undefined;
  /** Before it. */
  readonly toMs?: number | undefined;
  /** Leaf of the log: those behind it, or before it where the newest come first. */
  readonly after?: number | undefined;
  readonly newest?: boolean | undefined;
};

const MOST = 1_000;

/** Transfers in the order of the log, or from its end, a page at a time. */
export async function* transferPages(
  apiUrl: string,
  filter: TransferFilter,
  signal?: AbortSignal,
  pageSize = MOST,
): AsyncGenerator<readonly TransferJson[]> {
  const { newest, ...rest } = filter;
  for (let { after } = filter; ; ) {
    signal?.throwIfAborted();
    const query = queryOf({ ...rest, after, limit: pageSize, newest: newest ? 1 : undefined });
    const page = await callApi<{ transfers: TransferJson[]; next?: number }>(apiUrl, `/api/v1/transfers${query}`);
    yield page.transfers;
    if (page.next === undefined) return;
    after = page.next;
  }
}

/** Transfers in the order of the log, or from its end: at most `limit`. */
export async function transfers(
  apiUrl: string,
  { limit, ...filter }: TransferFilter & { readonly limit: number },
): Promise<TransferJson[]> {
  const found: TransferJson[] = [];
  for await (const page of transferPages(apiUrl, filter, undefined, Math.min(MOST, limit))) {
    found.push(...page);
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
}
