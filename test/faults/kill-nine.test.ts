import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FaultBench, openFaultBench } from './fault-bench.ts';
import { abandonRound, killRound, VICTIMS } from './kill-round.ts';
import { seeded } from './seeded.ts';

const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);
const random = seeded(seed);
let bench: FaultBench;

beforeAll(async () => {
  bench = await openFaultBench(random);
}, 120_000);
afterAll(async () => {
  await bench?.[Symbol.asyncDispose]();
}, 60_000);

test.each(VICTIMS)(
  `kill -9 of %s in the midst of trades: nothing final is lost, nothing paid twice (seed ${seed})`,
  async (victim) => {
    const line = await killRound(bench, victim, random.below(1_500));
    expect(line).toContain('trading again');
  },
  150_000,
);

test(`slots that were bought and never filled cost nothing after their deadline, though settlement was killed (seed ${seed})`, async () => {
  expect(await abandonRound(bench)).toContain('available again');
}, 150_000);
