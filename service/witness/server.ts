import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { InfinityDbError } from '../../primitives/error.ts';

const HOST = '127.0.0.1';

export type WitnessServer = { readonly url: string; stop(): Promise<void> };

/** The witness's HTTP interface: C2SP witness requests, and the anchors that it is asked to sign. Throws `port_in_use`. */
export async function startWitnessServer(options: {
  readonly port: number;
  readonly witness: (request: Request) => Promise<Response>;
  readonly signAnchor: (request: Request) => Promise<Response>;
  readonly onError: (error: unknown) => void;
}): Promise<WitnessServer> {
  const app = new Hono();
  app.post('/sign-anchor', (c) => options.signAnchor(c.req.raw));
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.all('*', (c) => options.witness(c.req.raw));
  app.onError((error, c) => {
    options.onError(error);
    return c.json({ ok: false, code: 'internal', message: 'the witness failed; its log says why' }, 500);
  });
  const { server, port } = await listen(app, options.port);
  return {
    url: `http://${HOST}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function listen(app: Hono, port: number): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: HOST, overrideGlobalObjects: false }, (info) =>
      resolve({ server, port: info.port }),
    );
    server.on('error', (cause: NodeJS.ErrnoException) => {
      const code = cause.code === 'EADDRINUSE' ? 'port_in_use' : 'internal';
      const message = `the witness cannot listen on ${HOST}:${port}; set INFINITYDB_WITNESS_PORT`;
      reject(new InfinityDbError(code, message, { cause, step: 'witness' }));
    });
  });
}
