import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAgent } from '../../sdk/agent.ts';
import { until } from '../../service/until.ts';
import { TILE_WIDTH, tilePath } from '../../settlement/log/tiles.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';
import { json } from '../whole/command.fixture.ts';
import { DescribedApi, type Rows } from './described-api.fixture.ts';

/** Every answer of the whole marketplace at work, held against what /api/v1/openapi.json says of it. */
const DAY = 'storage/day/USDX';
const NOBODY = '00'.repeat(32);
let stack: TestStack;
let api: DescribedApi;

beforeAll(async () => {
  stack = await startTestStack({ agents: 4 });
  api = await DescribedApi.of(stack.apiUrl);
  const { home } = stack.config;
  await json(home, 'wallet', 'deposit', '100', 'USDX');
  for (const name of ['one', 'two']) {
    const file = join(home, name);
    writeFileSync(file, name.repeat(100));
    await json(home, 'put', file);
  }
  await tradeData();
  await json(home, 'market', 'halt', DAY, '--for', '15m', '--reason', 'a look');
}, 180_000);
afterAll(() => stack?.[Symbol.asyncDispose]());

/** One copy by a book, and one bilaterally. */
async function tradeData(): Promise<void> {
  const { apiUrl } = stack;
  await using seller = await createAgent({ apiUrl });
  await using buyer = await createAgent({ apiUrl });
  const content = (words: string) => ({ content: new TextEncoder().encode(words) });
  await seller.createData(content('by the book'));
  const offer = await seller.negotiate(content('by the book'), { asset: 'INFO', amountBaseUnits: 1_000n });
  await buyer.buyData(offer.negotiationId);
  const { cid } = await seller.createData(content('bilateral'));
  await seller.negotiateBilateral({ cid }, { asset: 'INFO', amountBaseUnits: 7n });
  await buyer.buyData((await buyer.requestQuote(seller.key, cid, 'INFO')).negotiationId);
}

const some = (rows: Rows, key: string): string => String(rows[0]?.[key]);

test('the network', async () => {
  for (const path of ['status', 'genesis', 'policy.schema.json', 'network', 'openapi.json'])
    await api.answer(`/api/v1/${path}`);
  const agents = await api.rows('/api/v1/agents', 'agents', 2);
  expect(agents.map(({ agent }) => agent)).toEqual(agents.map(({ agent }) => agent).sort());
  expect(agents.filter(({ alive }) => alive).length).toBeGreaterThanOrEqual(4);
  expect(await api.rows('/api/v1/halts', 'halts', 1)).toMatchObject([{ instrument: DAY, reason: 'a look' }]);
});

test('the ledger', async () => {
  const accounts = await api.rows('/api/v1/accounts', 'accounts', 7);
  expect(new Set(accounts.map(({ name }) => name)).size).toBe(accounts.length);
  for (const { name } of accounts) await api.answer(`/api/v1/accounts/${name}`);
  await api.answer(`/api/v1/accounts/${encodeURIComponent(some(accounts, 'name'))}`);
  const pool = 'system/1/fee-pool';
  expect((await api.rows(`/api/v1/statement?account=${pool}`, 'lines', 50)).length).toBeGreaterThan(1);
  const transfers = await api.rows('/api/v1/transfers', 'transfers', 100);
  expect(transfers.some(({ pendingId }) => pendingId !== undefined)).toBe(true);
  for (const { id } of transfers.slice(0, 20)) await api.answer(`/api/v1/transfers/${id}`);
  await api.answer(`/api/v1/receipts/${some(transfers, 'id')}`);
});

test('each leaf of the log, with the commands of each frame', async () => {
  const { treeSize } = (await api.answer('/api/v1/status')) as { treeSize: number };
  const types = new Set<unknown>();
  const commands = new Set<string>();
  for (let index = 0; index < treeSize; index++) {
    const { type, entry } = (await api.answer(`/api/v1/entries/${index}`)) as {
      type: string;
      entry: { frame?: { commands: { type: string }[] } };
    };
    types.add(type);
    for (const command of entry.frame?.commands ?? []) commands.add(command.type);
  }
  expect([...types]).toEqual(expect.arrayContaining(['frame', 'transfer', 'batch', 'rule', 'keyRevealed']));
  expect([...commands]).toEqual(
    expect.arrayContaining(['enrolAgent', 'placeOrder', 'acceptLease', 'acceptQuote', 'depositSeen', 'haltInstrument']),
  );
}, 120_000);

