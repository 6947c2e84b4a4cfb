import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connectService } from '../../service/service-nats.ts';
import { callApi } from '../../sdk/http-api.ts';
import { homePaths } from '../../service/home.ts';
import { until } from '../../service/until.ts';
import type { TestStack } from '../support/test-stack.ts';
import { checkLedger } from './ledger-checks.ts';
import type { Workload } from './workload.ts';

const LIMIT_MS = 60_000;
const SOME = 5;

type Status = { readonly generation: number; readonly taking: boolean };

/**
 * NATS comes back with an older copy of its streams, as after a power cut that JetStream had acknowledged before it synced: messages that
 * settlement has long applied are gone. The streams then grow again, over the same sequences, before settlement looks.
 */
export async function loseTailRound(stack: TestStack, workload: Workload): Promise<string> {
  const { acknowledged } = workload;
  const streams = join(homePaths(stack.config.home).nats, 'streams');
  const copy = `${streams}.older`;
  const status = (): Promise<Status> => callApi<Status>(stack.apiUrl, '/api/v1/status');
  const { generation } = await status();

  await stack.supervisor.stop('nats');
  cpSync(streams, copy, { recursive: true });
  await stack.startAgain('nats');
  await trade(workload, 'after the copy');

  workload.start();
  await stack.supervisor.stop('settlement');
  await stack.supervisor.stop('nats');
  rmSync(streams, { recursive: true });
  cpSync(copy, streams, { recursive: true });
  rmSync(copy, { recursive: true });
  await stack.startAgain('nats');
  const payments = acknowledged.payments.length;
  // Under sequences that settlement knows with other content.
  await ordersGrow(stack);
  await stack.startAgain('settlement');
  await until('a new generation is open', LIMIT_MS, async () =>
    (await status()).generation > generation ? true : undefined,
  );
  await until('trading goes on', LIMIT_MS, async () =>
    acknowledged.payments.length > payments + SOME ? true : undefined,
  );
  await workload.stop();
  await trade(workload, 'in the new generation');
  await workload.readBack();
  await checkLedger(stack, workload);
  return `generation ${generation} closed, ${(await status()).generation} opened; ${acknowledged.payments.length} payments and ${acknowledged.objects.length} puts are final`;
}

/** Waits until agents have sent again into the older ORDERS stream. */
async function ordersGrow(stack: TestStack): Promise<void> {
  const connection = await connectService(stack.config, 'test');
  try {
    const manager = await jetstreamManager(connection);
    const last = async (): Promise<number> => (await manager.streams.info('ORDERS')).state.last_seq;
    const first = await last();
    await until('ORDERS grows again', LIMIT_MS, async () => ((await last()) > first ? true : undefined));
  } finally {
    await connection.close();
  }
}

/** Some payments and one put become final. */
async function trade(workload: Workload, when: string): Promise<void> {
  const { payments, objects } = workload.acknowledged;
  const [paid, put] = [payments.length, objects.length];
  workload.start();
  await until(`payments and a put are final ${when}`, LIMIT_MS, async () =>
    payments.length > paid + SOME && objects.length > put ? true : undefined,
  );
  await workload.stop();
}
