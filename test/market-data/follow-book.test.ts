import type { NatsConnection } from '@nats-io/nats-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectNats } from '../../agent-runtime/link/connect.ts';
import { natsPublicKey } from '../../agent-runtime/link/nats-key.ts';
import type { BookFeed, BookLevels } from '../../sdk/book-feed.ts';
import { followBook } from '../../sdk/follow-book.ts';
import { type DepthReply, DEPTH_SUBJECT } from '../../service/market/data/depth-answers.ts';
import { issueAgentJwt } from '../../service/nats/jwt.ts';
import { natsKeys } from '../../service/nats/keys.ts';
import { ANN, BOB, DATA, fund, type MarketBench, openMarketBench, order, send } from '../market.fixture.ts';
import { startProxy } from './proxy.fixture.ts';

/** A follower with an agent's rights, behind a proxy that is cut, while two replicas of the market go on. */
let bench: MarketBench;
let proxy: Awaited<ReturnType<typeof startProxy>>;
let agent: NatsConnection;

beforeEach(async () => {
  bench = await openMarketBench();
  proxy = await startProxy(bench.nats.url);
  const seed = new Uint8Array(32).fill(8);
  const agentHex = 'ab'.repeat(32);
  const jwt = await issueAgentJwt(natsKeys(bench.home), { agentHex, natsPublicKey: natsPublicKey(seed) });
  agent = await connectNats({ url: proxy.url, jwt, seed, name: agentHex, agentHex });
  await bench.startMarket('one');
  await bench.startMarket('two');
  await fund(bench);
});
afterEach(async () => {
  await agent?.close();
  await proxy?.close();
  await bench?.close();
});

/** As `GET /api/v1/books/<instrument>` gets it. */
async function snapshot(): Promise<BookLevels> {
  const reply = (await bench.here.request(DEPTH_SUBJECT, JSON.stringify({ instrument: DATA }))).json<DepthReply>();
  const [book] = reply.instruments;
  if (!book?.levels) throw new Error('no book');
  const { generation, sequence, timeMs, levels } = book;
  return { generation, sequence, timeMs, ...levels };
}

/** Prices around a middle that wanders: a book in which some levels were missed is soon crossed. */
async function trade(rounds: number, seed: number): Promise<void> {
  let state = seed;
  const random = (n: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % n;
  };
  for (let round = 0; round < rounds; round++) {
    const middle = 20 + Math.round(10 * Math.sin((seed + round) / 9));
    await send(bench, ANN, [order('bid', middle - 1 - random(5)), order('bid', middle + random(2))]);
    await send(bench, BOB, [order('ask', middle + 1 + random(5)), order('ask', middle - random(2))]);
  }
}

test('A client cut off from NATS for a while resyncs its depth and never shows a crossed book', async () => {
  const seen: BookFeed[] = [];
  let changed: () => void = () => undefined;
  const stop = followBook({
    ...{ nats: agent, instrument: DATA, snapshot },
    onChange: (feed) => {
      seen.push(feed);
      changed();
    },
  });
  const until = async (fits: (feed: BookFeed) => boolean): Promise<BookFeed> => {
    for (;;) {
      const last = seen.at(-1);
      if (last && fits(last)) return last;
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
  };
  const caughtUp = async (): Promise<void> => {
    const now = await snapshot();
    const feed = await until(({ book, resync }) => !resync && book !== undefined && sameLevels(book, now));
    expect(feed.book).toMatchObject({ bids: now.bids, asks: now.asks });
  };
  await trade(30, 1);
  await caughtUp();
  for (let cut = 0; cut < 3; cut++) {
    const before = seen.at(-1)?.book?.sequence ?? 0;
    proxy.cut();
    await until(({ resync }) => resync);
    await trade(40, 100 * cut);
    expect(seen.at(-1)?.book?.sequence).toBe(before);
    proxy.mend();
    await trade(10, 7 * cut);
    await until(({ book, resync }) => !resync && (book?.sequence ?? 0) > before);
    await trade(10, 9 * cut);
    await caughtUp();
  }
  stop();
  const crossed = seen.filter(({ book }) => (book?.bids[0]?.[0] ?? 0) >= (book?.asks[0]?.[0] ?? Number.MAX_VALUE));
  expect(crossed).toEqual([]);
  expect(seen.length).toBeGreaterThan(100);
});

const sameLevels = (a: BookLevels, b: BookLevels): boolean =>
  JSON.stringify([a.bids, a.asks]) === JSON.stringify([b.bids, b.asks]);
