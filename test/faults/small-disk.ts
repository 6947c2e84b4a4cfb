import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresPlace } from '../../service/postgres-place.ts';

/** A file system of its own, in memory, which can be filled to its last byte. Making one needs root, or sudo without a password. */
export type SmallDisk = {
  readonly folder: string;
  /** Nothing more can be written until `empty`. */
  fill(): void;
  empty(): void;
  [Symbol.dispose](): void;
};

const BLOCK = Buffer.alloc(1 << 16, 1);
const IS_ROOT = process.getuid?.() === 0;

const asRoot = (...words: readonly string[]): boolean => {
  const [command = '', ...args] = IS_ROOT ? words : ['sudo', '-n', ...words];
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
};

/** Undefined where this system does not let us mount one. */
export function mountSmallDisk(mebibytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'infinitydb-disk-'));
  if (!asRoot('mount', '-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=1777`, 'infinitydb-test', folder)) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill() {
      const file = openSync(filler, 'w');
      try {
        // Whole blocks first, then single bytes, until the disk has none.
        for (const block of [BLOCK, BLOCK.subarray(0, 1)]) while (writes(file, block));
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(filler, { force: true }),
    [Symbol.dispose]() {
      asRoot('umount', '--lazy', folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Puts the cluster of `dataDir`, which is not there yet, on the disk too: as root it would be elsewhere. */
export function keepPostgresOn({ folder }: SmallDisk, dataDir: string): void {
  if (!IS_ROOT) return;
  const { user } = postgresPlace(join(folder, 'unused'));
  const parent = join(folder, 'postgres');
  mkdirSync(parent);
  chmodSync(parent, 0o700);
  if (user) chownSync(parent, user.uid, user.gid);
  symlinkSync(join(parent, 'data'), dataDir);
}

function writes(file: number, block: Uint8Array): boolean {
  try {
    return writeSync(file, block) > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}
