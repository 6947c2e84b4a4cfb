import { mkdir, readdir, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ignoreMissing, syncFolder } from './group-commit.ts';
import type { Held } from './inventory.ts';

/**
 * `incoming/` holds files being written; chunk `abcd…` of 5 bytes until time t is `ab/abcd….5.t`, bare data. Length and expiry being
 * in the name, a start reads folders only, a file of another length is torn, and a later expiry is one atomic rename.
 */
const CHUNK_FILE = /^([0-9a-f]{64})\.(0|[1-9][0-9]{0,15})\.(0|[1-9][0-9]{0,15})$/;
const FOLDERS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function chunkPath(root: string, name: string, { bytes, expiresAtMs }: Held): string {
  return join(root, name.slice(0, 2), `${name}.${bytes}.${expiresAtMs}`);
}

export function incomingPath(root: string, name: string): string {
  return join(root, 'incoming', name);
}

export type Found = { readonly chunks: ReadonlyMap<string, Held>; readonly torn: readonly string[] };

/** Makes what folders are missing, erases what a crash left half done, and finds the chunks. */
export async function openLayout(root: string): Promise<Found> {
  await makeFolders(root);
  for (const file of await readdir(join(root, 'incoming'))) await unlink(incomingPath(root, file));
  const chunks = new Map<string, Held>();
  const torn: string[] = [];
  for (const folder of FOLDERS) {
    const files = await readdir(join(root, folder));
    await Promise.all(files.map((file) => sort(root, join(root, folder, file), file, chunks, torn)));
  }
  return { chunks, torn };
}

async function makeFolders(root: string): Promise<void> {
  const first = await mkdir(root, { recursive: true, mode: 0o700 });
  if (first !== undefined) await syncFolder(dirname(first));
  const made = await Promise.all(
    ['incoming', ...FOLDERS].map((folder) => mkdir(join(root, folder), { recursive: true, mode: 0o700 })),
  );
  if (made.some((path) => path !== undefined)) await syncFolder(root);
}

async function sort(
  root: string,
  path: string,
  file: string,
  chunks: Map<string, Held>,
  torn: string[],
): Promise<void> {
  const [, name, bytes, expiresAtMs] = CHUNK_FILE.exec(file) ?? [];
  if (name === undefined) return;
  const held: Held = { bytes: Number(bytes), expiresAtMs: Number(expiresAtMs) };
  const { size } = await stat(path);
  if (size !== held.bytes) {
    torn.push(name);
    await unlink(path);
    return;
  }
  const other = chunks.get(name);
  if (!other || other.expiresAtMs < held.expiresAtMs) chunks.set(name, held);
  // Never by this store's own doing, but a copied folder may hold a chunk under two expiries: the later one stays.
  if (other) {
    const shorter = other.expiresAtMs < held.expiresAtMs ? other : held;
    await unlink(chunkPath(root, name, shorter)).catch(ignoreMissing);
  }
}
