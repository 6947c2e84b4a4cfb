import type { TransferJson } from '../sdk/transfers.ts';

export type StatementLine = {
  readonly leafIndex: number;
  readonly id: string;
  readonly timeMs: number;
  readonly words: string;
  readonly asset: number;
  readonly symbol: string;
  /** Base units: above zero came in, below went out. */
  readonly change: bigint;
  /** All that the holder has of the asset after it, over all its accounts. */
  readonly balance: bigint;
};

/**
 * What each transfer did to all that `holder` has, in the order of the log. What is pending, or moved between the holder's own accounts,
 * changes nothing and is left out. `transfers` must be all of the holder's from the first on.
 */
export function statementOf(holder: string, transfers: readonly TransferJson[]): StatementLine[] {
  const balances = new Map<number, bigint>();
  const lines: StatementLine[] = [];
  for (const { kind, debit, credit, amountBaseUnits, asset, symbol, leafIndex, id, timeMs, words } of transfers) {
    if (kind !== 'single' && kind !== 'post') continue;
    const amount = BigInt(amountBaseUnits);
    const own = (account: string): bigint => (account.startsWith(`${holder}/`) ? amount : 0n);
    const change = own(credit) - own(debit);
    if (change === 0n) continue;
    const balance = (balances.get(asset) ?? 0n) + change;
    balances.set(asset, balance);
    lines.push({ leafIndex, id, timeMs, words, asset, symbol, change, balance });
  }
  return lines;
}
