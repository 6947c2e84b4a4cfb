import type { Hono } from 'hono';
import type { HttpParts } from '../parts.ts';
import { refusalReply } from '../reply.ts';
import { parseTopics } from './topics.ts';

export const STREAM_PATH = '/api/v1/stream';

/** `GET /api/v1/stream?topics=book:<instrument>,trades:…`: Server-Sent Events, resumed by `Last-Event-ID`. */
export function streamRoute(app: Hono, { stream }: HttpParts): void {
  app.get(STREAM_PATH, async (c) => {
    const topics = parseTopics(c.req.query('topics') ?? '');
    if (!topics.ok) return refusalReply(topics);
    const body = await stream.open(topics.value, c.req.header('last-event-id') ?? c.req.query('lastEventId'));
    return new Response(body, {
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    });
  });
}
