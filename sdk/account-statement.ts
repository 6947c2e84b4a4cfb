import { callApi } from './http-api.ts';
import { queryOf } from './query.ts';
import type { TransferJson } from './transfers.ts';

export type AccountLine = TransferJson & {
  /** What it did to the posted balance: 0 for what only reserved, or gave back. */
  readonly changeBaseUnits: string;
  /** The posted balance after it. */
  readonly postedBaseUnits: string;
};

const MOST = 1_000;

/** An account's transfers in the order of the log with the balance after each; `next`: the leaf to go on behind, where there may be more. */
export async function accountStatement(
  apiUrl: string,
  account: string,
  { after, limit }: { readonly after?: number | undefined; readonly limit: number },
): Promise<{ readonly lines: readonly AccountLine[]; readonly next: number | undefined }> {
  const lines: AccountLine[] = [];
  for (let behind = after; ; ) {
    const query = queryOf({ account, after: behind, limit: Math.min(MOST, limit - lines.length) });
    const page = await callApi<{ lines: AccountLine[]; next?: number }>(apiUrl, `/api/v1/statement${query}`);
    lines.push(...page.lines);
    if (page.next === undefined || lines.length >= limit) return { lines, next: page.next };
    behind = page.next;
  }
}
