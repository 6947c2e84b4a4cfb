import { InfinityDbError } from '../primitives/error.ts';
import { decodeEntry } from '../primitives/entry/codec.ts';
import { decodeFrame } from '../schemas/frame.ts';
import type { AuditSource } from '../settlement/log/audit/source.ts';
import { parseEntryBundle } from '../settlement/log/entry-bundle.ts';
import { EXPORT_PATHS, type ExportSource, parsePublishedCheckpoints } from '../settlement/log/export.ts';
import { entriesPath, TILE_WIDTH } from '../settlement/log/tiles.ts';
import { parseCheckpoint } from '../settlement/log/verify/checkpoint.ts';
import { parseNote } from '../settlement/log/verify/note.ts';
import { must } from './must.ts';

/**
 * All that an export takes, read from a log that is served in the same layout. Entries come as bundles, in order; blobs are those that
 * the exported entries name, and so come after them.
 */
export async function exportSource(
  source: AuditSource,
  onProgress: (done: number, total: number) => void,
): Promise<ExportSource> {
  const checkpoint = await textOf(source, EXPORT_PATHS.checkpoint);
  const { size } = must(parseCheckpoint(must(parseNote(checkpoint)).text));
  const published = must(parsePublishedCheckpoints(await textOf(source, EXPORT_PATHS.checkpoints)));
  const blobNames = new Set<string>();
  return {
    checkpoint,
    genesis: await bytesOf(source, EXPORT_PATHS.genesis),
    policy: await textOf(source, EXPORT_PATHS.policy),
    checkpoints: each(published),
    entries: entriesOf(source, size, blobNames, onProgress),
    blobs: blobsOf(source, blobNames),
  };
}

async function* entriesOf(
  source: AuditSource,
  size: number,
  blobNames: Set<string>,
  onProgress: (done: number, total: number) => void,
): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < size; from += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - from);
    const entries = must(parseEntryBundle(await bytesOf(source, entriesPath(from / TILE_WIDTH, width))), 'entries');
    for (const entry of entries) {
      noteBlobs(entry, blobNames);
      yield entry;
    }
    onProgress(from + entries.length, size);
  }
}

/** A command that names a blob which the log never had was refused, so an absent blob is left out. */
async function* blobsOf(source: AuditSource, names: ReadonlySet<string>): AsyncGenerator<Uint8Array> {
  for (const name of names) {
    const blob = await source.read(EXPORT_PATHS.blob(name));
    if (blob) yield blob;
  }
}

function noteBlobs(bytes: Uint8Array, names: Set<string>): void {
  const entry = decodeEntry(bytes);
  if (!entry.ok || entry.value.type !== 'frame') return;
  const frame = decodeFrame(entry.value.bytes);
  if (!frame.ok) return;
  for (const command of frame.value.commands) if (command.type === 'provePossession') names.add(command.proofSha256);
}

async function bytesOf(source: AuditSource, path: string): Promise<Uint8Array> {
  const bytes = await source.read(path);
  if (bytes) return bytes;
  throw new InfinityDbError('not_published', `the log does not serve ${path} (yet)`, { step: path });
}

async function textOf(source: AuditSource, path: string): Promise<string> {
  return new TextDecoder().decode(await bytesOf(source, path));
}

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
