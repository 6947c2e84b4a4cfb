import { expect, test } from 'vitest';
import { openFaultBench } from './fault-bench.ts';
import { loseTailRound } from './lose-tail.ts';

test('ORDERS lost its tail and grew again: a new generation, nothing final lost, nothing paid twice', async () => {
  await using bench = await openFaultBench();
  expect(await loseTailRound(bench.stack, bench.workload)).toContain('generation 0 closed, 1 opened');
}, 240_000);
