import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toHex, utf8 } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { sha256 } from '../../primitives/hash.ts';

export type BackupFile = {
  /** From the backup's folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
};
export type BackupTable = BackupFile & {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
};
/** A file of the home; `path` is below `home/` of the backup. */
export type BackupHomeFile = BackupFile & { readonly mode: number };

/** What a backup holds, and of which moment of the ledger it is. */
export type Manifest = {
  readonly format: 'infinitydb-backup';
  readonly version: 1;
  readonly networkId: string;
  /** When the snapshot was taken, by the database's clock. */
  readonly takenAt: string;
  /** The newest migration of its schema. */
  readonly schema: string;
  readonly generation: number;
  readonly treeSize: number;
  /** Hex root of the log at that size. */
  readonly root: string;
  /** The newest checkpoint in it, as signed; null where there was none. */
  readonly checkpoint: string | null;
  readonly watermarks: readonly { readonly partition: number; readonly sequence: number; readonly timeMs: number }[];
  readonly tables: readonly BackupTable[];
  /** Keys and what else of the home was asked for; empty where the backup is of the ledger alone. */
  readonly home: readonly BackupHomeFile[];
};

export const MANIFEST = 'manifest.json';

const checksum = (manifest: Manifest): string => toHex(sha256(utf8(JSON.stringify(manifest))));

export function formatManifest(manifest: Manifest): string {
  return `${JSON.stringify({ ...manifest, sha256: checksum(manifest) }, undefined, 2)}\n`;
}

/** The manifest of the backup in `folder`. Throws `not_found` (no backup there) or `verification_failed` (changed, cut, of a newer form). */
export function readManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw new InfinityDbError('not_found', `${folder} holds no backup: it has no ${MANIFEST}`);
  let manifest: Manifest & { readonly sha256?: string };
  try {
    manifest = JSON.parse(readFileSync(path, 'utf8')) as typeof manifest;
  } catch (cause) {
    throw new InfinityDbError('verification_failed', `${path} is cut or was changed: it is not JSON`, { cause });
  }
  const { sha256: told, ...rest } = manifest;
  if (rest.format !== 'infinitydb-backup' || rest.version !== 1)
    throw new InfinityDbError('verification_failed', `${path} is of no form that this version reads`);
  if (checksum(rest) !== told)
    throw new InfinityDbError('verification_failed', `${path} was changed after it was written: its checksum differs`);
  return rest;
}
