import { parseArgs } from 'node:util';
import { auditCampaign } from './audit-campaign.ts';
import { modelCampaign } from './engine/model-campaign.ts';
import { type FaultBench, openFaultBench } from './faults/fault-bench.ts';
import { abandonRound, killRound, VICTIMS, type Victim } from './faults/kill-round.ts';
import { fullDiskRound, openFullDiskBench } from './faults/full-disk.ts';
import { LOSSES, type Loss, loseTailRound } from './faults/lose-tail.ts';
import { seeded } from './faults/seeded.ts';
import { mountSmallDisk } from './faults/small-disk.ts';
import { ledgerCampaign } from './ledger/model-campaign.ts';
import { killReplicas } from './replicas/kill-replicas.ts';
import { simulationCampaign } from './simulation/simulation-campaign.ts';

/**
 * `npm run campaign -- faults [--rounds N] [--victims settlement,postgres] [--seed N]`: the long form of test/faults, the same code, more rounds.
 * `npm run campaign -- disk [--rounds N] [--seed N]`: of its full disk. Needs root, or sudo without a password.
 * `npm run campaign -- replicas [--kills N] [--seed N]`: of test/replicas.
 * `npm run campaign -- simulation [--rounds N] [--seed N]`: of test/simulation.test.ts.
 * `npm run campaign -- engine [--operations N] [--seed N]`: of market/market.model.test.ts.
 * `npm run campaign -- ledger [--operations N] [--seed N]`: of settlement/ledger/ledger.model.test.ts.
 * `npm run campaign -- audit [--changes N] [--seed N]`: of test/audit-random-changes.test.ts.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '50' },
    victims: { type: 'string', default: VICTIMS.join(',') },
    kills: { type: 'string', default: '50' },
    operations: { type: 'string', default: '100000' },
    changes: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [rounds, kills, operations, seed] = [
  Number(values.rounds),
  Number(values.kills),
  Number(values.operations),
  Number(values.seed),
];
const changes = Number(values.changes);
const [name] = positionals;
const known =
  positionals.length === 1 &&
  ['faults', 'disk', 'replicas', 'engine', 'simulation', 'ledger', 'audit'].includes(name ?? '');
const victims = VICTIMS.filter((victim) => values.victims.split(',').includes(victim));
if (
  !known ||
  !(rounds > 0) ||
  !(kills > 0) ||
  !(operations > 0) ||
  !(changes > 0) ||
  victims.length === 0 ||
  !Number.isSafeInteger(seed)
) {
  console.error(
    'usage: npm run campaign -- NAME [--seed N], where NAME is faults [--rounds N] [--victims NAME,NAME], disk [--rounds N], simulation [--rounds N], replicas [--kills N], engine or ledger [--operations N], or audit [--changes N]',
  );
  process.exit(2);
}
if (name === 'simulation') process.exit(simulationCampaign(rounds, seed) ? 0 : 1);
if (name === 'engine') process.exit(modelCampaign(operations, seed) ? 0 : 1);
if (name === 'ledger') process.exit(ledgerCampaign(operations, seed) ? 0 : 1);
if (name === 'audit') process.exit((await auditCampaign(changes, seed)) ? 0 : 1);

/** Most rounds kill; one in ten loses a tail. */
const LOSS_EVERY = 10;
const LATEST_KILL_MS = 3_000;
const LONGEST_FULL_MS = 30_000;
const DISK_MEBIBYTES = 2_048;

const random = seeded(seed);
const startedMs = performance.now();
const seconds = (): string => `${((performance.now() - startedMs) / 1_000).toFixed(0)} s`;

const interrupted = Promise.withResolvers<never>();
interrupted.promise.catch(() => undefined); // awaited only while rounds run
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.reject(new Error(signal)));

async function runRounds(bench: FaultBench): Promise<void> {
  for (let round = 1; round <= rounds; round++) {
    const victim = victims[random.below(victims.length)] as Victim;
    const loss = LOSSES[random.below(LOSSES.length)] as Loss;
    const afterMs = random.below(LATEST_KILL_MS);
    const line = await (round % LOSS_EVERY === 0 ? loseTailRound(bench, loss) : killRound(bench, victim, afterMs));
    console.log(`${round}/${rounds} (${seconds()}) ${line}`);
  }
  console.log(await abandonRound(bench));
}

async function fillDisk(): Promise<void> {
  using disk = mountSmallDisk(DISK_MEBIBYTES);
  if (!disk)
    throw new Error('a small disk cannot be mounted here; run it as root, or with sudo that asks for no password');
  await using bench = await openFullDiskBench(disk, random);
  for (let round = 1; round <= rounds; round++)
    console.log(`${round}/${rounds} (${seconds()}) ${await fullDiskRound(bench, disk, random.below(LONGEST_FULL_MS))}`);
}

const replicas = (bench: FaultBench): Promise<void> =>
  killReplicas(bench, { kills, random, tell: (line) => console.log(`(${seconds()}) ${line}`) });

async function onBench(run: (bench: FaultBench) => Promise<void>): Promise<void> {
  await using bench = await openFaultBench(random);
  await run(bench);
}

console.log(`campaign ${name}: ${name !== 'replicas' ? `${rounds} rounds` : `${kills} kills`}, seed ${seed}`);
let failed = 0;
try {
  await Promise.race([
    name === 'disk' ? fillDisk() : onBench(name === 'faults' ? runRounds : replicas),
    interrupted.promise,
  ]);
} catch (error) {
  failed = 1;
  console.error(error);
}
console.log(failed === 0 ? `campaign passed in ${seconds()}` : `campaign failed; again with --seed ${seed}`);
process.exit(failed);
