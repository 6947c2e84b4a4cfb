import { InfinityDbError } from '../../../primitives/error.ts';
import type { AuditSource } from './source.ts';

const DEADLINE_MS = 30_000;

/** A log served over HTTP in the layout of an export, under the prefix `url`. */
export function httpSource(url: string, via: typeof fetch = fetch): AuditSource {
  const prefix = url.replace(/\/+$/, '');
  return {
    async read(path) {
      const address = `${prefix}/${path}`;
      try {
        const response = await via(address, { signal: AbortSignal.timeout(DEADLINE_MS) });
        const bytes = new Uint8Array(await response.arrayBuffer());
        if (response.ok) return bytes;
        if (response.status === 404 || response.status === 410) return undefined;
        throw new InfinityDbError('service_unavailable', `${address} answers ${response.status}`);
      } catch (cause) {
        if (InfinityDbError.is(cause)) throw cause;
        throw new InfinityDbError('service_unavailable', `${address} cannot be reached`, { cause });
      }
    },
  };
}
