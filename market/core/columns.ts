const MANY = 1 << 16;

/** A column of a struct of arrays: at least `length` long; doubled when it is full, a large one grown by an eighth, its content kept. */
export function growFloat64(column: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  if (length <= column.length) return column;
  const grown = new Float64Array(larger(column.length, length));
  grown.set(column);
  return grown;
}

export function growInt32(column: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (length <= column.length) return column;
  const grown = new Int32Array(larger(column.length, length));
  grown.set(column);
  return grown;
}

function larger(from: number, length: number): number {
  return Math.max(length, 4, from + (from >>> (from < MANY ? 0 : 3)));
}
