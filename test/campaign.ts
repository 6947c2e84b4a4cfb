import { parseArgs } from 'node:util';
import { openFaultBench } from './faults/fault-bench.ts';
import { killRound, VICTIMS } from './faults/kill-round.ts';
import { loseTailRound } from './faults/lose-tail.ts';
import { seeded } from './faults/seeded.ts';

/** `npm run campaign -- faults [--rounds N] [--seed N]`: the long form of test/faults, the same code, more rounds. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
if (positionals.length !== 1 || positionals[0] !== 'faults') {
  console.error('usage: npm run campaign -- faults [--rounds N] [--seed N]');
  process.exit(2);
}
const rounds = Number(values.rounds);
const random = seeded(Number(values.seed));
console.log(`campaign faults: ${rounds} rounds, seed ${values.seed}`);
let failed = 0;
try {
  await using bench = await openFaultBench();
  for (let round = 1; round <= rounds; round++) {
    const victim = VICTIMS[Math.floor(random() * VICTIMS.length)] as (typeof VICTIMS)[number];
    const afterMs = Math.floor(3_000 * random());
    console.log(`${round}/${rounds} ${await killRound(bench.stack, bench.workload, victim, afterMs)}`);
  }
  console.log(await loseTailRound(bench.stack, bench.workload));
} catch (error) {
  failed = 1;
  console.error(error);
}
console.log(failed === 0 ? 'campaign passed' : `campaign failed; again with --seed ${values.seed}`);
process.exit(failed);
