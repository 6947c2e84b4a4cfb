import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { available, trading } from '../primitives/account.ts';
import { decodeEntry } from '../primitives/entry/codec.ts';
import { InfinityDbError } from '../primitives/error.ts';
import { startPostgres } from '../service/postgres.ts';
import { until as found } from '../service/until.ts';
import type { Settlement } from '../service/settlement/api.ts';
import { restoreState } from '../service/settlement/stored-state.ts';
import { stateDigest } from '../settlement/escrow/state-digest.ts';
import { postedOf } from '../settlement/ledger/ledger.ts';
import { verifyCheckpoint } from '../settlement/log/verify/checkpoint.ts';
import { EMPTY_POLICY } from '../settlement/log/verify/policy.ts';
import { openDatabase } from '../settlement/store/database.ts';
import { readLedger } from '../settlement/store/read-ledger.ts';
import { readEntries } from '../settlement/store/read-log.ts';
import { readTransfers } from '../settlement/store/read-transfers.ts';
import { type Agent, agentOf, Bench, enrolment, HERE, NETWORK } from './settlement.fixture.ts';

let bench: Bench;
let ann: Agent;
let bob: Agent;

beforeEach(async () => {
  bench = await Bench.open();
  [ann, bob] = [agentOf(21), agentOf(22)];
});
afterEach(() => bench.close());

const GRANT = HERE.info.grantInfo;
const FEE = HERE.networkFee.baseInfo;

async function enrolBoth(settlement: Settlement): Promise<void> {
  for (const [nonce, agent] of [ann, bob].entries())
    expect(await settlement.submitOwnerCommand(enrolment(agent, BigInt(nonce + 1)))).toMatchObject({ ok: true });
}

const payment = (amountBaseUnits: bigint) =>
  ({ type: 'pay', toAgent: bob.hex, asset: 1, amountBaseUnits, memo: '' }) as const;

const infoOf = (settlement: Settlement, agent: Agent): bigint =>
  postedOf(settlement.state.ledger, available(agent.hex, 1));

const paid = async (settlement: Settlement): Promise<bigint[]> =>
  (await readTransfers(settlement.db, { code: 'pay' })).map(({ transfer }) => transfer.amount);

test('agents are enrolled, pay and are told; the log is cosigned; a restart finds the same state', async () => {
  const first = await bench.startSettlement();
  const { settlement } = first;
  await enrolBoth(settlement);
  expect(await settlement.submitOwnerCommand(enrolment(ann, 9n, false))).toMatchObject({ code: 'bad_signature' });
  expect(await settlement.submitOwnerCommand(enrolment(ann, 9n))).toMatchObject({ code: 'already_enrolled' });

  const frame = bench.frame(ann, [payment(5n), payment(GRANT)]);
  const result = await bench.final(ann, frame);
  expect(result).toMatchObject({
    refused: undefined,
    outcomes: [{ ok: true }, { ok: false, code: 'insufficient_funds' }],
  });
  expect(infoOf(settlement, ann)).toBe(GRANT - 5n - 2n * FEE);
  // The same frame again, a frame too early, and bytes that are none: nothing changes.
  expect(await bench.final(ann, frame)).toMatchObject({ refused: { code: 'sequence_replayed', expectedSequence: 3n } });
  bench.frame(ann, [payment(1n)]);
  expect(await bench.final(ann, bench.frame(ann, [payment(1n)]))).toMatchObject({ refused: { code: 'sequence_gap' } });
  expect(await bench.final(ann, Uint8Array.of(1, 2, 3))).toMatchObject({ refused: { code: 'malformed' } });
  const forged = Uint8Array.from(frame);
  forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
  expect(await bench.final(ann, forged)).toMatchObject({ refused: { code: 'bad_signature' } });
  expect(infoOf(settlement, ann)).toBe(GRANT - 5n - 2n * FEE);

  const checkpoint = await new Promise<{ size: number; note: string }>((resolve) => {
    settlement.onCheckpoint((made) => made.quorum && made.size >= Number(result.treeSize) && resolve(made));
  });
  const trust = { logVkey: HERE.log.vkey, policy: EMPTY_POLICY };
  expect(verifyCheckpoint({ note: checkpoint.note, ...trust })).toMatchObject({
    ok: true,
    value: { size: checkpoint.size },
  });

  await first.stop();
  const db = openDatabase({ url: bench.databaseUrl });
  const restored = restoreState(HERE, NETWORK, await readLedger(db));
  await db.destroy();
  expect(stateDigest(restored)).toBe(stateDigest(settlement.state));
  const second = await bench.startSettlement();
  expect(await bench.final(ann, bench.frame(ann, [payment(1n)]))).toMatchObject({ refused: { code: 'sequence_gap' } });
  expect(infoOf(second.settlement, bob)).toBe(GRANT + 5n);
});

