/** Gini coefficient of amounts above or at zero: 0 all equal, towards 1 one has all. */
export function gini(amounts: readonly number[]): number {
  const sorted = [...amounts].sort((a, b) => a - b);
  const sum = sorted.reduce((total, amount) => total + amount, 0);
  if (sum === 0) return 0;
  const weighted = sorted.reduce((total, amount, i) => total + amount * (2 * (i + 1) - sorted.length - 1), 0);
  return weighted / (sorted.length * sum);
}

/** Herfindahl–Hirschman index of shares, 0 to 10,000; above 2,500 a market counts as highly concentrated. */
export function hhi(amounts: readonly number[]): number {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  return sum === 0 ? 0 : amounts.reduce((total, amount) => total + ((100 * amount) / sum) ** 2, 0);
}

/** The Lorenz curve: from (0, 0) to (1, 1), what share of the whole the poorest so many have. */
export function lorenz(amounts: readonly number[]): { readonly x: number; readonly y: number }[] {
  const sorted = [...amounts].sort((a, b) => a - b);
  const sum = sorted.reduce((total, amount) => total + amount, 0) || 1;
  let below = 0;
  const points = sorted.map((amount, i) => ({ x: (i + 1) / sorted.length, y: (below += amount) / sum }));
  return [{ x: 0, y: 0 }, ...points];
}
