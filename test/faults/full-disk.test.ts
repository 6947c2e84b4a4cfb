import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultBench } from './fault-bench.ts';
import { fullDiskRound, openFullDiskBench } from './full-disk.ts';
import { seeded } from './seeded.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);
const random = seeded(seed);
const disk: SmallDisk | undefined = mountSmallDisk(768);
let bench: FaultBench;

beforeAll(async () => {
  if (disk) bench = await openFullDiskBench(disk, random);
}, 120_000);
afterAll(async () => {
  await bench?.[Symbol.asyncDispose]();
  disk?.[Symbol.dispose]();
}, 60_000);

test.skipIf(!disk)(
  `a full disk in the midst of trades: nothing final is lost, nothing paid twice (seed ${seed})`,
  async () => {
    expect(await fullDiskRound(bench, disk as SmallDisk, 3_000 + random.below(3_000))).toContain('trading again');
  },
  300_000,
);
