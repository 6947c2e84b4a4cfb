import { chmodSync, copyFileSync, existsSync, globSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { InfinityDbError } from '../../primitives/error.ts';
import type { BackupHomeFile } from './manifest.ts';
import { fileSum } from './file-sum.ts';

/** What a network signs with, what only this home knows, and the embedded chain's blocks. Not what agents hold for others. */
const FILES = [
  'genesis.json',
  'contracts.json',
  'keys/*',
  'nats/keys.json',
  'agents/*/{agent.seed,nats.jwt,policy.json,first-deposit}',
  'agents/*/state/**',
  'objects/*.json',
];
/** What is known of checkpoints may be older than the ledger, not newer: it is copied before the snapshot. */
const BEFORE = ['witness/*', 'log/newest-checkpoint'];
/** The chain may know more than the ledger, not less: it is copied after the snapshot. */
const AFTER = ['chain/blocks.bin'];

export type Copying = { before(): Promise<void>; after(): Promise<readonly BackupHomeFile[]> };

/** Copies what of `home` belongs in a backup with keys to `<folder>/home`: some before the ledger's snapshot is taken, the rest after it. */
export function copyHome(home: string, folder: string): Copying {
  const copied: BackupHomeFile[] = [];
  const copy = async (patterns: readonly string[]): Promise<void> => {
    for (const name of globSync([...patterns], { cwd: home }).sort()) {
      const [from, to] = [join(home, name), join(folder, 'home', name)];
      const { mode, isFile } = fileAt(from);
      if (!isFile) continue;
      mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
      copyFileSync(from, to);
      chmodSync(to, 0o600);
      copied.push({ path: name.split(sep).join('/'), mode: mode & 0o777, ...(await fileSum(to)) });
    }
  };
  return {
    before: () => copy(BEFORE),
    async after() {
      await copy([...FILES, ...AFTER]);
      return copied;
    },
  };
}

/** A file may be gone since it was listed: what an agent has done with is. */
function fileAt(path: string): { readonly mode: number; readonly isFile: boolean } {
  const found = statSync(path, { throwIfNoEntry: false });
  return { mode: found?.mode ?? 0, isFile: found?.isFile() ?? false };
}

/** Puts the files of a backup back into `home`. Throws `wrong_state`, and has changed nothing, where one is there with other content. */
export async function placeHome(home: string, folder: string, files: readonly BackupHomeFile[]): Promise<void> {
  for (const { path, sha256 } of files) {
    const there = join(home, path);
    if (existsSync(there) && (await fileSum(there)).sha256 !== sha256)
      throw new InfinityDbError(
        'wrong_state',
        `${there} is there and is not the one of the backup; move it away, or restore into another home`,
      );
  }
  for (const { path, mode } of files) {
    const there = join(home, path);
    mkdirSync(dirname(there), { recursive: true });
    copyFileSync(join(folder, 'home', path), there);
    chmodSync(there, mode);
  }
}
