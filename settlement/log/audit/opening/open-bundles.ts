import { TILE_WIDTH } from '../../tiles.ts';
import type { AuditSource } from '../source.ts';
import type { OpenedBundle, Trusted } from './open-bundle.ts';
import { openInThreads } from './threads.ts';

/** Gives the bundles of a range of entries in order, opened. */
export type OpenBundles = {
  /** Not to be called again before it resolved, nor more often than there are bundles. Rejects as the source does. */
  next(): Promise<OpenedBundle>;
  close(): Promise<void>;
};

/** Below so many entries threads cost more to start than they save. */
const WORTH_THREADS = 8_192;

/** Opens entries [from, size). A source that another thread can open too is shared among threads, where there is enough of it. */
export function openBundles(
  source: AuditSource,
  trusted: Trusted,
  range: { readonly from: number; readonly size: number },
): OpenBundles {
  if (source.place && range.size - range.from >= WORTH_THREADS) return openInThreads(source.place, trusted, range);
  let { from } = range;
  return {
    async next() {
      const at = from;
      from = (Math.floor(from / TILE_WIDTH) + 1) * TILE_WIDTH;
      return (await import('./open-bundle.ts')).openBundle(source, trusted, at, range.size);
    },
    close: async () => undefined,
  };
}
