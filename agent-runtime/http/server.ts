import { type ServerType, serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { CODES } from '../../primitives/codes.ts';
import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import { InfinityDbError } from '../../primitives/error.ts';

/** A chunk with the leaf hashes of its blocks, and some room. */
const BODY_MAX_BYTES = CHUNK_BYTES + 65_536;

export type Routes = (app: Hono) => void;
export type AgentServer = {
  /** `http://127.0.0.1:port`. */
  readonly address: string;
  stop(): Promise<void>;
};

/** An agent's data plane. Plain HTTP, so on loopback only. `port` 0 takes a free one. Throws `port_in_use`. */
export async function startAgentServer(options: {
  readonly port: number;
  readonly host?: '127.0.0.1';
  readonly routes: readonly Routes[];
  readonly log?: (event: string, details?: Readonly<Record<string, unknown>>) => void;
}): Promise<AgentServer> {
  const { port, host = '127.0.0.1', routes, log = () => undefined } = options;
  const app = new Hono();
  app.use(bodyLimit({ maxSize: BODY_MAX_BYTES, onError: tooLarge }));
  for (const add of routes) add(app);
  app.notFound((c) => errorReply(new InfinityDbError('not_found', `there is nothing at ${c.req.path}`)));
  app.onError((error) => {
    if (!InfinityDbError.is(error)) log('request failed', { error: String(error), stack: error.stack });
    return errorReply(error);
  });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, port, hostname: host, overrideGlobalObjects: false }, (info) =>
    resolve(info.port),
  );
  server.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    const message = taken
      ? `port ${port} on ${host} is taken; choose another`
      : `no server at ${host}:${port}: ${error.message}`;
    reject(new InfinityDbError(taken ? 'port_in_use' : 'internal', message, { cause: error, step: 'http' }));
  });
  const address = `http://${host}:${await promise}`;
  return { address, stop: () => close(server) };
}

/** The reply that carries an error: its code's status, and JSON {ok: false, code, message}. */
export function errorReply(error: unknown): Response {
  const known = InfinityDbError.is(error)
    ? error
    : new InfinityDbError('internal', 'the agent failed to answer; its log says why');
  return Response.json(known.toJSON(), { status: CODES[known.code].http });
}

function tooLarge(c: Context): Response {
  const message = `${c.req.method} ${c.req.path} takes at most ${BODY_MAX_BYTES} bytes`;
  return errorReply(new InfinityDbError('too_large', message));
}

async function close(server: ServerType): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  if ('closeAllConnections' in server) server.closeAllConnections();
  await closed;
}