test("a contract wallet's answer is asked for once, at the edge: the order of record never waits for it or ends by it", async () => {
  let asked = 0;
  const verifyOwner = async (): Promise<boolean> => {
    asked += 1;
    if (asked === 1) return true;
    throw new InfinityDbError('internal', 'the contract answered what nobody can read');
  };
  const { settlement } = await bench.startSettlement({ verifyOwner });
  expect(await settlement.submitOwnerCommand(enrolment(ann, 1n))).toMatchObject({ ok: true });
  const theirs = await bench.final(
    ann,
    bench.frame(ann, [{ ...enrolment(bob, 2n), ownerSignature: new Uint8Array(1) }]),
  );
  expect(theirs).toMatchObject({ refused: undefined, outcomes: [{ ok: false, code: 'not_authorised' }] });
  await expect(settlement.submitOwnerCommand(enrolment(bob, 3n))).rejects.toMatchObject({ code: 'internal' });
  expect(await bench.final(ann, bench.frame(ann, [payment(0n)]))).toMatchObject({
    outcomes: [{ code: 'unknown_agent' }],
  });
  expect(asked).toBe(2);
});

test("an epoch's first cosigned checkpoint enters the order of record; content sent first is kept by its hash", async () => {
  const { settlement } = await bench.startSettlement({ genesis: { ...HERE, epochMs: 2_000 } });
  await enrolBoth(settlement);
  await until(settlement, () => (settlement.state.meta.get('challengedEpoch') ?? 0n) > 0n);
  const blob = await settlement.putBlob(Uint8Array.of(1));
  expect(blob).toMatchObject({ ok: true });
  expect(await settlement.putBlob(new Uint8Array(300_000))).toMatchObject({ ok: false, code: 'too_large' });
});

test('one agent alone sends more frames at a stretch than ORDERS keeps of it, and none is refused for want of room', async () => {
  const { settlement } = await bench.startSettlement();
  await enrolBoth(settlement);
  const js = jetstream(bench.connection);
  const subject = `idb.v1.orders.0.${ann.hex}`;
  for (let stretch = 0; stretch < 18; stretch++) {
    const frames = Array.from({ length: 255 }, () => bench.frame(ann, [payment(1n)]));
    await Promise.all(frames.map((bytes) => js.publish(subject, bytes, { timeout: 10_000 })));
    expect(await bench.final(ann, bench.frame(ann, [payment(1n)]))).toMatchObject({ refused: undefined });
  }
  expect(infoOf(settlement, bob)).toBe(GRANT + 18n * 256n);
});

test('a second settlement on the same ledger refuses and names the first', async () => {
  await bench.startSettlement();
  await expect(bench.startSettlement()).rejects.toMatchObject({
    code: 'writer_fenced',
    message: expect.stringContaining(`process ${process.pid}`),
  });
});

test('allocations reach the engine and come back; another generation of streams changes nothing of it', async () => {
  const running = await bench.startSettlement();
  const { settlement } = running;
  await bench.startMarket();
  await enrolBoth(settlement);
  const allocation = { type: 'allocateFunds', asset: 1, amountBaseUnits: 700n, partition: 1 } as const;
  await bench.final(ann, bench.frame(ann, [allocation]));
  await until(settlement, () => settlement.state.allocations.size === 0);
  await running.stop();

  const manager = await jetstreamManager(bench.connection);
  const { state } = await manager.streams.info('ORDERS');
  for (let seq = state.first_seq; seq <= state.last_seq; seq++) await manager.streams.deleteMessage('ORDERS', seq);
  const again = await bench.startSettlement();
  expect(again.settlement.status().generation).toBe(1);
  const release = { type: 'releaseFunds', asset: 1, amountBaseUnits: 300n, partition: 1 } as const;
  await bench.final(ann, bench.frame(ann, [release]));
  await until(again.settlement, () => postedOf(again.settlement.state.ledger, trading(ann.hex, 1, 1)) === 400n);
  expect(again.settlement.state.releases.size).toBe(0);
});

