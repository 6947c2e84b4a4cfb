import type { Hono } from 'hono';
import { InfinityDbError } from '../../primitives/error.ts';
import type { HttpParts } from './parts.ts';
import { flagParameter, limitParameter, numberParameter, pageOf } from './query.ts';
import { jsonReply, refusalReply } from './reply.ts';

const RPC_DEADLINE_MS = 30_000;

/** The chain's JSON-RPC under this address, and the anchors on it. */
export function chainRoutes(app: Hono, { chainUrl, anchors }: HttpParts): void {
  app.post('/rpc', async (c) => {
    const body = await c.req.arrayBuffer();
    const answer = await forward(chainUrl, body);
    return new Response(answer.body, { status: answer.status, headers: { 'content-type': 'application/json' } });
  });

  // The chain only adds to them: each keeps its number.
  app.get('/api/v1/anchors', async (c) => {
    const newest = flagParameter(c, 'newest');
    const after = numberParameter(c, 'after', { min: 0, max: Number.MAX_SAFE_INTEGER });
    const limit = limitParameter(c, 1_000);
    const all = (await anchors.list()).map((anchor, number) => ({ number, anchor }));
    const rest = newest ? all.slice(0, after ?? all.length).reverse() : all.slice(after === undefined ? 0 : after + 1);
    const { page, next } = pageOf(rest, limit, ({ number }) => String(number));
    return jsonReply({ anchors: page.map(({ anchor }) => anchor), next });
  });
  app.post('/api/v1/anchor', async () => {
    const made = await anchors.anchorNow();
    return made.ok ? jsonReply({ ok: true, anchor: made.value }) : refusalReply(made);
  });
}

async function forward(url: string, body: ArrayBuffer): Promise<{ status: number; body: ArrayBuffer }> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(RPC_DEADLINE_MS),
    });
    return { status: answer.status, body: await answer.arrayBuffer() };
  } catch (cause) {
    throw new InfinityDbError('chain_unavailable', 'the chain does not answer; try again', { cause, step: 'rpc' });
  }
}
