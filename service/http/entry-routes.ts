import type { Hono } from 'hono';
import { toHex } from '../../primitives/bytes.ts';
import { decodeEntry } from '../../primitives/entry/codec.ts';
import { leafHash } from '../../primitives/merkle.ts';
import { refuse } from '../../primitives/result.ts';
import { decodeFrame } from '../../schemas/frame.ts';
import { toBase64 } from '../../settlement/log/verify/base64.ts';
import { readEntries } from '../../settlement/store/read-log.ts';
import type { HttpParts } from './parts.ts';
import { jsonReply, refusalReply } from './reply.ts';

/** `GET /api/v1/entries/:index`: one leaf of the log, its bytes and what they say. */
export function entryRoutes(app: Hono, { settlement }: HttpParts): void {
  app.get('/api/v1/entries/:index', async (c) => {
    const text = c.req.param('index');
    if (!/^\d{1,15}$/.test(text))
      return refusalReply(refuse('malformed', `${text.slice(0, 50)} is no index of a leaf`));
    const index = Number(text);
    const [stored] = await readEntries(settlement.db, index, index + 1);
    if (!stored) return refusalReply(refuse('not_found', `the log has no entry ${index}`));
    const decoded = decodeEntry(stored.bytes);
    if (!decoded.ok) return refusalReply(decoded);
    const { value: entry } = decoded;
    return jsonReply({
      index,
      type: entry.type,
      leafHash: toHex(leafHash(stored.bytes)),
      base64: toBase64(stored.bytes),
      entry: entry.type === 'frame' ? { ...entry, frame: frameJson(entry.bytes) } : entry,
    });
  });
}

function frameJson(bytes: Uint8Array) {
  const frame = decodeFrame(bytes);
  if (!frame.ok) return undefined;
  const { agent, firstSequence, expiresAtMs, commands } = frame.value;
  return { agent, firstSequence, expiresAtMs, commands };
}
