/** Arithmetic in GF(2^8) by x^8 + x^4 + x^3 + x^2 + 1 (0x11d), the field of nearly every Reed-Solomon code over bytes. */
const EXP = new Uint8Array(510);
const LOG = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = value;
  EXP[power + 255] = value;
  LOG[value] = power;
  value = value < 128 ? value << 1 : (value << 1) ^ 0x11d;
}

export function multiply(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  return EXP[(LOG[a] as number) + (LOG[b] as number)] as number;
}

/** 1 / a, for a from 1 to 255. */
export function inverse(a: number): number {
  return EXP[255 - (LOG[a] as number)] as number;
}

/** A square matrix's inverse by Gauss and Jordan; undefined where it has none. */
export function invertMatrix(matrix: readonly Uint8Array[]): Uint8Array[] | undefined {
  const size = matrix.length;
  const rows = matrix.map((row, i): Uint8Array => {
    const wide = new Uint8Array(2 * size);
    wide.set(row);
    wide[size + i] = 1;
    return wide;
  });
  for (let column = 0; column < size; column++) {
    const pivot = rows.findIndex((row, i) => i >= column && row[column] !== 0);
    if (pivot < 0) return undefined;
    const chosen = rows[pivot] as Uint8Array;
    rows[pivot] = rows[column] as Uint8Array;
    rows[column] = chosen;
    const scale = inverse(chosen[column] as number);
    for (let i = 0; i < chosen.length; i++) chosen[i] = multiply(chosen[i] as number, scale);
    for (const row of rows) {
      const factor = row[column] as number;
      if (row === chosen || factor === 0) continue;
      for (let i = 0; i < row.length; i++) row[i] = (row[i] as number) ^ multiply(factor, chosen[i] as number);
    }
  }
  return rows.map((row) => row.slice(size));
}
