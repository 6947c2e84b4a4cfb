/**
 * `pool` split equally over `accounts` by largest remainder: equal shares have equal remainders, so the units left over go one each
 * to the first in order of name. Shares of nothing are left out.
 */
export function feeShares(
  pool: bigint,
  accounts: readonly string[],
): { readonly account: string; readonly amount: bigint }[] {
  const count = BigInt(accounts.length);
  if (count === 0n || pool <= 0n) return [];
  const left = pool % count;
  return [...accounts]
    .sort()
    .map((account, i) => ({ account, amount: pool / count + (BigInt(i) < left ? 1n : 0n) }))
    .filter(({ amount }) => amount > 0n);
}
