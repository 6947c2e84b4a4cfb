import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine } from '../market/engine.ts';
import { GENESIS } from '../market/engine.fixture.ts';
import { toHex, utf8 } from '../primitives/bytes.ts';
import type { Command, PlaceOrder } from '../primitives/commands.ts';
import type { EventsMessage } from '../primitives/events.ts';
import { type SigningKey, signingKey } from '../primitives/keys.ts';
import { decodeEventsMessage, decodeEventsPart, encodeEventsMessage } from '../schemas/events.ts';
import { buildFrame, decodeFrame } from '../schemas/frame.ts';
import {
  decodeJournalRequest,
  encodeJournalReply,
  GENERATION_SUBJECT,
  type JournalRow,
} from '../service/market/journal.ts';
import { bookSubject, decodeBookMessage } from '../schemas/book-message.ts';
import { DEPTH_SUBJECT } from '../service/market/data/depth-answers.ts';
import { runMarket } from '../service/market/market.ts';
import { connectNats } from '../agent-runtime/link/connect.ts';
import { issueServiceJwt } from '../service/nats/jwt.ts';
import { natsPublicKey } from '../agent-runtime/link/nats-key.ts';
import { natsKeys } from '../service/nats/keys.ts';
import { type Nats, startNats } from '../service/nats/server.ts';
import { ensureStreams, remakeTradingStreams } from '../service/nats/streams.ts';

/** The market process on a real nats-server; settlement's journal is this test's own list of rows. */
const NETWORK = new Uint8Array(32).fill(3);
const SETTLEMENT = signingKey(new Uint8Array(32).fill(1));
const ANN = signingKey(new Uint8Array(32).fill(2));
const BOB = signingKey(new Uint8Array(32).fill(3));
const GENESIS_HERE = { ...GENESIS, settlementKey: toHex(SETTLEMENT.publicKey) };
const DATA = `data/${'c1'.repeat(32)}/USDX`;

let home: string;
let nats: Nats;
let connections: NatsConnection[];
let here: NatsConnection;
let journal: { generation: number; watermark: number; rows: JournalRow[] };
let sequences: Map<string, bigint>;
let markets: { stop(): Promise<void> }[];

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'infinitydb-market-'));
  nats = await startNats({ home });
  [connections, markets, sequences] = [[], [], new Map()];
  journal = { generation: 1, watermark: 0, rows: [] };
  here = await connection('settlement');
  await ensureStreams(here, 1);
  here.subscribe('idb.v1.settlement.journal.1', {
    callback: (_, message) => {
      const request = decodeJournalRequest(message.data);
      if (!request.ok) throw new Error(request.message);
      const { afterGeneration, afterSequence, limit } = request.value;
      const after = journal.rows.filter(
        (row) =>
          row.generation > afterGeneration || (row.generation === afterGeneration && row.sequence > afterSequence),
      );
      const { generation, watermark } = journal;
      const page = { generation, watermark, timeMs: 0, rows: after.slice(0, limit), done: after.length <= limit };
      message.respond(encodeJournalReply(page));
    },
  });
});

afterEach(async () => {
  for (const market of markets) await market.stop();
  for (const one of connections) await one.close();
  await nats.stop();
  rmSync(home, { recursive: true, force: true });
});

async function connection(name: string): Promise<NatsConnection> {
  const seed = new Uint8Array(32).fill(9);
  const jwt = await issueServiceJwt(natsKeys(home), { name, natsPublicKey: natsPublicKey(seed) });
  const made = await connectNats({ url: nats.url, jwt, seed, name });
  connections.push(made);
  return made;
}

async function startMarket(name = 'market'): Promise<{ stop(): Promise<void> }> {
  const own = await connection(name);
  const control = new AbortController();
  const ready = Promise.withResolvers<void>();
  const log = { info: () => undefined, warn: () => undefined };
  const run = runMarket(
    { nats: own, genesis: GENESIS_HERE, networkId: NETWORK, log },
    { signal: control.signal, onReady: ready.resolve },
  );
  const market = {
    stop: async () => {
      control.abort();
      await run;
    },
  };
  markets.push(market);
  await Promise.race([ready.promise, run]);
  return market;
}

