import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlaceOrder } from '../../primitives/commands.ts';
import { available, trading } from '../../primitives/account.ts';
import { partitionOf } from '../../primitives/instrument.ts';
import type { Settlement } from '../../service/settlement/api.ts';
import { spendableOf } from '../../settlement/ledger/ledger.ts';
import { order } from '../audit-signed.fixture.ts';
import { type Agent, agentOf, Bench, enrolment, HERE } from '../settlement.fixture.ts';

/** A book partition more, on real streams and a real ledger, while orders rest: docs/partitions.md as it happens. */
let bench: Bench;
let [ann, bob] = [agentOf(21), agentOf(22)];
beforeEach(async () => {
  bench = await Bench.open();
  [ann, bob] = [agentOf(21), agentOf(22)];
});
afterEach(() => bench.close());

const INFO = 1;
const instruments = Array.from({ length: 40 }, (_, i) => `data/${i.toString(16).padStart(64, '0')}/INFO`);
const STAYS = instruments.find((name) => partitionOf(name, 2) === 1) as string;
const MOVES = instruments.find((name) => partitionOf(name, 2) === 2) as string;

const allocation = (partition: number) =>
  ({ type: 'allocateFunds', asset: INFO, amountBaseUnits: 10_000n, partition }) as const;
const ask = (instrument: string): PlaceOrder => order({ instrument, side: 'ask', price: 100, quantity: 2 });
const bid = (instrument: string): PlaceOrder => order({ instrument, side: 'bid', price: 100, quantity: 1 });

/** Sends an agent's orders to a partition; the ids of what they made, or the codes of refusal. */
async function sends(agent: Agent, partition: number, ...orders: readonly PlaceOrder[]): Promise<(bigint | string)[]> {
  const { refused, outcomes } = await bench.final(agent, bench.frame(agent, orders, partition), partition);
  if (refused) return [refused.code];
  return outcomes.map((outcome) => (outcome.ok ? outcome.id : outcome.code));
}

async function allocates(agent: Agent, partition: number): Promise<void> {
  const credited = bench.noticeOf(agent, 'fundsCredited', (notice) => notice.partition === partition);
  await bench.final(agent, bench.frame(agent, [allocation(partition)]));
  await credited;
}

function seen(settlement: Settlement, is: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!is()) return;
      stop();
      resolve();
    };
    const stop = settlement.onBatch(look);
    look();
  });
}

test('orders of instruments that move are closed with their funds free, and are placed in the new partition', async () => {
  const first = await bench.startSettlement();
  const { settlement } = first;
  const market = await bench.startMarket();
  for (const enrols of [enrolment(ann, 1n), { ...enrolment(bob, 1n), owner: 'bb'.repeat(20) }])
    expect(await settlement.submitOwnerCommand(enrols)).toMatchObject({ ok: true });
  await allocates(ann, 1);
  const [stays, moves] = (await sends(ann, 1, ask(STAYS), ask(MOVES))) as [bigint, bigint];
  expect((await bench.final(bob, bench.frame(bob, [allocation(2)]))).outcomes).toMatchObject([
    { code: 'wrong_partition' },
  ]);

  const told = bench.noticeOf(ann, 'partitionsOpened');
  const closed = bench.noticeOf(ann, 'orderClosed');
  const more = { type: 'setPartitions', bookPartitions: 2 } as const;
  expect(await settlement.submitMarketCommand(0, more)).toMatchObject({ ok: true, id: 2n });
  expect(await settlement.submitMarketCommand(0, more)).toMatchObject({ code: 'wrong_state' });
  await seen(settlement, () => !settlement.state.orders.has(String(moves)));
  expect(settlement.state.orders.has(String(stays))).toBe(true);
  expect(await told).toMatchObject({ bookPartitions: 2 });
  expect(await closed).toMatchObject({ orderId: moves, reason: 'moved', remaining: 2 });

  // What the closed order had reserved is free: all but what the other one keeps can be had back.
  const { ledger } = settlement.state;
  const there = spendableOf(ledger, trading(ann.hex, INFO, 1));
  const kept = 2n * 100n + 2n * HERE.market.makerPerMebibyteInfo;
  const released = { type: 'releaseFunds', asset: INFO, amountBaseUnits: there - kept, partition: 1 } as const;
  await bench.final(ann, bench.frame(ann, [released]));
  await seen(settlement, () => spendableOf(ledger, trading(ann.hex, INFO, 1)) === kept);
  expect(spendableOf(ledger, available(ann.hex, INFO))).toBeGreaterThan(80_000n);

  for (const agent of [ann, bob]) await allocates(agent, 2);
  expect(await sends(bob, 2, bid(STAYS))).toEqual(['wrong_partition']);
  await sends(ann, 2, ask(MOVES));
  const matched = bench.noticeOf(bob, 'tradeMatched');
  await sends(bob, 2, bid(MOVES));
  expect((await matched).trade).toMatchObject({ instrument: MOVES, price: 100, quantity: 1 });
  await allocates(bob, 1);
  expect(await sends(bob, 1, bid(MOVES))).toEqual(['wrong_partition']);
  const there1 = bench.noticeOf(bob, 'tradeMatched');
  await sends(bob, 1, bid(STAYS));
  expect((await there1).trade).toMatchObject({ instrument: STAYS });

  // Both come back as they were: the number of partitions is the ledger's.
  await market.stop();
  await first.stop();
  const { settlement: again } = await bench.startSettlement();
  await bench.startMarket();
  await seen(again, () => again.status().fundsChecks.filter(({ ok }) => ok).length === 2);
  const next = bench.noticeOf(bob, 'tradeMatched');
  await sends(bob, 2, bid(MOVES));
  expect((await next).trade).toMatchObject({ instrument: MOVES });
}, 60_000);
