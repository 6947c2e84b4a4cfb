import { DeliverPolicy, jetstream } from '@nats-io/jetstream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine } from '../market/engine.ts';
import type { MarketEvent } from '../primitives/events.ts';
import { assert } from '../primitives/result.ts';
import { encodeEventsMessage } from '../schemas/events.ts';
import { decodeFrame } from '../schemas/frame.ts';
import type { FundsCheck, Settlement } from '../service/settlement/api.ts';
import { readLedger } from '../settlement/store/read-ledger.ts';
import { agentOf, Bench, enrolment, HERE, NETWORK } from './settlement.fixture.ts';

/** Invariant 6 while the service runs: books say what they hold, and settlement stops where that is not what it has. */
let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
afterEach(() => bench.close());

const ann = () => agentOf(21);
const allocation = { type: 'allocateFunds', asset: 1, amountBaseUnits: 500n, partition: 1 } as const;

async function enrolled(settlement: Settlement) {
  const agent = ann();
  expect(await settlement.submitOwnerCommand(enrolment(agent, 1n))).toMatchObject({ ok: true });
  return agent;
}

/** The next comparison of partition 1 that fits. */
function checked(settlement: Settlement, fits: (check: FundsCheck) => boolean): Promise<FundsCheck> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = settlement.status().fundsChecks.find(fits);
      if (!found) return;
      stop();
      resolve(found);
    };
    const stop = settlement.onBatch(look);
    look();
  });
}

test('a book says at the start what it holds, again each ten seconds, and none of it is in the log', async () => {
  const { settlement } = await bench.startSettlement();
  await bench.startMarket();
  const agent = await enrolled(settlement);
  const first = await checked(settlement, ({ ok }) => ok);
  await bench.final(agent, bench.frame(agent, [allocation]));
  const next = await checked(settlement, ({ sequence }) => sequence > first.sequence);
  expect(next).toMatchObject({ partition: 1, ok: true, message: '' });
  const frames = settlement.status().watermarks.find(({ partition }) => partition === 1)?.sequence ?? 0;
  expect(next.sequence).toBeLessThanOrEqual(frames);
}, 30_000);

/** A book that credits as it should and says of what it holds what `change` makes of it. */
async function startTampered(change: (event: MarketEvent) => MarketEvent): Promise<{ stop(): Promise<void> }> {
  const engine = createEngine({ genesis: HERE, networkId: NETWORK, partition: 1 });
  const js = jetstream(bench.connection);
  const options = { filter_subjects: 'idb.v1.orders.1.*', deliver_policy: DeliverPolicy.All } as const;
  const messages = await (await js.consumers.get('ORDERS', options)).consume();
  const answering = (async () => {
    for await (const { seq: sequence, data, info } of messages) {
      const frameBytes = new Uint8Array(data);
      const frame = decodeFrame(frameBytes);
      const at = { generation: 0, sequence, timeMs: Math.floor(info.timestampNanos / 1_000_000) };
      const events = engine.apply({ ...at, frame }).map(change);
      const parts = encodeEventsMessage({ ...at, partition: 1, frameBytes, sender: HERE.settlementKey, events });
      for (const part of parts) await js.publish('idb.v1.events.1', part);
    }
  })();
  return {
    stop: async () => {
      messages.stop();
      await answering;
    },
  };
}

test('a book that holds a unit more stops settlement before anything more is committed; what is there can be read', async () => {
  const { settlement, stop } = await bench.startSettlement();
  const agent = await enrolled(settlement);
  await bench.final(agent, bench.frame(agent, [allocation]));
  const book = await startTampered((event) =>
    event.type === 'fundsStated'
      ? { ...event, totals: event.totals.map(({ asset, amount }) => ({ asset, amount: amount + 1n })) }
      : event,
  );
  await expect(settlement.done).rejects.toMatchObject({
    code: 'invariant_broken',
    details: { partition: 1, asset: 1 },
  });
  const { fundsChecks } = settlement.status();
  expect(fundsChecks).toMatchObject([{ partition: 1, ok: false }]);
  expect(fundsChecks[0]?.message).toMatch(/^of asset 1 the ledger has 500 engine units in trading\.1, its engine 501;/);
  const committed = await readLedger(settlement.db);
  assert(committed, 'the ledger is there to be read');
  const applied = committed.watermarks.find(({ partition }) => partition === 1)?.sequence ?? 0;
  const stated = await statedSequence();
  expect(applied).toBeLessThan(stated);
  // A start finds the same answer in the same place.
  const again = await bench.startSettlement();
  await expect(again.settlement.done).rejects.toMatchObject({ code: 'invariant_broken' });
  for (const ended of [again.stop(), stop()]) await expect(ended).rejects.toMatchObject({ code: 'invariant_broken' });
  await book.stop();
}, 30_000);

/** Where ORDERS has the first question that a book answered with what it holds. */
async function statedSequence(): Promise<number> {
  const js = jetstream(bench.connection);
  const options = { filter_subjects: 'idb.v1.orders.1.*', deliver_policy: DeliverPolicy.All } as const;
  const messages = await (await js.consumers.get('ORDERS', options)).consume();
  for await (const { seq, data } of messages) {
    const frame = decodeFrame(new Uint8Array(data));
    if (frame.ok && frame.value.commands.some(({ type }) => type === 'stateFunds')) {
      messages.stop();
      return seq;
    }
  }
  throw new Error('nothing was asked');
}
