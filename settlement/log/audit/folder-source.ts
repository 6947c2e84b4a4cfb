import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InfinityDbError } from '../../../primitives/error.ts';
import type { AuditSource } from './source.ts';

const ABSENT = new Set(['ENOENT', 'ENOTDIR']);

/** The folder that `exportLog` wrote. */
export function folderSource(folder: string): AuditSource {
  return {
    async read(path) {
      try {
        // Whoever reads a log has nothing else to do meanwhile, and a call that waits costs a fraction of a promise from the pool.
        const bytes = readFileSync(join(folder, path));
        return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
      } catch (cause) {
        const code = (cause as NodeJS.ErrnoException).code ?? '';
        if (ABSENT.has(code)) return undefined;
        throw new InfinityDbError('file_unreadable', `${join(folder, path)} cannot be read: ${code}`, { cause });
      }
    },
  };
}