function frameOf(key: SigningKey, commands: readonly Command[]): { bytes: Uint8Array; agent: string } {
  const agent = toHex(key.publicKey);
  const firstSequence = sequences.get(agent) ?? 1n;
  sequences.set(agent, firstSequence + BigInt(commands.length));
  const expiresAtMs = 4_000_000_000_000;
  const { bytes } = buildFrame({ networkId: NETWORK, key, partition: 1, firstSequence, expiresAtMs, commands });
  return { bytes, agent };
}

const publish = (bytes: Uint8Array, agent: string): Promise<{ seq: number }> =>
  jetstream(here).publish(`idb.v1.orders.1.${agent}`, bytes);

async function send(key: SigningKey, commands: readonly Command[]): Promise<number> {
  const { bytes, agent } = frameOf(key, commands);
  return (await publish(bytes, agent)).seq;
}

async function fund(): Promise<void> {
  const command = { type: 'fundsAllocated', amount: 100_000 } as const;
  for (const [key, owner] of [[ANN, '0a'] as const, [BOB, '0b'] as const])
    await send(
      SETTLEMENT,
      [1, 2].map((asset) => ({ ...command, agent: toHex(key.publicKey), owner: owner.repeat(20), asset })),
    );
}

const order = (side: 'bid' | 'ask', price: number): PlaceOrder => ({
  type: 'placeOrder',
  instrument: DATA,
  side,
  orderType: 'limit',
  price,
  quantity: 1,
  spread: 1,
  avoidAgents: [],
  object: '',
  mandate: undefined,
  collateralPerLot: 0,
  readPrice: 0,
  minFill: 0,
  goodTillMs: 0,
  maxTotal: 0,
});

/** All answers in EVENTS, as soon as there are `count` of them. */
async function answers(count: number): Promise<EventsMessage[]> {
  const consumer = await jetstream(here).consumers.get('EVENTS_1');
  const messages = await consumer.consume();
  const found: EventsMessage[] = [];
  let parts: Uint8Array[] = [];
  for await (const message of messages) {
    parts.push(message.data);
    const part = decodeEventsPart(message.data);
    if (!part.ok) throw new Error(part.message);
    if (part.value.part + 1 < part.value.parts) continue;
    const decoded = decodeEventsMessage(parts);
    if (!decoded.ok) throw new Error(decoded.message);
    found.push(decoded.value);
    parts = [];
    if (found.length === count) break;
  }
  await messages.close();
  return found;
}

/** What settlement would have journalled of these answers. */
function keep(found: readonly EventsMessage[]): void {
  journal.rows = found
    .filter(({ events }) => events[0]?.type !== 'frameRefused')
    .map(({ generation, sequence, timeMs, frameBytes }) => ({ generation, sequence, timeMs, frameBytes }));
  journal.watermark = found.at(-1)?.sequence ?? 0;
}

/** What the engine, replayed from the journal, answers to a message of ORDERS. */
async function answerOf(sequence: number): Promise<EventsMessage> {
  const engine = createEngine({ genesis: GENESIS_HERE, networkId: NETWORK, partition: 1 });
  for (const { frameBytes, ...at } of journal.rows) engine.apply({ ...at, frame: decodeFrame(frameBytes) });
  const stored = await (await jetstreamManager(here)).streams.getMessage('ORDERS', { seq: sequence });
  if (!stored) throw new Error(`ORDERS has no message ${sequence}`);
  const [generation, timeMs, frameBytes] = [1, stored.time.getTime(), stored.data];
  const events = engine.apply({ generation, sequence, timeMs, frame: decodeFrame(frameBytes) });
  const sender = stored.subject.split('.').at(-1) ?? '';
  return { partition: 1, generation, sequence, timeMs, frameBytes, sender, events };
}

async function eventsCount(): Promise<number> {
  return (await (await jetstreamManager(here)).streams.info('EVENTS_1')).state.messages;
}

async function reconnected(one: NatsConnection): Promise<void> {
  for await (const { type } of one.status()) if (type === 'reconnect') return;
}

