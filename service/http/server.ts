import { type ServerType, serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { listenForPresence, PresenceTable } from '../../agent-runtime/presence.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { policyOfGenesis } from '../../settlement/log/verify/genesis-policy.ts';
import { chainRoutes } from './chain-routes.ts';
import { consoleRoutes } from './console-routes.ts';
import { durableAnswers } from './durable-answer.ts';
import { entityTags } from './entity-tag.ts';
import { entryRoutes } from './entry-routes.ts';
import { leaseRoutes } from './lease-routes.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { logRoutes } from './log-routes.ts';
import { bookRoutes } from './market/book-routes.ts';
import { MarketHistory } from './market/market-history.ts';
import { tradeRoutes } from './market/trade-routes.ts';
import { metricsRoute } from './metrics-route.ts';
import { networkRoutes } from './network-routes.ts';
import { openApiRoute } from './openapi/openapi-route.ts';
import { operatorRoutes } from './operator-routes.ts';
import { ownerRoutes } from './owner-routes.ts';
import type { HttpConfig, HttpParts } from './parts.ts';
import { startMetrics } from '../metrics/metrics.ts';
import { asInfinityDbError, errorReply } from './reply.ts';
import { MarketStream } from './stream/market-stream.ts';
import { STREAM_PATH, streamRoute } from './stream/stream-route.ts';

const HOST = '127.0.0.1';
/** A blob has at most 256 KiB, a call of the chain may deploy a contract. */
const BODY_MAX_BYTES = 1_048_576;

export type RunningHttp = {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  stop(): Promise<void>;
};

/** The HTTP interface on `config.httpPort` (0 takes a free one) of the loopback address. Throws `port_in_use`. */
export async function startHttp(options: HttpConfig): Promise<RunningHttp> {
  const { config, network, settlement, nats } = options;
  const policy = policyOfGenesis(network.genesis);
  if (!policy.ok) throw InfinityDbError.from(policy, 'http');
  const presence = new PresenceTable(network.networkId, { nowMs: Date.now });
  const history = new MarketHistory();
  const stopTrades = settlement.onBatch((batch) => history.note(batch));
  await history.load(settlement.db);
  const stream = new MarketStream(options, history);
  const streamLoad = () => stream.load;
  const figures = { ...options, genesis: network.genesis, policy: policy.value, presence, streamLoad };
  const metrics = await startMetrics(figures);
  const app = httpApp({ ...options, policy: policy.value, presence, history, stream, metrics });
  const { server, url } = await listen(app, config.httpPort);
  const stopPresence = listenForPresence(nats, presence);
  return {
    url,
    async stop() {
      stopTrades();
      metrics.stop();
      stopPresence();
      stream.close();
      await close(server);
    },
  };
}

/** Its routes, on what they share. */
export function httpApp(parts: HttpParts): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    refuseForeignPage(c.req.method, c.req.header('origin'), c.req.header('host'));
    await next();
    parts.metrics.answered(c.req.method, c.res.status);
    c.header('x-content-type-options', 'nosniff');
  });
  app.use(
    bodyLimit({
      maxSize: BODY_MAX_BYTES,
      onError: tooLarge,
    }),
  );
  app.use('/api/v1/*', entityTags(STREAM_PATH));
  durableAnswers(app, parts.settlement);
  consoleRoutes(app);
  for (const routes of [networkRoutes, ownerRoutes, ledgerRoutes, leaseRoutes, bookRoutes, tradeRoutes, streamRoute])
    routes(app, parts);
  for (const routes of [logRoutes, entryRoutes, chainRoutes, operatorRoutes]) routes(app, parts);
  openApiRoute(app);
  metricsRoute(app, parts);
  app.notFound((c) => errorReply(new InfinityDbError('not_found', `there is nothing at ${c.req.path}`)));
  app.onError((error, c) => {
    const known = asInfinityDbError(error);
    if (known.code === 'internal')
      parts.log.error({ path: c.req.path, error: String(error), stack: error.stack }, 'request_failed');
    return errorReply(known);
  });
  return app;
}

/** The rest of the body is not read, so the connection cannot carry another request. */
function tooLarge(c: Context): Response {
  const reply = errorReply(new InfinityDbError('too_large', `${c.req.path} takes at most ${BODY_MAX_BYTES} bytes`));
  reply.headers.set('connection', 'close');
  return reply;
}

/** A web page of another origin may read what is public, and change nothing in its visitor's name. */
function refuseForeignPage(method: string, origin: string | undefined, host: string | undefined): void {
  if (method === 'GET' || method === 'HEAD' || origin === undefined) return;
  const from = URL.canParse(origin) ? new URL(origin).host : origin;
  if (from !== host) throw new InfinityDbError('not_authorised', `a page of ${origin} may not ${method} here`);
}

function listen(app: Hono, port: number): Promise<{ server: ServerType; url: string }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: HOST, overrideGlobalObjects: false }, (info) =>
      resolve({ server, url: `http://${HOST}:${info.port}` }),
    );
    server.on('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      const message = taken
        ? `port ${port} of ${HOST} is taken; set INFINITYDB_HTTP_PORT to choose another`
        : `no HTTP at ${HOST}:${port}: ${cause.message}`;
      reject(new InfinityDbError(taken ? 'port_in_use' : 'internal', message, { cause, step: 'http' }));
    });
  });
}

async function close(server: ServerType): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  if ('closeAllConnections' in server) server.closeAllConnections();
  await closed;
}
