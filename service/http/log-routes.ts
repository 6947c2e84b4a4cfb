import { ReadableStream, TextEncoderStream } from 'node:stream/web';
import type { Context, Hono } from 'hono';
import { equalBytes, fromHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { sha256 } from '../../primitives/hash.ts';
import { refuse } from '../../primitives/result.ts';
import { formatEntryBundle } from '../../settlement/log/entry-bundle.ts';
import { EXPORT_PATHS } from '../../settlement/log/export.ts';
import { parseTilePath, TILE_WIDTH } from '../../settlement/log/tiles.ts';
import { formatPolicy } from '../../settlement/log/verify/policy.ts';
import { MAX_BLOB_BYTES, readBlobs } from '../../settlement/store/blobs.ts';
import { readCheckpoints, readEntries, readNewestCheckpoint } from '../../settlement/store/read-log.ts';
import { tileStore } from '../../settlement/store/tile-store.ts';
import { encodeGenesis } from '../../schemas/genesis.ts';
import type { HttpParts } from './parts.ts';
import { immutableReply, jsonReply, refusalReply, textReply } from './reply.ts';

const BYTES = 'application/octet-stream';
const FEW_SECONDS = 'public, max-age=2';
const NOTES_AT_ONCE = 500;

/** The log as C2SP tlog-tiles serve it, and beside it what an auditor needs; the same paths as an exported folder has. */
export function logRoutes(app: Hono, parts: HttpParts): void {
  const { network, policy, settlement } = parts;
  const { db } = settlement;
  const tiles = tileStore(db);

  app.get(`/${EXPORT_PATHS.checkpoint}`, async () => {
    const newest = await readNewestCheckpoint(db, true);
    if (newest) return textReply(newest.note, undefined, FEW_SECONDS);
    return refusalReply(refuse('not_published', 'no checkpoint has its quorum yet; try again'));
  });
  app.get(`/${EXPORT_PATHS.checkpoints}`, () => textStream(publishedNotes(parts)));
  app.get(`/${EXPORT_PATHS.genesis}`, () => textReply(encodeGenesis(network.genesis), 'application/json'));
  app.get('/api/v1/genesis', () => textReply(encodeGenesis(network.genesis), 'application/json'));
  app.get(`/${EXPORT_PATHS.policy}`, () => textReply(formatPolicy(policy)));

  app.get('/tile/*', async (c) => {
    const tile = parseTilePath(c.req.path.slice(1));
    if (!tile) throw notFound(c);
    const { level, index, width } = tile;
    const bytes = level === 'entries' ? await bundle(parts, index, width) : await tiles.get(level, index, width);
    if (!bytes) throw notFound(c);
    return immutableReply(bytes, BYTES);
  });

  app.get('/blob/:hash', async (c) => {
    const hash = c.req.param('hash');
    const bytes = (await readBlobs(db, [hash])).get(hash);
    if (!bytes) throw notFound(c);
    return immutableReply(bytes, BYTES);
  });
  app.put('/blob/:hash', async (c) => {
    const hash = fromHex(c.req.param('hash'));
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    if (bytes.length > MAX_BLOB_BYTES)
      return refusalReply(refuse('too_large', `a blob of ${bytes.length} bytes; at most ${MAX_BLOB_BYTES}`));
    if (!hash || !equalBytes(sha256(bytes), hash))
      return refusalReply(refuse('content_mismatch', `the ${bytes.length} bytes sent do not hash to ${c.req.path}`));
    const stored = await settlement.putBlob(bytes);
    return stored.ok ? jsonReply({ ok: true, sha256: stored.value }) : refusalReply(stored);
  });
}

function notFound(c: Context): InfinityDbError {
  return new InfinityDbError('not_found', `there is nothing at ${c.req.path}`);
}

/** Undefined where the log has not all of these entries. */
async function bundle({ settlement }: HttpParts, index: number, width: number): Promise<Uint8Array | undefined> {
  const from = index * TILE_WIDTH;
  const entries = await readEntries(settlement.db, from, from + width);
  return entries.length === width ? formatEntryBundle(entries.map(({ bytes }) => bytes)) : undefined;
}

async function* publishedNotes({ settlement }: HttpParts): AsyncGenerator<string> {
  for (let after = -1; ; ) {
    const page = await readCheckpoints(settlement.db, { after, limit: NOTES_AT_ONCE, withQuorum: true });
    if (page.length > 0) yield page.map(({ size, note }) => `${JSON.stringify({ size, note })}\n`).join('');
    if (page.length < NOTES_AT_ONCE) return;
    after = page.at(-1)?.size ?? after;
  }
}

function textStream(pieces: AsyncGenerator<string>): Response {
  const body = ReadableStream.from(pieces).pipeThrough(new TextEncoderStream());
  const headers = { 'content-type': 'application/jsonl; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(body as unknown as BodyInit, { headers });
}
