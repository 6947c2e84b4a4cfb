import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlaceOrder } from '../../primitives/commands.ts';
import { callApi } from '../../sdk/http-api.ts';
import { marketStream, type StreamMessage } from '../../sdk/market-stream.ts';
import { emptyView, type MarketView, viewed } from '../../sdk/market-view.ts';
import { type BookJson, books, trades } from '../../sdk/service-api.ts';
import { loadConfig } from '../../service/config.ts';
import { type RunningHttp, startHttp } from '../../service/http/server.ts';
import { type Agent, agentOf, Bench, enrolment, HERE, NETWORK } from '../settlement.fixture.ts';

/** The HTTP interface's live market on a real Postgres, nats-server, settlement and market. */
const DATA = `data/${'c1'.repeat(32)}/INFO`;
const OTHER = `data/${'c2'.repeat(32)}/INFO`;
const [ann, bob] = [agentOf(21), agentOf(22)];
let bench: Bench;
let http: RunningHttp;
let stopSettlement: () => Promise<void>;

async function start(): Promise<void> {
  const { settlement, stop } = await bench.startSettlement();
  stopSettlement = stop;
  const config = { ...loadConfig({ home: bench.home, environment: {} }), httpPort: 0 };
  http = await startHttp({
    ...{ config, network: { genesis: HERE, networkId: NETWORK, home: bench.home } as never, settlement },
    ...{ nats: bench.connection, chainUrl: '', log: { warn: () => undefined, error: () => undefined } },
    anchors: { list: async () => [], anchorNow: () => Promise.reject(new Error('no chain')) },
  });
  if (ann.sequences.size === 0)
    for (const [nonce, agent] of [ann, bob].entries()) {
      await settlement.submitOwnerCommand({
        ...enrolment(agent, BigInt(nonce)),
        owner: `${nonce}a`.repeat(20),
      } as never);
      const credited = bench.noticeOf(agent, 'fundsCredited');
      await bench.final(
        agent,
        bench.frame(agent, [{ type: 'allocateFunds', asset: 1, amountBaseUnits: 90_000n, partition: 1 }]),
      );
      await credited;
    }
}

beforeAll(async () => {
  bench = await Bench.open();
  const market = bench.startMarket();
  await start();
  await market;
});
afterAll(async () => {
  await http?.stop();
  await bench?.close();
});

const order = (side: 'bid' | 'ask', price: number, quantity = 1, instrument = DATA): PlaceOrder => ({
  ...{ type: 'placeOrder', instrument, side, orderType: 'limit', price, quantity, spread: 1, avoidAgents: [] },
  ...{ object: '', mandate: undefined, collateralPerLot: 0, readPrice: 0, minFill: 0, goodTillMs: 0, maxTotal: 0 },
});

async function place(agent: Agent, ...orders: PlaceOrder[]): Promise<bigint[]> {
  const { outcomes } = await bench.final(agent, bench.frame(agent, orders, 1), 1);
  return outcomes.map((outcome) => {
    if (!outcome.ok) throw new Error(outcome.message);
    return outcome.id;
  });
}

/** Reads until the view fits; the messages that made it. */
async function readUntil(
  topics: readonly string[],
  fits: (view: MarketView, messages: readonly StreamMessage[]) => boolean,
  first: () => Promise<unknown> = async () => undefined,
): Promise<{ view: MarketView; messages: StreamMessage[] }> {
  const ending = new AbortController();
  const messages: StreamMessage[] = [];
  let view = emptyView(DATA);
  let done: Promise<unknown> | undefined;
  for await (const message of marketStream(http.url, topics, ending.signal)) {
    messages.push(message);
    view = viewed(view, message);
    if (message.kind === 'here') done = first();
    if (fits(view, messages)) break;
  }
  ending.abort();
  await done;
  return { view, messages };
}

/** The lines of a stream as they are sent, from `lastEventId` on, until `fits`. */
async function readRaw(
  topics: string,
  lastEventId: string | undefined,
  fits: (text: string) => boolean,
): Promise<string> {
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const response = await fetch(`${http.url}/api/v1/stream?topics=${topics}`, { headers });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  for await (const bytes of response.body as ReadableStream<Uint8Array>) {
    text += new TextDecoder().decode(bytes);
    if (fits(text)) break;
  }
  return text;
}
const idsOf = (text: string): string[] => [...text.matchAll(/^id: (.+)$/gm)].map(([, id]) => id as string);

test('a book, its best prices, its trades and its candles come as they change', async () => {
  const topics = ['book', 'bbo', 'trades', 'candles'].map((kind) => `${kind}:${DATA}`);
  const { view } = await readUntil(
    topics,
    ({ trades: told, bids, asks }, all) =>
      told.length === 2 &&
      bids.length === 1 &&
      asks.length === 1 &&
      all.some(isOneMinute) &&
      isBest(all.findLast(({ kind }) => kind === 'bbo')),
    async () => {
      await place(bob, order('ask', 7, 5), order('ask', 9, 2));
      await place(ann, order('bid', 6, 4), order('bid', 7, 2));
      await place(ann, order('bid', 7, 3));
    },
  );
  expect(view).toMatchObject({ live: true, bids: [[6, 4]], asks: [[9, 2]], asset: { symbol: 'INFO' } });
  expect(view.trades.map(({ price, quantity, takerSide }) => [price, quantity, takerSide])).toEqual([
    [7, 3, 'bid'],
    [7, 2, 'bid'],
  ]);
});

