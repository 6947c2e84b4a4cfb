import { setTimeout as delay } from 'node:timers/promises';
import { homePaths } from '../../service/home.ts';
import { until } from '../../service/until.ts';
import { testHome } from '../support/test-stack.ts';
import { type FaultBench, FAULT_SETTINGS, openFaultBench } from './fault-bench.ts';
import { checkLedger } from './ledger-checks.ts';
import type { Seeded } from './seeded.ts';
import { keepPostgresOn, type SmallDisk } from './small-disk.ts';

const RECOVERY_MS = 120_000;
const MORE_PAYMENTS = 5;

/** A stack whose every file is on `disk`. */
export async function openFullDiskBench(disk: SmallDisk, random: Seeded): Promise<FaultBench> {
  const home = await testHome(FAULT_SETTINGS, disk.folder);
  keepPostgresOn(disk, homePaths(home.home).postgres);
  return openFaultBench(random, home);
}

/**
 * Fills the disk in the midst of trades, leaves it so for `fullMs`, makes room again, waits until trading goes on, and checks everything:
 * what was called final before, while it was full, and since.
 */
export async function fullDiskRound(bench: FaultBench, disk: SmallDisk, fullMs: number): Promise<string> {
  const { workload } = bench;
  const { acknowledged } = workload;
  const objects = acknowledged.objects.length;
  workload.start();
  await until('a first put is final', RECOVERY_MS, async () => acknowledged.objects[objects]);
  disk.fill();
  await delay(fullMs); // how long it is full is the seed's: any time must do
  const payments = acknowledged.payments.length;
  disk.empty();
  const emptiedAt = performance.now();
  await until('trading goes on once there is room', RECOVERY_MS, async () =>
    acknowledged.payments.length >= payments + MORE_PAYMENTS ? true : undefined,
  );
  const seconds = (performance.now() - emptiedAt) / 1_000;
  await workload.stop();
  await checkLedger(bench, 'all');
  return `full disk for ${(fullMs / 1_000).toFixed(1)} s: trading again ${seconds.toFixed(1)} s after there was room; ${acknowledged.payments.length} payments and ${acknowledged.objects.length} puts are final`;
}