test('ORDERS lost its tail while settlement was down, and grew again: nothing final is lost, nothing is paid twice', async () => {
  const first = await bench.startSettlement();
  await enrolBoth(first.settlement);
  const pay = (amount: bigint): Uint8Array => bench.frame(ann, [payment(amount)]);
  await bench.final(ann, pay(1n));
  const backup = join(bench.home, 'backup');
  await bench.restartNats((streams) => cpSync(streams, backup, { recursive: true }));
  const last = pay(2n);
  expect(await bench.final(ann, last)).toMatchObject({ outcomes: [{ ok: true }] });
  await first.stop();
  const watermark = first.settlement.status().watermarks[0]?.sequence ?? 0;
  await bench.restartNats((streams) => {
    rmSync(streams, { recursive: true });
    cpSync(backup, streams, { recursive: true });
  });
  // Accepted by the stream, where another message stood; final in no ledger.
  const late = pay(10n);
  while ((await bench.publish(ann, late)) < watermark);

  const { settlement } = await bench.startSettlement();
  expect(settlement.status().generation).toBe(1);
  const entries = await readEntries(settlement.db, 0, settlement.status().treeSize);
  const closed = entries
    .map(({ bytes }) => decodeEntry(bytes))
    .filter((entry) => entry.ok && entry.value.type === 'generationClosed');
  expect(closed).toMatchObject([
    { value: { partition: 0, sequence: watermark, found: expect.stringMatching(/[1-9a-f]/) } },
  ]);
  // The agent sends again whatever it does not know to be final, and more than it must.
  await bench.publish(ann, last);
  expect(await bench.final(ann, late)).toMatchObject({ outcomes: [{ ok: true }] });
  expect(await paid(settlement)).toEqual([1n, 2n, 10n]);
  expect(infoOf(settlement, bob)).toBe(GRANT + 13n);
});

test('NATS is killed and comes back without its streams while settlement runs: a new generation, and on it goes', async () => {
  const { settlement } = await bench.startSettlement();
  await enrolBoth(settlement);
  await bench.final(ann, bench.frame(ann, [payment(1n)]));
  await bench.restartNats((streams) => rmSync(streams, { recursive: true }));
  const frame = bench.frame(ann, [payment(2n)]);
  await until(settlement, () => settlement.status().generation === 1 && settlement.status().taking);
  expect(await bench.final(ann, frame)).toMatchObject({ outcomes: [{ ok: true }] });
  // And without loss: the same streams, the same generation.
  await bench.restartNats(() => undefined);
  await until(settlement, () => settlement.status().taking);
  expect(await bench.final(ann, bench.frame(ann, [payment(4n)]))).toMatchObject({ outcomes: [{ ok: true }] });
  expect(settlement.status().generation).toBe(1);
  expect(await paid(settlement)).toEqual([1n, 2n, 4n]);
});

test('what memory shows and the database does not have yet is known not to be durable', async () => {
  const { settlement } = await bench.startSettlement();
  await enrolBoth(settlement);
  const before = infoOf(settlement, ann);
  const other = openDatabase({ url: bench.databaseUrl, connections: 1 });
  const result = await other.transaction().execute(async (tx) => {
    // Every commit begins with this row.
    await tx.selectFrom('meta').selectAll().forUpdate().execute();
    const final = bench.final(ann, bench.frame(ann, [payment(7n)]));
    await found('the payment is applied', 10_000, async () => (infoOf(settlement, ann) < before ? true : undefined));
    expect(await settlement.durable(50)).toBe(false);
    expect(await paid(settlement)).toEqual([]);
    return { final };
  });
  expect(await settlement.durable(10_000)).toBe(true);
  expect(await paid(settlement)).toEqual([7n]);
  await result.final;
  await other.destroy();
});

test('Postgres is killed in mid-run: settlement waits and goes on', async () => {
  const { settlement } = await bench.startSettlement();
  await enrolBoth(settlement);
  process.kill(bench.postgres.pid, 'SIGKILL');
  await bench.postgres.exited;
  const results = [1n, 2n].map((amount) => bench.final(ann, bench.frame(ann, [payment(amount)])));
  const { port } = bench.postgres;
  const again = await startPostgres({ dataDir: join(bench.home, 'postgres'), port });
  for (const result of await Promise.all(results)) expect(result).toMatchObject({ outcomes: [{ ok: true }] });
  expect(await paid(settlement)).toEqual([1n, 2n]);
  bench.postgres.stop = again.stop;
});

/** Resolves once `holds` after a commit; settlement commits at least its clock each second. */
async function until(settlement: Settlement, holds: () => boolean): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve) => {
    const stop = settlement.onBatch(() => {
      if (!holds()) return;
      stop();
      resolve();
    });
  });
}
