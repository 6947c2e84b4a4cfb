import type { Hono } from 'hono';
import type { HttpParts } from './parts.ts';
import { textReply } from './reply.ts';

/** `GET /metrics`: for Prometheus. */
export function metricsRoute(app: Hono, { metrics }: HttpParts): void {
  app.get('/metrics', async () => textReply(await metrics.text(), metrics.contentType));
}
