import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Settlement } from '../../service/settlement/api.ts';
import { until } from '../../service/until.ts';
import { countedSnapshots, countSnapshots } from '../../settlement/store/market-snapshots.ts';
import { readWatermarks } from '../../settlement/store/read-ledger.ts';
import { createEngine } from '../../market/engine.ts';
import { decodeFrame } from '../../schemas/frame.ts';
import { readJournal } from '../../settlement/store/read-journal.ts';
import { type Agent, agentOf, Bench, enrolment, HERE, NETWORK } from '../settlement.fixture.ts';

const OFTEN = { messages: 4, ms: 3_600_000 };
const NEVER = { messages: 1_000_000_000, ms: 1_000_000_000_000 };
const LIMIT_MS = 20_000;
type Line = {
  readonly fromSequence?: number;
  readonly watermark?: number;
  readonly digest?: string;
  readonly why?: string;
};

let bench: Bench;
let ann: Agent;
let settlement: Settlement;
let lines: Line[];
beforeEach(async () => {
  [bench, ann, lines] = [await Bench.open(), agentOf(21), []];
  ({ settlement } = await bench.startSettlement());
});
afterEach(async () => {
  await bench.close();
});

const startMarket = (snapshotEvery: typeof OFTEN) =>
  bench.startMarket({
    snapshotEvery,
    log: { info: (line: Line) => void lines.push(line), warn: (line: Line) => void lines.push(line) },
  });
const allocate = async (times: number): Promise<void> => {
  for (let i = 0; i < times; i++) {
    const allocation = { type: 'allocateFunds', asset: 1, amountBaseUnits: 700n, partition: 1 } as const;
    await bench.final(ann, bench.frame(ann, [allocation]));
  }
};
/** Digest of an engine that the whole journal up to this message made. */
const replayed = async (watermark: number): Promise<string> => {
  const engine = createEngine({ genesis: HERE, networkId: NETWORK, partition: 1 });
  for (const row of await readJournal(settlement.db, 1, { generation: 0, sequence: 0 }, 10_000))
    if (row.sequence <= watermark) engine.apply({ ...row, frame: decodeFrame(row.bytes) });
  return engine.digest();
};
const counted = async () => {
  await countSnapshots(settlement.db, await readWatermarks(settlement.db));
  return countedSnapshots(settlement.db, 1);
};

test('a replica starts from the newest snapshot that counts; from an older one or the journal where it is damaged', async () => {
  const first = await startMarket(OFTEN);
  await settlement.submitOwnerCommand(enrolment(ann, 1n));
  await allocate(12);
  await until('three snapshots count', LIMIT_MS, async () => {
    if ((await counted()).length === 3) return true;
    await allocate(1);
    return undefined;
  });
  await first.stop();
  const starts: Line[] = [];
  // The last one stored counts once settlement has come as far.
  const [newest, older] = await until('all count', LIMIT_MS, async () => {
    const all = await counted();
    const last = await settlement.db
      .selectFrom('market_snapshots')
      .select(sql<number>`max(sequence)`.as('last'))
      .execute();
    return Number(last[0]?.last) === all[0]?.sequence ? all : undefined;
  });
  const damage = (sequence: number | undefined) =>
    sql`update market_snapshots set bytes = set_byte(bytes, 60, 255 - get_byte(bytes, 60))
      where partition = 1 and (${sequence ?? -1} = -1 or sequence = ${sequence ?? -1})`.execute(settlement.db);
  const start = async (): Promise<void> => {
    lines.length = 0;
    const market = await startMarket(NEVER);
    starts.push(lines.find(({ digest }) => digest !== undefined) as Line);
    await market.stop();
  };
  await start();
  await damage(newest?.sequence);
  await start();
  expect(lines.find(({ why }) => why !== undefined)?.why).toMatch(/hash/);
  await sql`update market_snapshots set bytes = '\\x00' where sequence <> ${newest?.sequence}`.execute(settlement.db);
  await start();
  expect(lines.filter(({ why }) => why !== undefined)).toHaveLength(3);
  expect(starts.map(({ fromSequence }) => fromSequence)).toEqual([newest?.sequence, older?.sequence, 0]);
  for (const { digest, watermark } of starts) expect(digest).toBe(await replayed(watermark ?? 0));
});

test('a snapshot beyond the watermark does not count, and never will once its generation is closed', async () => {
  const place = { partition: 1, generation: 0, sha256: new Uint8Array(32) };
  const row = (generation: number, sequence: number) =>
    sql`insert into market_snapshots (partition, generation, sequence, format, time_ms, sha256, bytes)
      values (1, ${generation}, ${sequence}, 1, 0, ${Buffer.from(place.sha256)}, '\\x00')`.execute(settlement.db);
  for (const sequence of [5, 6, 7, 8, 9, 12]) await row(0, sequence);
  const at = { partition: 1, messageSha256: new Uint8Array(32), timeMs: 0, eventsSequence: 0, ownSequence: 0 };
  const sequences = async () => (await countedSnapshots(settlement.db, 1)).map(({ sequence }) => sequence);
  expect(await countSnapshots(settlement.db, [{ ...at, generation: 0, sequence: 9 }])).toEqual([
    { partition: 1, generation: 0, sequence: 9 },
  ]);
  expect(await sequences()).toEqual([9, 8, 7]);
  await countSnapshots(settlement.db, [{ ...at, generation: 1, sequence: 20 }]);
  expect(await sequences()).toEqual([9, 8, 7]);
  const left = await settlement.db.selectFrom('market_snapshots').select('sequence').execute();
  expect(left.map(({ sequence }) => sequence).sort()).toEqual([7, 8, 9]);
});
