import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { callApi } from '../../sdk/http-api.ts';
import { homePaths } from '../../service/home.ts';
import { connectService } from '../../service/service-nats.ts';
import { until } from '../../service/until.ts';
import type { TestStack } from '../support/test-stack.ts';
import type { FaultBench } from './fault-bench.ts';
import { checkLedger } from './ledger-checks.ts';
import type { Workload } from './workload.ts';

/**
 * How ORDERS loses messages that settlement has applied, while settlement is down.
 * `deleted`: its newest messages are deleted. `older copy`: NATS comes back with an older copy of all its streams, as after a power cut
 * where JetStream had acknowledged before it synced; they then grow again over the same sequences.
 */
export const LOSSES = ['deleted', 'older copy'] as const;
export type Loss = (typeof LOSSES)[number];

const LIMIT_MS = 60_000;
const SOME = 5;
const DELETED_MESSAGES = 30;

type Status = { readonly generation: number };

/** Loses a tail in the midst of trades, waits until trading goes on in a new generation, and checks everything. */
export async function loseTailRound(bench: FaultBench, loss: Loss): Promise<string> {
  const { stack, workload } = bench;
  const { acknowledged } = workload;
  const generation = async (): Promise<number> => (await callApi<Status>(stack.apiUrl, '/api/v1/status')).generation;
  const before = await generation();
  if (loss === 'older copy') await copyStreams(stack);
  await trade(workload, 'before the loss');

  workload.start();
  await stack.supervisor.stop('settlement');
  if (loss === 'older copy') await restoreStreams(stack);
  else await withManager(stack, deleteTail);
  const payments = acknowledged.payments.length;
  await withManager(stack, ordersGrow);
  await stack.startAgain('settlement');
  await until('a new generation is open', LIMIT_MS, async () => ((await generation()) > before ? true : undefined));
  await until('trading goes on', LIMIT_MS, async () =>
    acknowledged.payments.length > payments + SOME ? true : undefined,
  );
  await workload.stop();
  await trade(workload, 'in the new generation');
  await checkLedger(bench, 'all');
  const after = await generation();
  return `tail lost (${loss}): generation ${before} closed, ${after} opened; ${acknowledged.payments.length} payments and ${acknowledged.objects.length} puts are final`;
}

const streamsOf = ({ config }: TestStack): string => join(homePaths(config.home).nats, 'streams');
const copyOf = (stack: TestStack): string => `${streamsOf(stack)}.older`;

async function copyStreams(stack: TestStack): Promise<void> {
  await stack.supervisor.stop('nats');
  cpSync(streamsOf(stack), copyOf(stack), { recursive: true });
  await stack.startAgain('nats');
}

async function restoreStreams(stack: TestStack): Promise<void> {
  await stack.supervisor.stop('nats');
  rmSync(streamsOf(stack), { recursive: true });
  cpSync(copyOf(stack), streamsOf(stack), { recursive: true });
  rmSync(copyOf(stack), { recursive: true });
  await stack.startAgain('nats');
}

async function withManager(stack: TestStack, work: (manager: JetStreamManager) => Promise<void>): Promise<void> {
  const connection = await connectService(stack.config, 'test');
  try {
    await work(await jetstreamManager(connection));
  } finally {
    await connection.close();
  }
}

async function deleteTail(manager: JetStreamManager): Promise<void> {
  const { state } = await manager.streams.info('ORDERS', { deleted_details: true });
  const gone = new Set(state.deleted);
  let left = DELETED_MESSAGES;
  for (let seq = state.last_seq; seq >= state.first_seq && left > 0; seq--) {
    if (gone.has(seq)) continue;
    await manager.streams.deleteMessage('ORDERS', seq);
    left -= 1;
  }
}

/** Waits until agents have sent again into ORDERS. */
async function ordersGrow(manager: JetStreamManager): Promise<void> {
  const last = async (): Promise<number> => (await manager.streams.info('ORDERS')).state.last_seq;
  const first = await last();
  await until('ORDERS grows again', LIMIT_MS, async () => ((await last()) > first ? true : undefined));
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
