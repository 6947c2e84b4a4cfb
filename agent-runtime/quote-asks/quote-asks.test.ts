import { expect, test } from 'vitest';
import { available, trading } from '../../primitives/account.ts';
import type { PlaceOrder } from '../../primitives/commands.ts';
import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import type { Policy } from '../../schemas/policy.ts';
import { BUYER_HEX } from '../object.fixture.ts';
import { livePolicy } from '../policy/live-policy.ts';
import { PresenceTable } from '../presence.ts';
import {
  clock,
  INSTRUMENT,
  leaseNotice,
  NETWORK_ID,
  ScriptedSettlement,
  soldSlot,
  testAgent,
} from '../settlement.fixture.ts';
import { AskQuoter } from './quote-asks.ts';

const POLICY: Policy = {
  capacityBytes: 64n << 20n,
  retentionSeconds: 3_600n,
  actions: [],
  asset: 'USDX',
  storage: [
    { term: 'hour', costPerLot: 8, marginPercent: 25, lots: 20, collateralPerLot: 40, readPricePerMebibyte: 1 },
  ],
  movePricePerMebibyte: 0,
  repair: { enabled: false, minimumPrice: 0 },
  allow: [],
  deny: [],
};

async function quoting(options: { lots?: number; capacityMebibytes?: number; usdx?: bigint } = {}) {
  const { lots = 20, capacityMebibytes = 64, usdx = 1_000_000n } = options;
  const settlement = new ScriptedSettlement();
  const agent = await testAgent(settlement, new PresenceTable(NETWORK_ID, clock), 1, capacityMebibytes * CHUNK_BYTES);
  const self = agent.context.agent;
  settlement.balances.set(available(self, 2), usdx);
  settlement.balances.set(available(self, 1), 1n << 30n);
  let orders = 0n;
  settlement.decide = (command, from) => {
    if (command.type === 'allocateFunds') {
      const { asset, partition, amountBaseUnits } = command;
      settlement.balances.set(trading(from, asset, partition), amountBaseUnits);
      void settlement.tell(from, { type: 'fundsCredited', partition, asset, amountBaseUnits });
    }
    if (command.type === 'replaceOrder') return { ok: true, id: command.orderId };
    return { ok: true, id: command.type === 'placeOrder' ? ++orders : 0n };
  };
  const live = livePolicy(withLots(lots));
  const make = () => {
    const quoter = new AskQuoter(agent.context, agent.seller, agent.background, {
      live,
      restingLots: async () => undefined,
    });
    agent.seller.onMatch = (trade) => quoter.matched(trade);
    agent.seller.onChange = () => quoter.refresh();
    return quoter;
  };
  const start = () => {
    const quoter = make();
    quoter.refresh();
    return quoter;
  };
  const placed = () =>
    settlement.submitted.map(({ command }) => command).filter(({ type }) => type === 'placeOrder') as PlaceOrder[];
  const cancelled = () =>
    settlement.submitted.flatMap(({ command }) => (command.type === 'cancelOrder' ? [command.orderId] : []));
  const replaced = () =>
    settlement.submitted.flatMap(({ command }) => (command.type === 'replaceOrder' ? [command] : []));
  return { settlement, agent, self, live, make, start, placed, cancelled, replaced };
}

const withLots = (lots: number, costPerLot = 8): Policy => ({
  ...POLICY,
  storage: POLICY.storage.map((offer) => ({ ...offer, lots, costPerLot })),
});

test('funds are allocated first, then one ask for what the policy and the room allow', async () => {
  const { settlement, agent, start, placed } = await quoting();
  start();
  await agent.background.idle();
  expect(settlement.submitted.map(({ command }) => command.type)).toEqual([
    'allocateFunds',
    'allocateFunds',
    'placeOrder',
  ]);
  expect(placed()).toMatchObject([
    { instrument: INSTRUMENT, side: 'ask', price: 10, quantity: 20, collateralPerLot: 40, readPrice: 1 },
  ]);
});

test.each([
  { what: 'room', options: { capacityMebibytes: 9 }, quantity: 8 },
  { what: 'collateral', options: { usdx: 239n }, quantity: 5 },
])('no more lots than there is $what for', async ({ options, quantity }) => {
  const { agent, start, placed } = await quoting(options);
  start();
  await agent.background.idle();
  expect(placed()).toMatchObject([{ quantity }]);
});

test('lots used up are offered again as far as room is left, and room that a slot gives back too', async () => {
  const { settlement, agent, self, start, placed, cancelled, replaced } = await quoting({ capacityMebibytes: 22 });
  start();
  await agent.background.idle();
  const match = { tradeId: 70n, buyer: BUYER_HEX, seller: self, slot: 0, quantity: 12, k: 2, n: 3 };
  const sold = soldSlot(match, 1n);
  await settlement.tell(self, sold);
  await agent.background.idle();
  expect(agent.context.records.list('storage-ask')).toMatchObject([['1', { lots: 8 }]]);
  const nothing = { dataRoot: '0'.repeat(64), bytes: 0n, cidCount: 0, firstEpoch: 0n, lastEpoch: 0n };
  const terms = { trade: 70n, object: 'ab'.repeat(32), slot: 0, k: 2, n: 3, readPrice: 1, ...nothing };
  await settlement.tell(self, leaseNotice(terms, { buyer: BUYER_HEX, seller: self }, 'lapsed'));
  await agent.background.idle();
  expect(placed().map(({ quantity }) => quantity)).toEqual([20, 12]);
  expect([...cancelled(), ...replaced()]).toEqual([]);
});

