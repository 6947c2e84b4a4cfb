import { folderSource } from './folder-source.ts';
import { httpSource } from './http-source.ts';
import type { AuditSource } from './source.ts';

/** Where a source reads from, as data: another thread can open the same. */
export type SourcePlace = { readonly kind: 'folder' | 'url'; readonly at: string };

export function sourceAt({ kind, at }: SourcePlace): AuditSource {
  const source = kind === 'folder' ? folderSource(at) : httpSource(at);
  return { ...source, place: { kind, at } };
}
