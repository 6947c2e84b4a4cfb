import { expect, onTestFinished, test } from 'vitest';
import { InfinityDbError } from '../../primitives/error.ts';
import { askPeer } from '../transfer/ask-peer.ts';
import { type Routes, startAgentServer } from './server.ts';

const ROUTES: Routes = (app) => {
  app.get('/full', () => {
    throw new InfinityDbError('capacity_exceeded', 'no room');
  });
  app.get('/broken', () => {
    throw new Error('a secret detail');
  });
  app.put('/echo', async (c) => c.body(await c.req.arrayBuffer()));
};

async function serving() {
  const server = await startAgentServer({ port: 0, routes: [ROUTES] });
  onTestFinished(() => server.stop());
  return server;
}

test.each([
  { path: '/full', status: 507, code: 'capacity_exceeded', message: 'no room' },
  { path: '/broken', status: 500, code: 'internal', message: 'the agent failed to answer; its log says why' },
  { path: '/nowhere', status: 404, code: 'not_found', message: 'there is nothing at /nowhere' },
])('$path answers $status as JSON, and its asker throws $code', async ({ path, status, code, message }) => {
  const { address } = await serving();
  const response = await fetch(address + path);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ ok: false, code, message });
  await expect(askPeer({ address, method: 'GET', path, maxBytes: 100, step: 'test' })).rejects.toMatchObject({
    code,
    step: 'test',
  });
});

test('bodies and answers are bounded', async () => {
  const { address } = await serving();
  const body = new Uint8Array(2_000_000);
  const ask = { address, method: 'PUT', path: '/echo', step: 'test' } as const;
  await expect(askPeer({ ...ask, body, maxBytes: body.length })).rejects.toMatchObject({ code: 'too_large' });
  await expect(askPeer({ ...ask, body: new Uint8Array(11), maxBytes: 10 })).rejects.toMatchObject({
    code: 'too_large',
  });
  expect(await askPeer({ ...ask, body: Uint8Array.of(1, 2), maxBytes: 2 })).toEqual(Uint8Array.of(1, 2));
});

test('a taken port is named, and nobody there is told from a refusal', async () => {
  const { address, stop } = await serving();
  const port = Number(new URL(address).port);
  await expect(startAgentServer({ port, routes: [] })).rejects.toMatchObject({ code: 'port_in_use' });
  await stop();
  await expect(askPeer({ address, method: 'GET', path: '/full', maxBytes: 1, step: 'test' })).rejects.toMatchObject({
    code: 'service_unavailable',
  });
});
