import { ok, refuse, type Result } from './result.ts';

/**
 * How many distinct agents hold an object, as one i32 on the wire: `n` = n whole copies, `(k << 16) | n` with k ≥ 2 = a code of
 * which any k of the n slots restore the object.
 */
export type Spread = { readonly k: number; readonly n: number };

/** The most slots that one object has. It also keeps every index of a code within GF(2^8). */
export const SPREAD_MAX_SLOTS = 64;

/** The spread that `wire` spells, or `spread_invalid`. */
export function decodeSpread(wire: number): Result<Spread> {
  if (!Number.isInteger(wire) || wire < 1 || wire > 0x7fff_ffff)
    return refuse('spread_invalid', `spread ${wire} is not an i32 above 0`, { spread: wire });
  const high = wire >>> 16;
  if (high === 1)
    return refuse('spread_invalid', `spread ${wire} spells k = 1: n whole copies are spelt n alone`, { spread: wire });
  return checkSpread({ k: high === 0 ? 1 : high, n: wire & 0xffff });
}

/** The i32 of a spread that `checkSpread` let pass. */
export function encodeSpread({ k, n }: Spread): number {
  return k === 1 ? n : (k << 16) | n;
}

/** The same spread where 1 ≤ n ≤ 64 and k is 1, or 2 ≤ k < n; else `spread_invalid`. */
export function checkSpread({ k, n }: Spread): Result<Spread> {
  if (!Number.isInteger(n) || n < 1 || n > SPREAD_MAX_SLOTS)
    return refuse('spread_invalid', `a spread has 1 to ${SPREAD_MAX_SLOTS} slots, not ${n}`, { k, n });
  if (!Number.isInteger(k) || k < 1 || (k > 1 && k >= n))
    return refuse('spread_invalid', `k is 1 for whole copies, or from 2 to n - 1; ${k} of ${n} is neither`, { k, n });
  return ok({ k, n });
}
