import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { createEngine } from '../market/engine.ts';
import { GENESIS } from '../market/engine.fixture.ts';
import { toHex } from '../primitives/bytes.ts';
import type { Command, PlaceOrder } from '../primitives/commands.ts';
import type { EventsMessage } from '../primitives/events.ts';
import { type SigningKey, signingKey } from '../primitives/keys.ts';
import { decodeEventsMessage, decodeEventsPart } from '../schemas/events.ts';
import { buildFrame, decodeFrame } from '../schemas/frame.ts';
import { decodeJournalRequest, encodeJournalReply, type JournalRow } from '../service/market/journal.ts';
import { runMarket } from '../service/market/market.ts';
import { connectNats } from '../agent-runtime/link/connect.ts';
import { issueServiceJwt } from '../service/nats/jwt.ts';
import { natsPublicKey } from '../agent-runtime/link/nats-key.ts';
import { natsKeys } from '../service/nats/keys.ts';
import { startNats } from '../service/nats/server.ts';
import { ensureStreams } from '../service/nats/streams.ts';

const NETWORK = new Uint8Array(32).fill(3);
const SETTLEMENT = signingKey(new Uint8Array(32).fill(1));
export const ANN = signingKey(new Uint8Array(32).fill(2));
export const BOB = signingKey(new Uint8Array(32).fill(3));
const GENESIS_HERE = { ...GENESIS, settlementKey: toHex(SETTLEMENT.publicKey) };
export const DATA = `data/${'c1'.repeat(32)}/USDX`;

export type Started = {
  stop(): Promise<void>;
  /** Ends with the replica. */
  readonly run: Promise<void>;
};

/** Market replicas on a real nats-server; settlement's journal is a list of rows of the bench's own. */
export type MarketBench = Awaited<ReturnType<typeof openMarketBench>>;

export async function openMarketBench() {
  const home = mkdtempSync(join(tmpdir(), 'infinitydb-market-'));
  const nats = await startNats({ home });
  const connections: NatsConnection[] = [];
  const connect = async (name: string): Promise<NatsConnection> => {
    const seed = new Uint8Array(32).fill(9);
    const jwt = await issueServiceJwt(natsKeys(home), { name, natsPublicKey: natsPublicKey(seed) });
    const made = await connectNats({ url: bench.nats.url, jwt, seed, name });
    connections.push(made);
    return made;
  };
  const markets: Started[] = [];
  const journal = { generation: 1, watermark: 0, rows: [] as JournalRow[] };
  const bench = {
    home,
    nats,
    journal,
    connect,
    here: undefined as unknown as NatsConnection,
    sequences: new Map<string, bigint>(),
    /** Resolves when the replica has caught up; `engine` in place of the market's own. */
    async startMarket(name = 'market', engine?: typeof createEngine): Promise<Started> {
      const market = await startMarket(await connect(name), engine);
      markets.push(market);
      return market;
    },
    async close(): Promise<void> {
      for (const market of markets) await market.stop();
      for (const one of connections) await one.close();
      await bench.nats.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
  bench.here = await connect('settlement');
  await ensureStreams(bench.here, 1);
  answerJournal(bench.here, journal);
  answerSnapshots(bench.here);
  return bench;
}

/** Settlement without a snapshot: replicas replay the journal. */
function answerSnapshots(here: NatsConnection): void {
  here.subscribe('idb.v1.settlement.snapshot.list.1', {
    callback: (_, message) => void message.respond('{"snapshots":[]}'),
  });
  here.subscribe('idb.v1.settlement.snapshot.put.1', {
    callback: (_, message) => void message.respond('{"have":true}'),
  });
}

function answerJournal(
  here: NatsConnection,
  journal: { generation: number; watermark: number; rows: JournalRow[] },
): void {
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
}

async function startMarket(nats: NatsConnection, engine?: typeof createEngine): Promise<Started> {
  const control = new AbortController();
  const ready = Promise.withResolvers<void>();
  const log = { info: () => undefined, warn: () => undefined };
  const config = { nats, genesis: GENESIS_HERE, networkId: NETWORK, log };
  const run = runMarket(engine ? { ...config, createEngine: engine } : config, {
    signal: control.signal,
    onReady: ready.resolve,
  });
  run.catch(() => undefined); // Whoever expects its failure awaits it.
  await Promise.race([ready.promise, run]);
  return {
    run,
    stop: async () => {
      control.abort();
      await run.catch(() => undefined);
    },
  };
}

export function frameOf({ sequences }: MarketBench, key: SigningKey, commands: readonly Command[]) {
  const agent = toHex(key.publicKey);
  const firstSequence = sequences.get(agent) ?? 1n;
  sequences.set(agent, firstSequence + BigInt(commands.length));
  const expiresAtMs = Date.now() + 3_600_000;
  const { bytes } = buildFrame({ networkId: NETWORK, key, partition: 1, firstSequence, expiresAtMs, commands });
  return { bytes, agent };
}

export const publish = ({ here }: MarketBench, bytes: Uint8Array, agent: string): Promise<{ seq: number }> =>
  jetstream(here).publish(`idb.v1.orders.1.${agent}`, bytes);

/** The frame's sequence in ORDERS. */
export async function send(bench: MarketBench, key: SigningKey, commands: readonly Command[]): Promise<number> {
  const { bytes, agent } = frameOf(bench, key, commands);
  return (await publish(bench, bytes, agent)).seq;
}

/** Two messages that give ANN and BOB funds. */
export async function fund(bench: MarketBench): Promise<void> {
  const command = { type: 'fundsAllocated', amount: 100_000 } as const;
  for (const [key, owner] of [[ANN, '0a'] as const, [BOB, '0b'] as const])
    await send(
      bench,
      SETTLEMENT,
      [1, 2].map((asset) => ({ ...command, agent: toHex(key.publicKey), owner: owner.repeat(20), asset })),
    );
}

export const order = (side: 'bid' | 'ask', price: number): PlaceOrder => ({
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
export async function answers({ here }: MarketBench, count: number): Promise<EventsMessage[]> {
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
export function keep({ journal }: MarketBench, found: readonly EventsMessage[]): void {
  journal.rows = found
    .filter(({ events }) => events[0]?.type !== 'frameRefused')
    .map(({ generation, sequence, timeMs, frameBytes }) => ({ generation, sequence, timeMs, frameBytes }));
  journal.watermark = found.at(-1)?.sequence ?? 0;
}

/** What the engine, replayed from the journal, answers to a message of ORDERS. */
export async function answerOf({ here, journal }: MarketBench, sequence: number): Promise<EventsMessage> {
  const engine = createEngine({ genesis: GENESIS_HERE, networkId: NETWORK, partition: 1 });
  for (const { frameBytes, ...at } of journal.rows) engine.apply({ ...at, frame: decodeFrame(frameBytes) });
  const stored = await (await jetstreamManager(here)).streams.getMessage('ORDERS', { seq: sequence });
  if (!stored) throw new Error(`ORDERS has no message ${sequence}`);
  const [generation, timeMs, frameBytes] = [1, stored.time.getTime(), stored.data];
  const events = engine.apply({ generation, sequence, timeMs, frame: decodeFrame(frameBytes) });
  const sender = stored.subject.split('.').at(-1) ?? '';
  return { partition: 1, generation, sequence, timeMs, frameBytes, sender, events };
}

export async function eventsCount({ here }: MarketBench): Promise<number> {
  return (await (await jetstreamManager(here)).streams.info('EVENTS_1')).state.messages;
}
