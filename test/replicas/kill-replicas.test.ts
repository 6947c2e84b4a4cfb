import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FaultBench, openFaultBench } from '../faults/fault-bench.ts';
import { seeded } from '../faults/seeded.ts';
import { killReplicas } from './kill-replicas.ts';

const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);
const random = seeded(seed);
let bench: FaultBench;

beforeAll(async () => {
  bench = await openFaultBench(random);
}, 120_000);
afterAll(async () => {
  await bench?.[Symbol.asyncDispose]();
}, 60_000);

test(`kill -9 of either market replica in the midst of trades: no gap, no double, trading goes on (seed ${seed})`, async () => {
  const lines: string[] = [];
  await killReplicas(bench, { kills: 3, random, tell: (line) => lines.push(line) });
  expect(lines.at(-1)).toMatch(/^checked: \d+ messages answered once each, [1-9]\d* trades, final for both sides/);
}, 240_000);
