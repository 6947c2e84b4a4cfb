import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { GENESIS } from './settlement.fixture.ts';
import { liveGenesis } from './live-genesis.ts';

/** What the service answers to `GET /api/v1/network`; undefined: nothing. */
async function serve(answer: string): Promise<string> {
  const server = createServer((request, response) => response.end(request.url === '/api/v1/network' ? answer : ''));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closes.push(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}
const closes: (() => void)[] = [];
afterEach(() => closes.splice(0).forEach((close) => close()));

test.each([
  ['more partitions than genesis says', JSON.stringify({ bookPartitions: GENESIS.bookPartitions + 2 }), 2],
  ['as many', JSON.stringify({ bookPartitions: GENESIS.bookPartitions }), 0],
  ['fewer, which cannot be', JSON.stringify({ bookPartitions: 0 }), 0],
  ['nonsense', JSON.stringify({ bookPartitions: 'many' }), 0],
  ['no JSON', 'no', 0],
])('%s', async (_, answer, more) => {
  const live = await liveGenesis(GENESIS, await serve(answer));
  expect(live.current()).toEqual({ ...GENESIS, bookPartitions: GENESIS.bookPartitions + more });
  live.stop();
});

test('a notice tells of more, and never of fewer', async () => {
  const live = await liveGenesis(GENESIS, await serve(JSON.stringify({ bookPartitions: GENESIS.bookPartitions })));
  for (const [more, there] of [
    [2, 2],
    [1, 2],
  ] as const) {
    live.opened(GENESIS.bookPartitions + more);
    expect(live.current().bookPartitions).toBe(GENESIS.bookPartitions + there);
  }
  live.stop();
});

test('nobody answers', async () => {
  const live = await liveGenesis(GENESIS, 'http://127.0.0.1:1');
  expect(live.current()).toBe(GENESIS);
  live.stop();
});
