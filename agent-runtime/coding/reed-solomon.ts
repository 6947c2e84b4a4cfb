import { assert, ok, type Result, refuse } from '../../primitives/result.ts';
import { inverse, invertMatrix, multiply } from './galois.ts';
import { combine } from './shard-kernel.ts';

/**
 * A systematic k-of-n code over GF(2^8): shards 0 to k-1 are the data, shard i ≥ k is the sum over j of data j / (i xor j). Those
 * factors are a Cauchy matrix, all of whose square parts are invertible, so any k shards give the same n. It is ISA-L's
 * `gf_gen_cauchy1_matrix`. All shards of a call have one length.
 */

/** The n - k parity shards of k data shards. */
export function encodeShards(k: number, n: number, data: readonly Uint8Array[]): Uint8Array[] {
  assert(data.length === k, `${data.length} data shards for k = ${k}`);
  const rows: Uint8Array[] = [];
  for (let i = k; i < n; i++) rows.push(generatorRow(k, i));
  return combine(rows, data);
}

/**
 * The shards that `wanted` names (0 to n-1, parity too), from any k of `shards`, whose index is the shard's and whose holes are
 * undefined. `not_enough_shards` names the missing ones. A shard at hand is returned as it is.
 */
export function reconstruct(
  k: number,
  n: number,
  shards: readonly (Uint8Array | undefined)[],
  wanted: readonly number[],
): Result<Uint8Array[]> {
  const missing = wanted.filter((index) => shards[index] === undefined);
  if (missing.length === 0) return ok(wanted.map((index) => shards[index] as Uint8Array));
  const present = Array.from({ length: n }, (_, index) => index).filter((index) => shards[index] !== undefined);
  if (present.length < k) {
    const holes = Array.from({ length: n }, (_, index) => index).filter((index) => shards[index] === undefined);
    const message = `${present.length} of the ${k} shards needed; missing are ${holes.join(', ')}`;
    return refuse('not_enough_shards', message, { k, n, present: present.length, missing: holes.join(',') });
  }
  const used = present.slice(0, k);
  const back = invertMatrix(used.map((index) => generatorRow(k, index)));
  assert(back, 'every k rows of a Cauchy code are invertible');
  const rows = missing.map((index) => product(generatorRow(k, index), back));
  const rebuilt = combine(
    rows,
    used.map((index) => shards[index] as Uint8Array),
  );
  return ok(wanted.map((index) => shards[index] ?? (rebuilt[missing.indexOf(index)] as Uint8Array)));
}

/** The factors of the k data shards in shard `index`. */
function generatorRow(k: number, index: number): Uint8Array {
  return Uint8Array.from({ length: k }, (_, j) => {
    if (index < k) return index === j ? 1 : 0;
    return inverse(index ^ j);
  });
}

function product(row: Uint8Array, matrix: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(row.length);
  for (const [i, factor] of row.entries())
    for (const [j, cell] of (matrix[i] as Uint8Array).entries()) out[j] = (out[j] as number) ^ multiply(factor, cell);
  return out;
}
