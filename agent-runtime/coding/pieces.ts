export type Piece = { readonly bytes: Uint8Array; readonly last: boolean };

/**
 * `source` cut anew into pieces of exactly `size` bytes, the last one shorter or as long; an empty source gives one empty piece. Each
 * piece has a buffer of its own, and whether it is the last is known as it comes.
 */
export async function* pieces(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Piece> {
  let buffer = new Uint8Array(size);
  let filled = 0;
  for await (const part of source) {
    let taken = 0;
    while (taken < part.length) {
      if (filled === size) {
        yield { bytes: buffer, last: false };
        buffer = new Uint8Array(size);
        filled = 0;
      }
      const step = Math.min(size - filled, part.length - taken);
      buffer.set(part.subarray(taken, taken + step), filled);
      filled += step;
      taken += step;
    }
  }
  yield { bytes: buffer.subarray(0, filled), last: true };
}