test('a new policy holds at once: fewer lots shrink in place, another price moves the order', async () => {
  const { agent, live, start, placed, cancelled, replaced } = await quoting();
  start();
  await agent.background.idle();
  live.replace(withLots(5));
  await agent.background.idle();
  expect(replaced()).toEqual([{ type: 'replaceOrder', orderId: 1n, price: 10, quantity: 5 }]);
  live.replace(withLots(5, 16));
  await agent.background.idle();
  expect(replaced().at(-1)).toEqual({ type: 'replaceOrder', orderId: 1n, price: 20, quantity: 5 });
  live.replace({ ...POLICY, storage: [] });
  await agent.background.idle();
  expect(cancelled()).toEqual([1n]);
  expect(placed()).toHaveLength(1);
  expect(agent.seller.capacity.promisedFor(`ask ${INSTRUMENT}`)).toBe(0);
});

test('an order that the engine does not know any more is placed anew', async () => {
  const { settlement, agent, live, start, placed } = await quoting();
  start();
  await agent.background.idle();
  const { decide } = settlement;
  settlement.decide = (command, from) =>
    command.type === 'replaceOrder' ? { ok: false, code: 'unknown_order', message: 'gone' } : decide(command, from);
  live.replace(withLots(5));
  await agent.background.idle();
  expect(placed().map(({ quantity }) => quantity)).toEqual([20, 5]);
});

test('a match that is told before its ask is known counts', async () => {
  const { settlement, agent, self, start } = await quoting();
  const quoter = start();
  agent.seller.onChange = () => undefined;
  const match = { tradeId: 70n, buyer: BUYER_HEX, seller: self, slot: 0, quantity: 2, k: 2, n: 3 };
  const notice = soldSlot(match, 1n);
  const { decide } = settlement;
  settlement.decide = (command, from) => {
    if (command.type === 'placeOrder' && notice.type === 'tradeMatched') quoter.matched(notice.trade);
    return decide(command, from);
  };
  await agent.background.idle();
  expect(agent.context.records.list('storage-ask')).toMatchObject([['1', { lots: 18 }]]);
});

test('a new process leaves the asks of the last in their places', async () => {
  const { agent, start, placed, cancelled } = await quoting();
  start().stop();
  await agent.background.idle();
  start();
  await agent.background.idle();
  expect(cancelled()).toEqual([]);
  expect(placed()).toHaveLength(1);
  expect(agent.seller.capacity.promisedFor(`ask ${INSTRUMENT}`)).toBe(20 * CHUNK_BYTES);
});

test('where a frame was under way, a new process cancels what it knows and what the frame placed, and places its own', async () => {
  const { settlement, agent, self, make, start, placed, cancelled } = await quoting();
  start().stop();
  await agent.background.idle();
  agent.context.records.put('storage-ask-plan', 'open', 1);
  const quoter = make();
  const outcomes = [{ ok: true, id: 9n }] as const;
  const frame = { partition: 1, firstSequence: 9n, frameSha256: 'ab'.repeat(32), refused: undefined, treeSize: 1n };
  await settlement.tell(self, { type: 'frameResult', ...frame, outcomes });
  quoter.refresh();
  await agent.background.idle();
  expect(cancelled()).toEqual([1n, 9n]);
  expect(placed()).toHaveLength(2);
  expect(agent.context.records.list('storage-ask')).toMatchObject([['2', { lots: 20 }]]);
});

test('a match that comes with the result of a shrink counts after it', async () => {
  const { settlement, agent, self, live, start } = await quoting();
  const quoter = start();
  await agent.background.idle();
  agent.seller.onChange = () => undefined;
  const match = { tradeId: 71n, buyer: BUYER_HEX, seller: self, slot: 0, quantity: 2, k: 2, n: 3 };
  const { decide } = settlement;
  settlement.decide = (command, from) => {
    // Told next after the result, before whoever waits for that goes on.
    if (command.type === 'replaceOrder') queueMicrotask(() => void settlement.tell(self, soldSlot(match, 1n)));
    return decide(command, from);
  };
  live.replace(withLots(5));
  await agent.background.idle();
  await settlement.tell(self, { type: 'moveSettled', moveId: 1n, cid: 'ab'.repeat(32), posted: false });
  expect(agent.context.records.list('storage-ask')).toMatchObject([['1', { lots: 3 }]]);
  quoter.stop();
});

test('a price that matches at once counts with its own command, whichever is told first', async () => {
  const { settlement, agent, self, live, start } = await quoting();
  start();
  await agent.background.idle();
  agent.seller.onChange = () => undefined;
  const match = { tradeId: 72n, buyer: BUYER_HEX, seller: self, slot: 0, quantity: 4, k: 2, n: 3 };
  const sold = soldSlot(match, 1n);
  if (sold.type !== 'tradeMatched') throw new Error('a sold slot is a match');
  const { decide } = settlement;
  settlement.decide = (command, from) => {
    const atOnce = { ...sold, trade: { ...sold.trade, takerSide: 'ask' as const } };
    if (command.type === 'replaceOrder') void settlement.tell(self, atOnce);
    return decide(command, from);
  };
  live.replace(withLots(20, 6));
  await agent.background.idle();
  expect(agent.context.records.list('storage-ask')).toMatchObject([['1', { lots: 16, price: 8 }]]);
});

test('an ask that was closed because its instrument moved is placed anew as soon as that is told', async () => {
  const { settlement, agent, self, start, placed } = await quoting();
  start();
  await agent.background.idle();
  await settlement.tell(self, { type: 'orderClosed', orderId: 1n, reason: 'moved', remaining: 20 });
  await agent.background.idle();
  expect(placed().map(({ quantity }) => quantity)).toEqual([20, 20]);
});
