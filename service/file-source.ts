import { createHash } from 'node:crypto';
import { accessSync, constants, createReadStream, statSync } from 'node:fs';
import type { Source } from '../agent-runtime/object/put.ts';
import { InfinityDbError } from '../primitives/error.ts';

/** A file as something to put. Throws `file_unreadable` before anything is bought. */
export function fileSource(path: string): Source {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw new Error('it is not a regular file');
    accessSync(path, constants.R_OK);
    return { size: stat.size, open: () => createReadStream(path, { highWaterMark: 1 << 20 }) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InfinityDbError('file_unreadable', `${path} cannot be read: ${why}`, { cause, step: 'file' });
  }
}

/** SHA-256 of all bytes, hex, and how many there were. */
export async function digestOf(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly sha256: string; readonly size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const part of bytes) {
    hash.update(part);
    size += part.length;
  }
  return { sha256: hash.digest('hex'), size };
}
