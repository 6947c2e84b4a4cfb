import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InfinityDbError } from '../../../primitives/error.ts';
import type { AuditSource } from './source.ts';

const ABSENT = new Set(['ENOENT', 'ENOTDIR']);

/** The folder that `exportLog` wrote. */
export function folderSource(folder: string): AuditSource {
  return {
    async read(path) {
      try {
        return new Uint8Array(await readFile(join(folder, ...path.split('/'))));
      } catch (cause) {
        const code = (cause as NodeJS.ErrnoException).code ?? '';
        if (ABSENT.has(code)) return undefined;
        throw new InfinityDbError('file_unreadable', `${join(folder, path)} cannot be read: ${code}`, { cause });
      }
    },
  };
}
