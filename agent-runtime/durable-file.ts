import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { InfinityDbError } from '../primitives/error.ts';

const NO_ROOM: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

/** Writes a file whole or not at all, and returns once it and its name are on the disk. Throws `disk_full`; the file is as before then. */
export function writeDurably(path: string, content: string | Uint8Array, mode = 0o644): void {
  const part = `${path}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(part, content, { mode, flush: true });
    renameSync(part, path);
    syncFolder(dirname(path));
  } catch (cause) {
    rmSync(part, { force: true });
    if (!NO_ROOM.has((cause as NodeJS.ErrnoException).code)) throw cause;
    throw new InfinityDbError('disk_full', `the disk has no room for ${path}; make room, then try again`, { cause });
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
