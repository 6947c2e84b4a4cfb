import type { Hono } from 'hono';
import { CHAIN_API } from '../chain-api.ts';
import { COMMAND_API } from '../command-api.ts';
import { ENTRY_API } from '../entry-api.ts';
import { LEASE_API } from '../lease-api.ts';
import { LEDGER_API } from '../ledger-api.ts';
import { MARKET_API } from '../market/market-api.ts';
import { NETWORK_API } from '../network-api.ts';
import { jsonReply } from '../reply.ts';
import { STREAM_API } from '../stream/stream-api.ts';
import { openApiDocument } from './document.ts';
import type { Api } from './operation.ts';

const PATH = '/api/v1/openapi.json';

const ITSELF: Api = {
  operations: [
    {
      ...{ method: 'get', path: PATH, id: 'getOpenApi', tag: 'network' },
      summary: 'This document',
      answer: { type: 'object', description: 'OpenAPI 3.1' },
    },
  ],
  schemas: {},
};

/** `GET /api/v1/openapi.json`: every route under /api/v1. */
export function openApiRoute(app: Hono): void {
  const apis = [NETWORK_API, LEDGER_API, ENTRY_API, MARKET_API, STREAM_API, LEASE_API, CHAIN_API, COMMAND_API, ITSELF];
  const document = openApiDocument(apis);
  app.get(PATH, () => jsonReply(document));
}
