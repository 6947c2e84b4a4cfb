import type { SourcePlace } from './source-place.ts';

/**
 * Where an audit reads from: the paths of an exported log (`EXPORT_PATHS`, tiles, entry bundles), from a folder or over HTTP. `read`
 * gives a file's bytes, or undefined where there is none; it rejects with `service_unavailable` or `file_unreadable` where that cannot
 * be known. Nothing that it gives is trusted.
 */
export interface AuditSource {
  read(path: string): Promise<Uint8Array | undefined>;
  /** Where another thread finds the same files; absent where none can. */
  readonly place?: SourcePlace;
}

/** The file as UTF-8 text; undefined where there is none or it is in another encoding. */
export async function readText(source: AuditSource, path: string): Promise<string | undefined> {
  const bytes = await source.read(path);
  if (!bytes) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
