import type { NatsConnection } from '@nats-io/nats-core';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import type { Settlement } from '../settlement/api.ts';
import { gauge, type Samples } from './gauge.ts';
import { partitionMetrics } from './partition-metrics.ts';

const lines = async (registry: Registry): Promise<string[]> =>
  (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));

test('a figure that is not known has no sample, and one that is gone leaves none', async () => {
  const registry = new Registry();
  let plain: number | undefined;
  let labelled: Samples = [];
  gauge(registry, 'plain', 'of one value', async () => plain);
  gauge(registry, 'labelled', 'of several', () => labelled, ['name']);
  expect(await lines(registry)).toEqual([]);
  plain = 7;
  labelled = [
    { labels: { name: 'a' }, value: 1 },
    { labels: { name: 'b' }, value: 2 },
  ];
  expect(await lines(registry)).toEqual(['plain 7', 'labelled{name="a"} 1', 'labelled{name="b"} 2']);
  plain = undefined;
  labelled = [{ labels: { name: 'b' }, value: 3 }];
  expect(await lines(registry)).toEqual(['labelled{name="b"} 3']);
});

test('a book that contradicts the ledger is told of, and NATS being away keeps nothing else back', async () => {
  const registry = new Registry();
  const check = { sequence: 5, timeMs: Date.now() - 60_000, message: 'differs' };
  const status = {
    ...{ taking: false, waiting: 0, watermarks: [{ partition: 1, sequence: 5, timeMs: Date.now() }] },
    fundsChecks: [
      { ...check, partition: 1, ok: false },
      { ...check, partition: 2, ok: true },
    ],
  };
  const settlement = { status: () => status } as unknown as Settlement;
  const away = { request: () => Promise.reject(new Error('away')) } as unknown as NatsConnection;
  partitionMetrics(registry, { settlement, nats: away });
  const told = await lines(registry);
  expect(told).toContain('infinitydb_funds_check_failed{partition="1"} 1');
  expect(told).toContain('infinitydb_funds_check_failed{partition="2"} 0');
  expect(told).toContain('infinitydb_taking_messages 0');
  expect(told.some((line) => line.startsWith('infinitydb_partition_lag_messages'))).toBe(false);
  expect(Number(told.find((line) => line.includes('check_age_seconds{partition="1"}'))?.split(' ')[1])).toBeCloseTo(
    60,
    0,
  );
});
