import { pipeline, Readable } from 'node:stream';
import { createZstdCompress, createZstdDecompress, zstdCompressSync } from 'node:zlib';
import { InfinityDbError } from '../../primitives/error.ts';

/** How an object's bytes were packed before sealing. */
export type Compression = 'none' | 'zstd';
export const COMPRESSIONS: readonly Compression[] = ['none', 'zstd'];

const SAMPLE_BYTES = 131_072;
const PAYS_BELOW = 0.9;

/** `zstd` where it takes a tenth or more off `sample`. */
export function chooseCompression(sample: Uint8Array): Compression {
  return zstdCompressSync(sample).length < sample.length * PAYS_BELOW ? 'zstd' : 'none';
}

/** Reads the first 128 KiB of `source`, decides by them, and hands out all of it, packed or as it was. */
export async function compressIfItPays(
  source: AsyncIterable<Uint8Array>,
): Promise<{ readonly compression: Compression; readonly packed: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let read = 0;
  while (read < SAMPLE_BYTES) {
    const next = await iterator.next();
    if (next.done) break;
    head.push(next.value);
    read += next.value.length;
  }
  const compression = chooseCompression(Buffer.concat(head).subarray(0, SAMPLE_BYTES));
  return { compression, packed: compress(rejoined(head, iterator), compression) };
}

async function* rejoined(
  head: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, undefined> {
  try {
    yield* head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

export function compress(source: AsyncIterable<Uint8Array>, compression: Compression): AsyncIterable<Uint8Array> {
  if (compression === 'none') return source;
  // A failure of either stage comes out of the iterator; the callback has nothing to add.
  return pipeline(Readable.from(source, { objectMode: false }), createZstdCompress(), () => undefined);
}

/**
 * The `size` bytes that were packed. Throws `content_mismatch` as soon as more come out, at the end where fewer did, and for bytes
 * that are no zstd frame: a manifest's size is checked, not trusted.
 */
export async function* decompress(
  source: AsyncIterable<Uint8Array>,
  compression: Compression,
  size: number,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const part of compression === 'none' ? source : unpacked(source)) {
    length += part.length;
    if (length > size) throw new InfinityDbError('content_mismatch', `the object holds more than its ${size} bytes`);
    yield part;
  }
  if (length < size) throw new InfinityDbError('content_mismatch', `the object holds ${length} of its ${size} bytes`);
}

async function* unpacked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = pipeline(Readable.from(source, { objectMode: false }), createZstdDecompress(), () => undefined);
  try {
    yield* stream;
  } catch (cause) {
    if (InfinityDbError.is(cause)) throw cause;
    throw new InfinityDbError('content_mismatch', 'the object does not decompress', { cause });
  }
}
