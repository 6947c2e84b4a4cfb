import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { InfinityDbError } from '../../primitives/error.ts';
import { type ChainProvider, type OpenChain, type OpenChainOptions, openChain } from './chain.ts';
import { RPC, RpcError } from './rpc-error.ts';

/** `port` 0 takes any free one; `url` says which. */
export type StartChainOptions = OpenChainOptions & { readonly dataFile: string; readonly port: number };

export type StartedChain = {
  readonly url: string;
  readonly provider: ChainProvider;
  mine(): Promise<void>;
  stop(): Promise<void>;
};

const HOST = '127.0.0.1';
const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
const BATCH_LIMIT = 1000;

/** Undefined where it is too long; what is over the limit is read and dropped, for a closed socket would lose the answer. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= BODY_LIMIT_BYTES) parts.push(part);
  }
  return length > BODY_LIMIT_BYTES ? undefined : Buffer.concat(parts).toString('utf8');
}

function failed(id: unknown, error: unknown) {
  const known =
    error instanceof RpcError
      ? error
      : new RpcError(RPC.internal, error instanceof Error ? error.message : String(error));
  const data = known.data === undefined ? {} : { data: known.data };
  return { jsonrpc: '2.0', id, error: { code: known.code, message: known.message, ...data } };
}

async function answerOne(provider: ChainProvider, call: unknown): Promise<unknown> {
  const {
    id = null,
    method,
    params,
  } = (typeof call === 'object' && call !== null ? call : {}) as Record<string, unknown>;
  if (typeof method !== 'string') return failed(id, new RpcError(RPC.invalidRequest, 'no method'));
  try {
    return { jsonrpc: '2.0', id, result: await provider.request({ method, params }) };
  } catch (error) {
    return failed(id, error);
  }
}

async function answer(provider: ChainProvider, body: string): Promise<unknown> {
  let calls: unknown;
  try {
    calls = JSON.parse(body);
  } catch (error) {
    return failed(null, new RpcError(RPC.parse, `not JSON: ${(error as Error).message}`));
  }
  if (!Array.isArray(calls)) return answerOne(provider, calls);
  if (calls.length === 0 || calls.length > BATCH_LIMIT) {
    return failed(null, new RpcError(RPC.invalidRequest, `a batch has 1 to ${BATCH_LIMIT} calls`));
  }
  return Promise.all(calls.map((call) => answerOne(provider, call)));
}

async function serve(ready: Promise<OpenChain>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  if (request.method !== 'POST') return reply(405, failed(null, new RpcError(RPC.invalidRequest, 'POST only')));
  // A web page of another origin cannot send this type without asking first, and is never answered yes.
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return reply(415, failed(null, new RpcError(RPC.invalidRequest, 'content-type must be application/json')));
  }
  const body = await readBody(request);
  if (body === undefined)
    return reply(413, failed(null, new RpcError(RPC.invalidRequest, `over ${BODY_LIMIT_BYTES} bytes`)));
  const { provider } = await ready;
  reply(200, await answer(provider, body));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const code = cause.code === 'EADDRINUSE' ? 'port_in_use' : 'chain_unavailable';
      reject(new InfinityDbError(code, `the chain cannot listen on ${HOST}:${port}: ${cause.message}`, { cause }));
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * The embedded chain behind JSON-RPC over HTTP on the loopback address (`POST /`, one call or a batch). The port is taken before
 * the file is opened: of two processes started on the same port, only one touches the file.
 */
export async function startChain(options: StartChainOptions): Promise<StartedChain> {
  const opened = Promise.withResolvers<OpenChain>();
  const server = createServer((request, response) => {
    serve(opened.promise, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify(failed(null, error)));
    });
  });
  const port = await listen(server, options.port);
  let chain: OpenChain;
  try {
    chain = await openChain(options);
  } catch (error) {
    await closeServer(server);
    throw error;
  }
  opened.resolve(chain);
  return {
    url: `http://${HOST}:${port}`,
    provider: chain.provider,
    mine: () => chain.mine(),
    async stop() {
      await closeServer(server);
      await chain.close();
    },
  };
}
