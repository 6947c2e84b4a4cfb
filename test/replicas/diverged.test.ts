import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine } from '../../market/engine.ts';
import {
  ANN,
  answers,
  BOB,
  eventsCount,
  fund,
  type MarketBench,
  openMarketBench,
  order,
  send,
} from '../market.fixture.ts';

/** A replica whose engine answers otherwise than the others', from one message on. */
const FROM = 5;
const tampered: typeof createEngine = (options) => {
  const engine = createEngine(options);
  return {
    ...engine,
    apply: (message) => {
      const events = engine.apply(message);
      if (message.sequence < FROM) return events;
      return events.map((event) => (event.type === 'orderAccepted' ? { ...event, price: event.price + 1 } : event));
    },
  };
};
const DIVERGED = {
  code: 'diverged',
  details: { partition: 1, generation: 1, sequence: FROM, part: 0, firstDifferingByte: expect.any(Number) },
};

let bench: MarketBench;
beforeEach(async () => {
  bench = await openMarketBench();
});
afterEach(async () => {
  await bench.close();
});

const trade = async (from: number, to: number): Promise<void> => {
  for (let round = from; round < to; round++)
    await send(bench, round % 2 ? ANN : BOB, [order(round % 2 ? 'bid' : 'ask', 7)]);
};

test('a replica that is behind compares what was published before it, and stops where it differs', async () => {
  await bench.startMarket('right');
  await fund(bench);
  await trade(0, 20);
  const before = await answers(bench, 22);
  const wrong = await bench.startMarket('wrong', tampered);
  await expect(wrong.run).rejects.toMatchObject(DIVERGED);
  await expect(wrong.run).rejects.toThrow(
    /^this replica answers message 5 of partition 1, generation 1 otherwise than EVENTS has it: part 0 differs from byte \d+ on/,
  );
  await trade(20, 30);
  expect((await answers(bench, 32)).slice(0, 22)).toEqual(before);
});

test('of two replicas that go on side by side and differ, whoever is later stops, and the other goes on', async () => {
  const both = [await bench.startMarket('right'), await bench.startMarket('wrong', tampered)];
  await fund(bench);
  await trade(0, 20);
  const ended = both.map(({ run }, index) =>
    run.then(
      () => -1,
      (error: unknown) => ({ index, error }),
    ),
  );
  const first = await Promise.race(ended);
  expect(first).toMatchObject({ error: DIVERGED });
  await trade(20, 40);
  const found = await answers(bench, 42);
  expect(found.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 42 }, (_, at) => at + 1));
  const stillUp = both.filter((_, index) => typeof first === 'object' && index !== first.index);
  expect(await Promise.race([stillUp[0]?.run.then(() => 'ended', String), Promise.resolve('up')])).toBe('up');
});

test('replicas that take turns within many messages leave no gap and no double', async () => {
  const first = await bench.startMarket('one');
  await bench.startMarket('two');
  await fund(bench);
  for (let batch = 0; batch < 10; batch++) {
    const frames = Array.from({ length: 120 }, (_, i) =>
      send(bench, i % 2 ? ANN : BOB, [order(i % 2 ? 'bid' : 'ask', 7)]),
    );
    if (batch === 3) await bench.startMarket('three');
    if (batch === 6) await first.stop();
    await Promise.all(frames);
  }
  const found = await answers(bench, 1_202);
  expect(found.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 1_202 }, (_, at) => at + 1));
  expect(await eventsCount(bench)).toBe(1_202);
  expect(found.flatMap(({ events }) => events).filter(({ type }) => type === 'tradeMatched')).toHaveLength(600);
});