test('the market', async () => {
  const books = await api.rows('/api/v1/books', 'books', 1);
  expect(books.some(({ halted }) => halted !== undefined)).toBe(true);
  for (const { instrument, asks } of books) {
    await api.answer(`/api/v1/books/${instrument}?limit=1`);
    for (const { orderId } of (asks as Rows).slice(0, 2)) await api.answer(`/api/v1/offers/${orderId}`);
  }
  const trades = await api.rows('/api/v1/trades', 'trades', 2);
  expect(new Set(trades.map(({ tradeId }) => tradeId)).size).toBe(trades.length);
  expect(new Set(trades.map(({ kind, partition }) => `${kind} ${partition}`))).toEqual(
    new Set(['storage 1', 'data 1', 'data 0']),
  );
  const [{ instrument }] = trades as unknown as [{ instrument: string }];
  expect((await api.rows(`/api/v1/candles?interval=1s&instrument=${instrument}`, 'candles', 1)).length).toBeGreaterThan(
    0,
  );
});

test('the stream', async () => {
  const [{ instrument }] = (await api.rows('/api/v1/books', 'books', 100)) as unknown as [{ instrument: string }];
  const kinds = ['book', 'bbo', 'trades', 'candles'];
  await api.events(kinds.map((kind) => `${kind}:${instrument}`).join(','), (names) => names.size === kinds.length);
});

test('what never changes is kept for good, and a checkpoint for a moment', async () => {
  const { checkpoint } = (await api.answer('/api/v1/status')) as { checkpoint: { size: number } };
  const width = Math.min(checkpoint.size, TILE_WIDTH);
  const headers = async (path: string) => (await fetch(new URL(path, stack.apiUrl))).headers;
  const tile = await headers(`/${tilePath({ level: 0, index: 0, width })}`);
  expect([tile.get('cache-control'), tile.get('etag')]).toEqual(['public, max-age=31536000, immutable', null]);
  expect((await headers('/checkpoint')).get('cache-control')).toBe('public, max-age=2');
  expect((await headers('/api/v1/nothing')).get('cache-control')).toBe('no-store');
});

test('what is stored', async () => {
  const leases = await api.rows('/api/v1/leases?all=1', 'leases', 3);
  expect(new Set(leases.map(({ lease }) => lease)).size).toBe(leases.length);
  const objects = await api.rows('/api/v1/objects', 'objects', 1);
  expect(objects).toHaveLength(2);
  expect(await api.rows(`/api/v1/leases?object=${some(objects, 'object')}`, 'leases', 2)).toHaveLength(4);
  await until('an agent is challenged', 90_000, async () => {
    const challenges = await api.rows('/api/v1/challenges/current', 'challenges', 1);
    return challenges.length > 0 ? true : undefined;
  });
}, 120_000);

test('the chain', async () => {
  const { anchor } = (await api.answer('/api/v1/anchor', { method: 'POST' })) as { anchor: object };
  const anchors = await api.rows('/api/v1/anchors', 'anchors', 1);
  expect(anchors).toContainEqual(anchor);
  expect((await api.rows('/api/v1/anchors?newest=1', 'anchors', 1)).toReversed()).toEqual(anchors);
});

test.each([
  ['accounts?after=x', 'malformed'],
  [`accounts/${NOBODY}/1/available`, 'unknown_account'],
  ['statement', 'malformed'],
  ['transfers?newest=yes', 'malformed'],
  ['transfers/0-0-999999-0', 'unknown_transfer'],
  ['receipts/0-0-999999-0', 'unknown_transfer'],
  ['entries/999999999', 'not_found'],
  ['books/tea', 'unknown_instrument'],
  ['offers/1', 'unknown_negotiation'],
  ['candles', 'unknown_instrument'],
  ['trades?after=-1', 'malformed'],
  ['leases?after=1', 'malformed'],
  ['objects?after=x', 'malformed'],
  ['agents?after=x', 'malformed'],
  ['halts?limit=0', 'malformed'],
  ['anchors?limit=1001', 'malformed'],
  ['challenges/current?after=x', 'malformed'],
])('%s is refused as it is described: %s', async (path, code) => {
  expect(await api.answer(`/api/v1/${path}`)).toMatchObject({ ok: false, code });
});

test('every answer that is described was seen', () => {
  expect(api.asked.filter((id) => !api.seen.has(id))).toEqual([]);
});
