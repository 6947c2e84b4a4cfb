import type { MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import { sha256 } from '../../primitives/hash.ts';

/** Of an answer's bytes; `generateDigest` is given them chunk by chunk, each after the digest so far. */
const tagged = etag({ generateDigest: (bytes) => sha256(bytes).slice().buffer });

/**
 * Answers that were asked for by GET carry a strong ETag of their bytes, and `If-None-Match` with it is answered 304: a reader may keep what
 * it has, and asks each time whether it still holds. `except`: the path of a stream, which never ends.
 */
export function entityTags(except: string): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.path === except || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return next();
    return tagged(c, async () => {
      await next();
      if (c.res.ok) c.header('cache-control', 'no-cache');
    });
  };
}
