/** A column of a struct of arrays: at least `length` long, doubled when it grows, its content kept. */
export function growFloat64(column: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> {
  if (length <= column.length) return column;
  const grown = new Float64Array(doubled(column.length, length));
  grown.set(column);
  return grown;
}

export function growInt32(column: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (length <= column.length) return column;
  const grown = new Int32Array(doubled(column.length, length));
  grown.set(column);
  return grown;
}

function doubled(from: number, length: number): number {
  let size = Math.max(from, 4);
  while (size < length) size *= 2;
  return size;
}
