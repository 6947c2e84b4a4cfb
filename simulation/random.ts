/** Random numbers that a seed says: the same seed, the same numbers, on every machine. */
export type Random = {
  /** In [0, 1). */
  fraction(): number;
  /** A whole number from 0, below `limit`. */
  below(limit: number): number;
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T | undefined;
  /** With this median; `sigma` of the logarithm. */
  lognormal(median: number, sigma: number): number;
  exponential(mean: number): number;
  /** A generator of its own, so that what draws from it shifts nobody else's numbers. */
  fork(): Random;
};

/** sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, passes PractRand; only 32-bit integer arithmetic. */
export function seeded(seed: number, stream = 0): Random {
  let [a, b, c, counter] = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, stream >>> 0, 1];
  const word = (): number => {
    const sum = (((a + b) >>> 0) + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum;
  };
  for (let i = 0; i < 15; i++) word();
  const fraction = (): number => word() / 2 ** 32;
  const below = (limit: number): number => Math.floor(limit * fraction());
  return {
    fraction,
    below,
    between: (low, high) => low + (high - low) * fraction(),
    chance: (probability) => fraction() < probability,
    pick: (from) => from[below(from.length)],
    lognormal: (median, sigma) => median * Math.exp(sigma * normal(fraction)),
    exponential: (mean) => -mean * Math.log(1 - fraction()),
    fork: () => seeded(word(), word()),
  };
}

/** Standard normal, by Box and Muller. */
function normal(fraction: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction());
}
