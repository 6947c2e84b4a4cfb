import { setTimeout as delay } from 'node:timers/promises';
import { callApi } from '../../sdk/http-api.ts';
import { marketNames } from '../../service/stack.ts';
import { until } from '../../service/until.ts';
import type { FaultBench } from './fault-bench.ts';
import { checkLedger, checkNothingLeftHeld } from './ledger-checks.ts';

export const VICTIMS = ['market', 'settlement', 'nats', 'postgres'] as const;
export type Victim = (typeof VICTIMS)[number];

const RECOVERY_MS = 60_000;
/** After the kill so much more must become final: the service is back, not merely up. */
const MORE_PAYMENTS = 5;
const MORE_OBJECTS = 1;

/** Kills one process (of the market, every replica) with SIGKILL `afterMs` into a run of trades, waits until trading goes on, and checks everything. */
export async function killRound(bench: FaultBench, victim: Victim, afterMs: number): Promise<string> {
  const { stack, workload } = bench;
  const { acknowledged } = workload;
  const objects = acknowledged.objects.length;
  const failures = acknowledged.failures.length;
  workload.start();
  await until('a first put is final', RECOVERY_MS, async () => acknowledged.objects[objects]);
  // The moment is the seed's, not an event's: any moment must do.
  await delay(afterMs);
  const before = { payments: acknowledged.payments.length, objects: acknowledged.objects.length };
  const killedAt = performance.now();
  for (const name of victim === 'market' ? marketNames(stack.config) : [victim]) stack.killHard(name);
  await until(`trading goes on after the kill of ${victim}`, RECOVERY_MS, async () =>
    acknowledged.payments.length >= before.payments + MORE_PAYMENTS &&
    acknowledged.objects.length >= before.objects + MORE_OBJECTS
      ? true
      : undefined,
  );
  const recoverySeconds = (performance.now() - killedAt) / 1_000;
  await workload.stop();
  await checkLedger(bench, 'recent');
  const refused = acknowledged.failures.slice(failures);
  return `${victim}: trading again after ${recoverySeconds.toFixed(1)} s; ${acknowledged.payments.length} payments and ${acknowledged.objects.length} puts are final, ${refused.length} puts refused (${[...new Set(refused.map(({ code }) => code))].join(', ')})`;
}

/** Slots are bought, settlement is killed, and nobody uploads: after the deadline the money is available again. */
export async function abandonRound(bench: FaultBench): Promise<string> {
  const { stack, workload } = bench;
  await workload.abandon();
  stack.killHard('settlement');
  const { uploadWindowMs } = stack.network.genesis;
  await until('no trade is open any more', RECOVERY_MS + uploadWindowMs, async () => {
    const { counts } = await callApi<{ counts: { openTrades: number } }>(stack.apiUrl, '/api/v1/status');
    return counts.openTrades === 0 ? true : undefined;
  });
  await checkNothingLeftHeld(bench);
  await checkLedger(bench, 'all');
  return 'what was bought and not leased by the upload deadline is available again';
}
