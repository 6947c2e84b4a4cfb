import { JetStreamApiCodes, JetStreamApiError, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { Registry } from 'prom-client';
import type { Settlement } from '../settlement/api.ts';
import { gauge } from './gauge.ts';
import { Refreshed } from './refreshed.ts';

const LAG = { goodForMs: 1_000, waitMs: 1_000 };
const LABELS = ['partition'];

type Parts = { readonly settlement: Settlement; readonly nats: NatsConnection };

/** How far each partition was applied, and how its funds compare. */
export function partitionMetrics(registry: Registry, { settlement, nats }: Parts): void {
  const { status } = settlement;
  const sinceMs = (timeMs: number): number => Math.max(0, Date.now() - timeMs) / 1_000;
  const newest = new Refreshed(() => lastOrders(nats, status().watermarks), LAG);
  gauge(registry, 'infinitydb_taking_messages', '1 while settlement takes messages', () => Number(status().taking));
  gauge(registry, 'infinitydb_waiting_messages', 'Messages read and not yet applied', () => status().waiting);
  gauge(
    registry,
    'infinitydb_partition_lag_messages',
    'From the last message applied to the newest one of the partition, counted in ORDERS, which numbers all partitions as one; 0: nothing waits',
    async () => {
      const last = await newest.value();
      return status().watermarks.flatMap(({ partition, sequence }) => {
        const found = last?.get(partition);
        return found === undefined ? [] : [{ labels: { partition }, value: Math.max(0, found - sequence) }];
      });
    },
    LABELS,
  );
  gauge(
    registry,
    'infinitydb_partition_clock_age_seconds',
    'Since the time of the last message applied; a clock comes each second',
    () => status().watermarks.map(({ partition, timeMs }) => ({ labels: { partition }, value: sinceMs(timeMs) })),
    LABELS,
  );
  gauge(
    registry,
    'infinitydb_funds_check_age_seconds',
    "Since the book's funds were last compared with the ledger's (invariant 6)",
    () => status().fundsChecks.map(({ partition, timeMs }) => ({ labels: { partition }, value: sinceMs(timeMs) })),
    LABELS,
  );
  gauge(
    registry,
    'infinitydb_funds_check_failed',
    '1 where book and ledger contradict each other: nothing more is committed',
    () => status().fundsChecks.map(({ partition, ok }) => ({ labels: { partition }, value: Number(!ok) })),
    LABELS,
  );
}

/** Sequence in ORDERS of the newest message of each partition; 0 where there is none. */
async function lastOrders(
  nats: NatsConnection,
  partitions: readonly { readonly partition: number }[],
): Promise<ReadonlyMap<number, number>> {
  const manager = await jetstreamManager(nats, { checkAPI: false });
  const last = async (partition: number): Promise<readonly [number, number]> => {
    try {
      const message = await manager.streams.getMessage('ORDERS', { last_by_subj: `idb.v1.orders.${partition}.*` });
      return [partition, message?.seq ?? 0];
    } catch (error) {
      if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.NoMessageFound) return [partition, 0];
      throw error;
    }
  };
  return new Map(await Promise.all(partitions.map(({ partition }) => last(partition))));
}
