import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FaultBench, openFaultBench } from './fault-bench.ts';
import { LOSSES, loseTailRound } from './lose-tail.ts';
import { seeded } from './seeded.ts';

const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);
let bench: FaultBench;

beforeAll(async () => {
  bench = await openFaultBench(seeded(seed));
}, 120_000);
afterAll(async () => {
  await bench?.[Symbol.asyncDispose]();
}, 60_000);

test.each(LOSSES.map((loss, generation) => [loss, generation] as const))(
  `ORDERS lost its tail (%s) and grew again: a new generation, nothing final lost, nothing paid twice (seed ${seed})`,
  async (loss, generation) => {
    const line = await loseTailRound(bench, loss);
    expect(line).toContain(`generation ${generation} closed, ${generation + 1} opened`);
  },
  240_000,
);
