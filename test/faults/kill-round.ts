import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../../service/until.ts';
import type { TestStack } from '../support/test-stack.ts';
import type { Workload } from './workload.ts';
import { checkLedger } from './ledger-checks.ts';

export const VICTIMS = ['market', 'settlement', 'nats', 'postgres'] as const;
export type Victim = (typeof VICTIMS)[number];

const RECOVERY_MS = 60_000;
/** After the kill so much more must become final: the service is back, not merely up. */
const MORE_PAYMENTS = 5;
const MORE_OBJECTS = 1;

/** Kills one process with SIGKILL `afterMs` into a run of trades, waits until trading goes on, and checks everything. */
export async function killRound(
  stack: TestStack,
  workload: Workload,
  victim: Victim,
  afterMs: number,
): Promise<string> {
  const { acknowledged } = workload;
  const objects = acknowledged.objects.length;
  const failures = acknowledged.failures.length;
  workload.start();
  await until('a first put is final', RECOVERY_MS, async () => acknowledged.objects[objects]);
  await delay(afterMs);
  const before = { payments: acknowledged.payments.length, objects: acknowledged.objects.length };
  const killedAt = performance.now();
  stack.killHard(victim);
  await until(`trading goes on after the kill of ${victim}`, RECOVERY_MS, async () =>
    acknowledged.payments.length >= before.payments + MORE_PAYMENTS &&
    acknowledged.objects.length >= before.objects + MORE_OBJECTS
      ? true
      : undefined,
  );
  const recoverySeconds = (performance.now() - killedAt) / 1_000;
  await workload.stop();
  await workload.readBack();
  await checkLedger(stack, workload);
  const refused = acknowledged.failures.slice(failures);
  return `${victim}: trading again after ${recoverySeconds.toFixed(1)} s; ${acknowledged.payments.length} payments and ${acknowledged.objects.length} puts are final, ${refused.length} puts refused (${[...new Set(refused.map(({ code }) => code))].join(', ')})`;
}
