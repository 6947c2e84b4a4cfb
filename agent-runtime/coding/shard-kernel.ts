import { assert } from '../../primitives/result.ts';
import { multiply } from './galois.ts';

/** Bytes of each shard worked on at a time, so that the sums stay in the first-level cache. */
const STRETCH = 4096;
/** Rows summed in one pass: a table entry holds one product byte for each, in one 32-bit word. */
const LANES = 4;
const NOTHING = new Uint32Array(256);

/**
 * For each row the sum of row[j] × inputs[j] over GF(2^8), byte by byte. One table look-up gives a byte's products for four rows, so
 * up to four parity shards cost one pass over the data.
 */
export function combine(rows: readonly Uint8Array[], inputs: readonly Uint8Array[]): Uint8Array[] {
  const length = inputs[0]?.length ?? 0;
  for (const input of inputs) assert(input.length === length, `shards of ${length} and ${input.length} bytes`);
  const outputs = rows.map(() => new Uint8Array(length));
  const sums = new Uint32Array(STRETCH);
  for (let first = 0; first < rows.length; first += LANES) {
    const lanes = rows.slice(first, first + LANES);
    const tables = inputs.map((_, column) => productTable(lanes, column));
    for (let start = 0; start < length; start += STRETCH) {
      const end = Math.min(start + STRETCH, length);
      sum(sums, tables, inputs, start, end);
      for (let lane = 0; lane < lanes.length; lane++)
        unpack(sums, 8 * lane, outputs[first + lane] as Uint8Array, start, end);
    }
  }
  return outputs;
}

function productTable(lanes: readonly Uint8Array[], column: number): Uint32Array {
  const table = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let word = 0;
    for (const [lane, row] of lanes.entries()) word |= multiply(row[column] as number, byte) << (8 * lane);
    table[byte] = word;
  }
  return table;
}

/** Two inputs a pass: half the traffic to the sums. A missing second input is the first again, times nothing. */
function sum(
  sums: Uint32Array,
  tables: readonly Uint32Array[],
  inputs: readonly Uint8Array[],
  start: number,
  end: number,
): void {
  const count = end - start;
  for (let j = 0; j < inputs.length; j += 2) {
    const a = inputs[j] as Uint8Array;
    const b = inputs[j + 1] ?? a;
    const ta = tables[j] as Uint32Array;
    const tb = tables[j + 1] ?? NOTHING;
    if (j === 0)
      for (let i = 0; i < count; i++)
        sums[i] = (ta[a[start + i] as number] as number) ^ (tb[b[start + i] as number] as number);
    else
      for (let i = 0; i < count; i++)
        sums[i] = (sums[i] as number) ^ (ta[a[start + i] as number] as number) ^ (tb[b[start + i] as number] as number);
  }
}

function unpack(sums: Uint32Array, shift: number, out: Uint8Array, start: number, end: number): void {
  for (let i = 0; i < end - start; i++) out[start + i] = (sums[i] as number) >>> shift;
}
