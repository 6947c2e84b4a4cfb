import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toHex, utf8 } from '../primitives/bytes.ts';
import { encodeEventsMessage } from '../schemas/events.ts';
import { GENERATION_SUBJECT } from '../service/market/journal.ts';
import { bookSubject, decodeBookMessage } from '../schemas/book-message.ts';
import { DEPTH_SUBJECT } from '../service/market/data/depth-answers.ts';
import { startNats } from '../service/nats/server.ts';
import { remakeTradingStreams } from '../service/nats/streams.ts';
import {
  ANN,
  answerOf,
  answers,
  BOB,
  DATA,
  eventsCount,
  frameOf,
  fund,
  keep,
  type MarketBench,
  openMarketBench,
  order,
  publish,
  send,
} from './market.fixture.ts';

let bench: MarketBench;
beforeEach(async () => {
  bench = await openMarketBench();
});
afterEach(async () => {
  await bench.close();
});

async function reconnected(one: NatsConnection): Promise<void> {
  for await (const { type } of one.status()) if (type === 'reconnect') return;
}

test('each ORDERS message has one answer, whatever its bytes are', async () => {
  await bench.startMarket();
  const trades = bench.here.subscribe(bookSubject(1, DATA));
  await fund(bench);
  await send(bench, BOB, [order('ask', 5)]);
  await publish(bench, utf8('no frame'), toHex(ANN.publicKey));
  const forged = frameOf(bench, ANN, [order('bid', 5)]);
  const tampered = new Uint8Array(forged.bytes);
  tampered[tampered.length - 1] = (tampered[tampered.length - 1] as number) ^ 1;
  await publish(bench, tampered, forged.agent);
  await publish(bench, forged.bytes, forged.agent);
  await publish(bench, forged.bytes, forged.agent);
  await publish(bench, forged.bytes.slice(0, 50), forged.agent);
  const found = await answers(bench, 8);
  expect(found.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const told = found.map(({ events }) => events.map((event) => ('code' in event ? event.code : event.type)));
  expect(told.slice(2)).toEqual([
    ['orderAccepted', 'networkFeeCharged'],
    ['malformed'],
    ['bad_signature'],
    ['orderAccepted', 'tradeMatched', 'orderClosed', 'orderClosed', 'networkFeeCharged'],
    ['sequence_replayed'],
    ['malformed'],
  ]);
  expect(found[5]?.frameBytes).toEqual(forged.bytes);
  for await (const message of trades) {
    const told = decodeBookMessage(message.data);
    if (!told.ok) throw new Error(told.message);
    const [trade] = told.value.trades;
    if (trade) expect(trade.price).toBe(5);
    if (trade) break;
  }
});

test('two replicas answer once, in order, and either goes on alone', async () => {
  const first = await bench.startMarket('one');
  await bench.startMarket('two');
  await fund(bench);
  for (let round = 0; round < 100; round++)
    await send(bench, round % 2 ? ANN : BOB, [order(round % 2 ? 'bid' : 'ask', 7)]);
  await first.stop();
  for (let round = 0; round < 20; round++)
    await send(bench, round % 2 ? ANN : BOB, [order(round % 2 ? 'bid' : 'ask', 7)]);
  const found = await answers(bench, 122);
  expect(found.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 122 }, (_, at) => at + 1));
  expect(found.flatMap(({ events }) => events).filter(({ type }) => type === 'tradeMatched')).toHaveLength(60);
  expect(await eventsCount(bench)).toBe(122);
});

test('a new process goes on from the journal and from what EVENTS has, and tells the depth', async () => {
  const first = await bench.startMarket();
  await fund(bench);
  await send(bench, BOB, [order('ask', 5)]);
  keep(bench, await answers(bench, 3));
  await send(bench, BOB, [order('ask', 6)]);
  await answers(bench, 4);
  await first.stop();
  await send(bench, ANN, [order('bid', 6)]);
  await send(bench, ANN, [order('bid', 4)]);
  await bench.startMarket();
  const found = await answers(bench, 6);
  expect(found[4]?.events[1]).toMatchObject({ type: 'tradeMatched', price: 5, tradeId: (1n << 48n) | 1n });
  const reply = await bench.here.request(DEPTH_SUBJECT, JSON.stringify({ instrument: DATA }));
  expect(reply.json()).toMatchObject({
    instruments: [
      {
        name: DATA,
        partition: 1,
        generation: 1,
        bids: [[4, 1]],
        asks: [[6, 1, String((1n << 48n) | 2n), toHex(BOB.publicKey)]],
      },
    ],
  });
  expect(await eventsCount(bench)).toBe(6);
});

test('an answer too large for one message has parts, and the parts that a killed process left out are added', async () => {
  const first = await bench.startMarket();
  await fund(bench);
  for (let frame = 0; frame < 10; frame++)
    await send(
      bench,
      BOB,
      Array.from({ length: 256 }, () => order('ask', 1)),
    );
  keep(bench, await answers(bench, 12));
  await first.stop();
  const sequence = await send(bench, ANN, Array(3).fill({ ...order('bid', 1), quantity: 850 }));
  const answer = await answerOf(bench, sequence);
  expect(answer.events.filter(({ type }) => type === 'tradeMatched')).toHaveLength(2_550);
  const parts = encodeEventsMessage(answer);
  expect(parts).toHaveLength(2);
  await jetstream(bench.here).publish('idb.v1.events.1', parts[0]);
  await bench.startMarket();
  expect((await answers(bench, 13))[12]).toEqual(answer);
  expect(await eventsCount(bench)).toBe(14);
});

test('NATS may go away and come back', async () => {
  await bench.startMarket();
  await fund(bench);
  await answers(bench, 2);
  const port = Number(new URL(bench.nats.url).port);
  const back = reconnected(bench.here);
  process.kill(bench.nats.pid, 'SIGKILL');
  await bench.nats.exited;
  bench.nats = await startNats({ home: bench.home, port });
  await back;
  await send(bench, BOB, [order('ask', 5)]);
  await send(bench, ANN, [order('bid', 5)]);
  const found = await answers(bench, 4);
  expect(found[3]?.events.some(({ type }) => type === 'tradeMatched')).toBe(true);
});

test('another generation starts the engine over from the journal', async () => {
  await bench.startMarket();
  await fund(bench);
  await send(bench, BOB, [order('ask', 5)]);
  keep(bench, await answers(bench, 3));
  // This one never becomes final: its message is lost with the streams, and its agent sends the frame again.
  const lost = frameOf(bench, BOB, [order('ask', 4)]);
  await publish(bench, lost.bytes, lost.agent);
  await answers(bench, 4);
  Object.assign(bench.journal, { generation: 2, watermark: 0 });
  await remakeTradingStreams(bench.here, 1);
  bench.here.publish(GENERATION_SUBJECT, utf8('{"generation":2}'));
  await publish(bench, lost.bytes, lost.agent);
  await send(bench, ANN, [order('bid', 5)]);
  const found = await answers(bench, 2);
  expect(found.map(({ generation, sequence }) => [generation, sequence])).toEqual([
    [2, 1],
    [2, 2],
  ]);
  expect(found[1]?.events[1]).toMatchObject({ type: 'tradeMatched', price: 4, askOrderId: (1n << 48n) | 2n });
});
