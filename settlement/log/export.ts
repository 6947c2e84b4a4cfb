import { concatBytes, equalBytes, toHex, utf8 } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import { leafHash } from '../../primitives/merkle.ts';
import { assert, ok, type Result, refuse } from '../../primitives/result.ts';
import { formatEntryBundle } from './entry-bundle.ts';
import { appendToEdge, EMPTY_EDGE, edgeRoot, entriesPath, TILE_WIDTH, tilePath } from './tiles.ts';
import { parseCheckpoint } from './verify/checkpoint.ts';
import { parseNote } from './verify/note.ts';

/** The files of an exported log, from its folder: a static tlog-tiles server's, and beside them what an auditor needs. */
export const EXPORT_PATHS = {
  checkpoint: 'checkpoint',
  genesis: 'genesis.json',
  policy: 'policy.txt',
  /** Every published checkpoint, one JSON object `{size, note}` a line, in order of size. */
  checkpoints: 'checkpoints.jsonl',
  blob: (sha256Hex: string) => `blob/${sha256Hex}`,
} as const;

export type PublishedCheckpoint = { readonly size: number; readonly note: string };

export type ExportSource = {
  /** The newest checkpoint note: its size is how much is exported. */
  readonly checkpoint: string;
  /** Canonical JSON of the genesis document, as hashed into the network id. */
  readonly genesis: Uint8Array;
  readonly policy: string;
  /** All published checkpoints up to the newest, in order. */
  readonly checkpoints: AsyncIterable<PublishedCheckpoint>;
  /** Entries from index 0 on, in order, at least as many as the checkpoint's size; only those are read. */
  readonly entries: AsyncIterable<Uint8Array>;
  readonly blobs: AsyncIterable<Uint8Array>;
};

/** Writes one file whole under the export's folder, making folders as needed; `path` has forward slashes. */
export type WriteFile = (path: string, bytes: Uint8Array) => Promise<void>;

export type Exported = { readonly size: number; readonly root: Uint8Array; readonly files: number };

/**
 * Writes a log as a static folder. Tiles are computed from the entries, in memory for one bundle and the tree's edge. Order: an entry
 * bundle before its level-0 tile, that before higher tiles, the checkpoint last and only if its root is that of the entries
 * (`verification_failed` otherwise); so a reader never sees a checkpoint whose tree is not there.
 */
export async function exportLog(source: ExportSource, writeFile: WriteFile): Promise<Result<Exported>> {
  const note = parseNote(source.checkpoint);
  if (!note.ok) return note;
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return checkpoint;
  const { size, root } = checkpoint.value;
  let files = 0;
  const write: WriteFile = (path, bytes) => {
    files += 1;
    return writeFile(path, bytes);
  };
  await write(EXPORT_PATHS.genesis, source.genesis);
  await write(EXPORT_PATHS.policy, utf8(source.policy));
  const tree = await exportTree(source.entries, size, write);
  if (tree.size !== size)
    return refuse('verification_failed', `the checkpoint has ${size} entries, the source ${tree.size}`, {
      index: tree.size,
    });
  if (!equalBytes(tree.root, root))
    return refuse('verification_failed', `the entries have root ${toHex(tree.root)}, the checkpoint ${toHex(root)}`, {
      size,
    });
  for await (const blob of source.blobs) await write(EXPORT_PATHS.blob(toHex(sha256(blob))), blob);
  const lines: string[] = [];
  for await (const { size: published, note: text } of source.checkpoints)
    if (published <= size) lines.push(`${JSON.stringify({ size: published, note: text })}\n`);
  await write(EXPORT_PATHS.checkpoints, utf8(lines.join('')));
  await write(EXPORT_PATHS.checkpoint, utf8(source.checkpoint));
  return ok({ size, root, files });
}

async function exportTree(entries: AsyncIterable<Uint8Array>, size: number, write: WriteFile) {
  let edge = EMPTY_EDGE;
  let bundle: Uint8Array[] = [];
  const flush = async () => {
    const index = Math.floor(edge.size / TILE_WIDTH);
    const isLast = edge.size + bundle.length === size;
    assert(bundle.length === TILE_WIDTH || isLast, 'only the last bundle is partial');
    await write(entriesPath(index, bundle.length), formatEntryBundle(bundle));
    const appended = appendToEdge(edge, bundle.map(leafHash));
    // A partial tile above is kept for the end: only its last width is published.
    for (const tile of appended.tiles) if (tile.width === TILE_WIDTH) await write(tilePath(tile), tile.bytes);
    ({ edge } = appended);
    bundle = [];
  };
  if (size > 0) {
    for await (const entry of entries) {
      bundle.push(entry);
      if (bundle.length === TILE_WIDTH) await flush();
      if (edge.size + bundle.length === size) break;
    }
  }
  const short = edge.size + bundle.length;
  if (short < size) return { size: short, root: edgeRoot(edge) };
  if (bundle.length > 0) await flush();
  for (const [level, hashes] of edge.levels.entries()) {
    const index = Math.floor(size / TILE_WIDTH ** (level + 1));
    if (hashes.length > 0) await write(tilePath({ level, index, width: hashes.length }), concatBytes(...hashes));
  }
  return { size: edge.size, root: edgeRoot(edge) };
}

/** The checkpoints that `checkpoints.jsonl` holds; refused (`malformed`) with the line's number. */
export function parsePublishedCheckpoints(text: string): Result<PublishedCheckpoint[]> {
  const published: PublishedCheckpoint[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const note = noteOf(line);
    const parsed = note === undefined ? undefined : parseNote(note);
    const checkpoint = parsed?.ok ? parseCheckpoint(parsed.value.text) : undefined;
    if (note === undefined || !checkpoint?.ok)
      return refuse('malformed', `line ${at + 1} holds no checkpoint`, { line: at + 1 });
    published.push({ size: checkpoint.value.size, note });
  }
  return ok(published);
}

function noteOf(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const note = typeof value === 'object' && value !== null ? (value as { note?: unknown }).note : undefined;
    return typeof note === 'string' ? note : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
