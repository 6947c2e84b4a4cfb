import { deepStrictEqual, ok } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { MarketEvent } from '../primitives/events.ts';
import { agentKey, INFO, leftEngine, NETWORK, ownerKey, SETTLEMENT, USDX } from './engine.fixture.ts';
import { createEngine, type Engine, type EngineMessage } from './engine.ts';
import { free, type NaiveMarket, naiveMarket, reserved } from './naive-book.fixture.ts';
import { applyNaively } from './naive-engine.fixture.ts';
import {
  type Action,
  AGENTS,
  CREDITED,
  INSTRUMENTS,
  messageOf,
  OWNER_OF,
  RANDOM_GENESIS,
  signatureOf,
} from './random-market.fixture.ts';

export type Played = { readonly engine: Engine; readonly messages: EngineMessage[]; readonly events: MarketEvent[][] };

/** Plays actions on an engine and on the naive book; throws where they differ, or an invariant breaks, after any step. */
export function playAgainstNaive(actions: readonly Action[]): Played {
  const engine = createEngine({ genesis: RANDOM_GENESIS, networkId: NETWORK, partition: 1 });
  const market = naiveMarket(RANDOM_GENESIS);
  const played: Played = { engine, messages: [], events: [] };
  const held = new Map<string, number>();
  let timeMs = 1_000;
  const step = (message: EngineMessage, what: string): void => {
    played.messages.push(message);
    const expected = applyNaively(market, message);
    const events = engine.apply(message);
    played.events.push(events);
    equal(comparable(events), comparable(expected), `events of ${what}`);
    checkFunds(engine, market, held, events, what);
    checkBooks(engine, market, what);
  };
  step(funding(timeMs), 'funding');
  for (const one of actions) {
    timeMs += one.pauseMs;
    const message = messageOf(market, one, played.messages.length + 1, timeMs);
    step(message, `step ${played.messages.length + 1}: ${JSON.stringify(one)}`);
  }
  return played;
}

function funding(timeMs: number): EngineMessage {
  const commands = Array.from({ length: AGENTS * 2 }, (_, index) => ({
    type: 'fundsAllocated' as const,
    agent: agentKey(index >> 1),
    owner: ownerKey(OWNER_OF[index >> 1] as number),
    asset: index % 2 === 0 ? INFO : USDX,
    amount: CREDITED,
  }));
  const frame = {
    agent: SETTLEMENT,
    partition: 1,
    firstSequence: 1n,
    body: new Uint8Array(),
    signature: signatureOf(1),
    expiresAtMs: 0,
    commands,
  };
  return { generation: 1, sequence: 1, timeMs, frame: { ok: true, value: frame } };
}

/** Without the words of refusals; the fees, which stand last, by agent. */
function comparable(events: readonly MarketEvent[]): MarketEvent[] {
  const wordless = events.map((event) => ('message' in event ? { ...event, message: '' } : event));
  const fees = wordless.filter((event) => event.type === 'networkFeeCharged');
  fees.sort((a, b) => (a.agent < b.agent ? -1 : 1));
  return [...wordless.slice(0, wordless.length - fees.length), ...fees];
}

function equal(actual: unknown, expected: unknown, what: string): void {
  if (!isDeepStrictEqual(actual, expected)) deepStrictEqual({ what, is: actual }, { what, is: expected });
}

/** As the naive book says; and free + reserved = what came in by settlement less what went out by events (invariant 6). */
function checkFunds(
  engine: Engine,
  market: NaiveMarket,
  held: Map<string, number>,
  events: readonly MarketEvent[],
  what: string,
): void {
  for (let index = 0; index < AGENTS; index++)
    for (const asset of [INFO, USDX]) {
      const agent = agentKey(index);
      const name = `${agent}/${asset}`;
      let holds = (held.get(name) ?? 0) - leftEngine(events, agent, asset);
      for (const event of events)
        if (event.type === 'fundsCredited' && event.agent === agent && event.asset === asset) holds += event.amount;
      held.set(name, holds);
      const balance = engine.balance(agent, asset);
      const expected = { free: free(market, agent, asset), reserved: reserved(market, agent, asset) };
      equal({ ...balance }, expected, `funds of agent ${index} in asset ${asset} after ${what}`);
      ok(balance.free >= 0 && balance.reserved >= 0, `funds of agent ${index} are not negative after ${what}`);
      ok(balance.free + balance.reserved === holds, `funds of agent ${index} are conserved after ${what}`);
    }
}

/** As the naive book says; and plain bids never rest at or above plain asks (invariant 7). */
function checkBooks(engine: Engine, { resting }: NaiveMarket, what: string): void {
  for (const instrument of INSTRUMENTS) {
    const { bids, asks } = engine.depth(instrument, 1_000);
    const plain = resting.filter((one) => one.instrument === instrument && one.how === 'plain');
    const sellers = plain.filter(({ side }) => side === 'ask').sort((a, b) => a.price - b.price);
    const buyers = plain.filter(({ side }) => side === 'bid');
    const prices = [...new Set(buyers.map((one) => one.price))].sort((a, b) => b - a);
    const expected = {
      bids: prices.map((price) => ({
        price,
        lots: buyers.reduce((sum, one) => sum + (one.price === price ? one.left : 0), 0),
      })),
      asks: sellers.map(({ price, left, id, agent }) => ({ price, lots: left, orderId: id, agent })),
    };
    equal({ bids, asks }, expected, `depth of ${instrument} after ${what}`);
    const [bid, ask] = [bids[0], asks[0]];
    ok(!bid || !ask || bid.price < ask.price, `${instrument} is not crossed after ${what}`);
  }
  const names = [...new Set(resting.map(({ instrument }) => instrument))].sort();
  equal(engine.instruments(), names, `instruments after ${what}`);
}