/** The best prices come right after the book that they are of. */
const isBest = (message: StreamMessage | undefined): boolean =>
  message?.kind === 'bbo' && JSON.stringify([message.data.bid, message.data.ask]) === '[[6,4],[9,2]]';
const isOneMinute = (message: StreamMessage): boolean =>
  message.kind === 'candles' && message.data.candles.some(({ interval, lots }) => interval === '1m' && lots === 5);

test('whoever comes back with the last id gets what it missed, and with an unknown one the book first', async () => {
  const first = await readRaw(`book:${DATA}`, undefined, (text) => text.includes('"snapshot":true'));
  const last = idsOf(first).at(-1) as string;
  await place(ann, order('bid', 5));
  const missed = await readRaw(`book:${DATA}`, last, (text) => text.includes('[5,1]'));
  expect(missed).not.toContain('"snapshot":true');
  const unknown = await readRaw(`book:${DATA}`, 'ffff-1', (text) => text.includes('[5,1]'));
  expect(unknown).toContain('"snapshot":true');
});

test('a reader that does not read is not waited for, and is told what it missed', async () => {
  const { port } = new URL(http.url);
  const slow: Socket = connect(Number(port), '127.0.0.1');
  slow.write(`GET /api/v1/stream?topics=book:${DATA} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`);
  await new Promise((resolve) => slow.once('readable', resolve));
  slow.pause();
  const commands = Array.from({ length: 40 }, (_, at) => order('bid', 1 + (at % 4)));
  for (let frame = 0; frame < 5; frame++) await place(ann, ...commands);
  // Another one is served all the while.
  const { view } = await readUntil([`book:${DATA}`], ({ bids }) => (bids.at(-1)?.[1] ?? 0) >= 50);
  expect(view.live).toBe(true);
  slow.destroy();
});

test('an ask is found by its id; its book is paged by asks, all books by name', async () => {
  const ids = await place(bob, order('ask', 50), order('ask', 50), order('ask', 51), order('ask', 40, 3, OTHER));
  const offer = await callApi(http.url, `/api/v1/offers/${ids[2]}`);
  expect(offer).toMatchObject({ instrument: DATA, price: 51, lots: 1, agent: bob.hex });
  await expect(callApi(http.url, '/api/v1/offers/1')).rejects.toMatchObject({ code: 'unknown_negotiation' });

  const asks: string[] = [];
  for (let after: string | undefined; ; ) {
    const path = `/api/v1/books/${DATA}?limit=2${after === undefined ? '' : `&asksAfter=${after}`}`;
    const book = await callApi<BookJson & { nextAsk?: string }>(http.url, path);
    asks.push(...book.asks.map(({ orderId }) => orderId));
    if (book.nextAsk === undefined) break;
    after = book.nextAsk;
  }
  expect(asks).toHaveLength(4);
  expect(asks.slice(1)).toEqual(ids.slice(0, 3).map(String));

  const page = await callApi<{ books: BookJson[]; next: string }>(http.url, '/api/v1/books?limit=1');
  expect(page).toMatchObject({ books: [{ instrument: DATA }], next: DATA });
  expect((await books(http.url)).map(({ instrument }) => instrument)).toEqual([DATA, OTHER]);
});

test('after a restart the trades and candles of before are there, a page at a time', async () => {
  await http.stop();
  await stopSettlement();
  await start();
  expect((await trades(http.url, DATA, 100)).map(({ quantity }) => quantity)).toEqual([3, 2]);
  const page = await callApi<{ trades: { quantity: number }[]; next: number }>(
    http.url,
    `/api/v1/trades?instrument=${DATA}&limit=1`,
  );
  expect(page).toMatchObject({ trades: [{ quantity: 3 }], next: expect.any(Number) });
  const path = `/api/v1/candles?instrument=${DATA}&interval=1h`;
  const { candles } = await callApi<{ candles: object[] }>(http.url, path);
  expect(candles.at(-1)).toMatchObject({ interval: '1h', high: 7, low: 7, close: 7 });
});

test.each([
  ['no topics', '/api/v1/stream', 400, 'malformed'],
  ['an unknown kind', `/api/v1/stream?topics=depth:${DATA}`, 400, 'malformed'],
  ['no instrument', '/api/v1/stream?topics=book:tea', 404, 'unknown_instrument'],
  ['too many topics', `/api/v1/stream?topics=${Array.from({ length: 65 }, (_, at) => `book:${at}`)}`, 400, 'malformed'],
  ['an unknown interval', `/api/v1/candles?instrument=${DATA}&interval=2m`, 400, 'malformed'],
  ['a book of nothing', '/api/v1/books/tea', 404, 'unknown_instrument'],
  ['no cursor', `/api/v1/books/${DATA}?asksAfter=x`, 400, 'malformed'],
])('%s is refused by its code', async (_, path, status, code) => {
  const response = await fetch(`${http.url}${path}`);
  expect(await response.json()).toMatchObject({ ok: false, code });
  expect(response.status).toBe(status);
});