test('each ORDERS message has one answer, whatever its bytes are', async () => {
  await startMarket();
  const trades = here.subscribe(bookSubject(1, DATA));
  await fund();
  await send(BOB, [order('ask', 5)]);
  await publish(utf8('no frame'), toHex(ANN.publicKey));
  const forged = frameOf(ANN, [order('bid', 5)]);
  const tampered = new Uint8Array(forged.bytes);
  tampered[tampered.length - 1] = (tampered[tampered.length - 1] as number) ^ 1;
  await publish(tampered, forged.agent);
  await publish(forged.bytes, forged.agent);
  await publish(forged.bytes, forged.agent);
  await publish(forged.bytes.slice(0, 50), forged.agent);
  const found = await answers(8);
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
  const first = await startMarket('one');
  await startMarket('two');
  await fund();
  for (let round = 0; round < 100; round++) await send(round % 2 ? ANN : BOB, [order(round % 2 ? 'bid' : 'ask', 7)]);
  await first.stop();
  for (let round = 0; round < 20; round++) await send(round % 2 ? ANN : BOB, [order(round % 2 ? 'bid' : 'ask', 7)]);
  const found = await answers(122);
  expect(found.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 122 }, (_, at) => at + 1));
  expect(found.flatMap(({ events }) => events).filter(({ type }) => type === 'tradeMatched')).toHaveLength(60);
  expect(await eventsCount()).toBe(122);
});

test('a new process goes on from the journal and from what EVENTS has, and tells the depth', async () => {
  const first = await startMarket();
  await fund();
  await send(BOB, [order('ask', 5)]);
  keep(await answers(3));
  await send(BOB, [order('ask', 6)]);
  await answers(4);
  await first.stop();
  await send(ANN, [order('bid', 6)]);
  await send(ANN, [order('bid', 4)]);
  await startMarket();
  const found = await answers(6);
  expect(found[4]?.events[1]).toMatchObject({ type: 'tradeMatched', price: 5, tradeId: (1n << 48n) | 1n });
  const reply = await here.request(DEPTH_SUBJECT, JSON.stringify({ instrument: DATA }));
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
  expect(await eventsCount()).toBe(6);
});

test('an answer too large for one message has parts, and the parts that a killed process left out are added', async () => {
  const first = await startMarket();
  await fund();
  for (let frame = 0; frame < 10; frame++)
    await send(
      BOB,
      Array.from({ length: 256 }, () => order('ask', 1)),
    );
  keep(await answers(12));
  await first.stop();
  const sequence = await send(ANN, Array(3).fill({ ...order('bid', 1), quantity: 850 }));
  const answer = await answerOf(sequence);
  expect(answer.events.filter(({ type }) => type === 'tradeMatched')).toHaveLength(2_550);
  const parts = encodeEventsMessage(answer);
  expect(parts).toHaveLength(2);
  await jetstream(here).publish('idb.v1.events.1', parts[0]);
  await startMarket();
  expect((await answers(13))[12]).toEqual(answer);
  expect(await eventsCount()).toBe(14);
});

test('NATS may go away and come back', async () => {
  await startMarket();
  await fund();
  await answers(2);
  const port = Number(new URL(nats.url).port);
  const back = reconnected(here);
  process.kill(nats.pid, 'SIGKILL');
  await nats.exited;
  nats = await startNats({ home, port });
  await back;
  await send(BOB, [order('ask', 5)]);
  await send(ANN, [order('bid', 5)]);
  const found = await answers(4);
  expect(found[3]?.events.some(({ type }) => type === 'tradeMatched')).toBe(true);
});

test('another generation starts the engine over from the journal', async () => {
  await startMarket();
  await fund();
  await send(BOB, [order('ask', 5)]);
  keep(await answers(3));
  // This one never becomes final: its message is lost with the streams, and its agent sends the frame again.
  const lost = frameOf(BOB, [order('ask', 4)]);
  await publish(lost.bytes, lost.agent);
  await answers(4);
  Object.assign(journal, { generation: 2, watermark: 0 });
  await remakeTradingStreams(here, 1);
  here.publish(GENERATION_SUBJECT, utf8('{"generation":2}'));
  await publish(lost.bytes, lost.agent);
  await send(ANN, [order('bid', 5)]);
  const found = await answers(2);
  expect(found.map(({ generation, sequence }) => [generation, sequence])).toEqual([
    [2, 1],
    [2, 2],
  ]);
  expect(found[1]?.events[1]).toMatchObject({ type: 'tradeMatched', price: 4, askOrderId: (1n << 48n) | 2n });
});
