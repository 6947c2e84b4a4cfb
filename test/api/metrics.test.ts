import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi } from '../../sdk/http-api.ts';
import { until } from '../../service/until.ts';
import { startTestStack, type TestStack } from '../support/test-stack.ts';
import { json } from '../whole/command.fixture.ts';

/** `/metrics` of a whole marketplace, and the dashboard that is made for it. */
const DASHBOARD = JSON.parse(readFileSync(new URL('../../docs/grafana/infinitydb.json', import.meta.url), 'utf8'));
const NAME = /\b(?:infinitydb|nodejs|process)_[a-z0-9_]+/g;
let stack: TestStack;

beforeAll(async () => {
  stack = await startTestStack({ agents: 2 });
  await json(stack.config.home, 'wallet', 'deposit', '5', 'USDX');
}, 120_000);
afterAll(() => stack?.[Symbol.asyncDispose]());

type Sample = { readonly name: string; readonly labels: Readonly<Record<string, string>>; readonly value: number };
type Scrape = { readonly types: ReadonlyMap<string, string>; readonly samples: readonly Sample[] };

/** The text format 0.0.4, as strictly as we write it. */
async function scrape(): Promise<Scrape> {
  const response = await fetch(`${stack.apiUrl}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const types = new Map<string, string>();
  const samples: Sample[] = [];
  for (const line of (await response.text()).split('\n')) {
    const type = /^# TYPE (\w+) (counter|gauge|histogram)$/.exec(line);
    if (type) types.set(type[1] as string, type[2] as string);
    if (line === '' || line.startsWith('# ')) continue;
    const parts = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (!parts) throw new Error(`no sample: ${line}`);
    const labels = [...(parts[2] ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]);
    samples.push({ name: parts[1] as string, labels: Object.fromEntries(labels), value: Number(parts[3]) });
  }
  return { types, samples };
}

function figure({ samples }: Scrape, name: string, labels: Sample['labels'] = {}): number {
  const found = samples.filter(
    (one) => one.name === name && Object.entries(labels).every(([label, value]) => one.labels[label] === value),
  );
  if (found.length === 0) throw new Error(`no ${name} ${JSON.stringify(labels)}`);
  return found.reduce((sum, { value }) => sum + value, 0);
}

type Status = { treeSize: number; counts: { agents: number }; checkpoint: { size: number } };

test('figures are those of the ledger', async () => {
  const before = await callApi<Status>(stack.apiUrl, '/api/v1/status');
  const seen = await scrape();
  const after = await callApi<Status>(stack.apiUrl, '/api/v1/status');
  const within = (name: string, low: number, high: number, labels = {}): void => {
    expect(figure(seen, name, labels), name).toBeGreaterThanOrEqual(low);
    expect(figure(seen, name, labels), name).toBeLessThanOrEqual(high);
  };
  within('infinitydb_log_entries', before.treeSize, after.treeSize);
  within('infinitydb_checkpoint_entries', before.checkpoint.size, after.checkpoint.size);
  within('infinitydb_state_rows', after.counts.agents, after.counts.agents, { table: 'agents' });
  within('infinitydb_agents_alive', 2, 3);
  within('infinitydb_checkpoint_cosignatures', 1, 1);
  within('infinitydb_checkpoint_quorum_cosignatures', 1, 1);
  for (const name of ['checkpoint', 'witness', 'partition_clock']) within(`infinitydb_${name}_age_seconds`, 0, 30);
  within('infinitydb_taking_messages', 1, 1);
  within('infinitydb_database_size_bytes', 1e6, 1e9);
  within('process_resident_memory_bytes', 1e7, 1e10);
});

test('every transfer is counted once, in the batch that made it durable', async () => {
  const codes = ['deposit', 'grant', 'allocate'];
  const { transfers } = await callApi<{ transfers: { code: string }[] }>(
    stack.apiUrl,
    '/api/v1/transfers?limit=1000&newest=0',
  );
  expect(transfers.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
  const seen = await scrape();
  const settled = figure(seen, 'infinitydb_settled_transfers_total');
  expect(settled).toBeGreaterThanOrEqual(transfers.length);
  expect(figure(seen, 'infinitydb_batch_transfers_sum')).toBe(settled);
  expect(figure(seen, 'infinitydb_batch_messages_sum')).toBe(figure(seen, 'infinitydb_settled_frames_total'));
  expect(figure(seen, 'infinitydb_commit_duration_seconds_count')).toBe(
    figure(seen, 'infinitydb_batch_messages_count'),
  );
});

test('a partition lags while its market is away', async () => {
  const lag = async (): Promise<number> =>
    figure(await scrape(), 'infinitydb_partition_lag_messages', { partition: '1' });
  await until('partition 1 is applied', 10_000, async () => ((await lag()) === 0 ? true : undefined));
  for (const name of ['market-1', 'market-2']) await stack.supervisor.stop(name);
  await until('partition 1 lags', 30_000, async () => ((await lag()) >= 3 ? true : undefined));
  expect(figure(await scrape(), 'infinitydb_partition_clock_age_seconds', { partition: '1' })).toBeGreaterThan(1);
});

test('books are compared with the ledger, and the stream has its readers', async () => {
  expect(figure(await scrape(), 'infinitydb_funds_check_failed')).toBe(0);
  const leaving = new AbortController();
  const { body } = await fetch(`${stack.apiUrl}/api/v1/stream?topics=trades:storage/hour/USDX`, {
    signal: leaving.signal,
  });
  await body?.getReader().read();
  expect(figure(await scrape(), 'infinitydb_stream_readers')).toBe(1);
  leaving.abort();
  await until('it has left', 10_000, async () =>
    figure(await scrape(), 'infinitydb_stream_readers') === 0 ? true : undefined,
  );
});

test('an anchor has its age', async () => {
  await callApi(stack.apiUrl, '/api/v1/anchor', { method: 'POST' });
  await until('it is seen', 30_000, async () => {
    const { samples } = await scrape();
    return samples.some(({ name }) => name === 'infinitydb_anchor_age_seconds') ? true : undefined;
  });
});

test('names follow the conventions of Prometheus: counters end in _total, times are in seconds, sizes in bytes', async () => {
  const { types } = await scrape();
  const ours = [...types].filter(([name]) => name.startsWith('infinitydb_'));
  expect(ours.length).toBeGreaterThan(30);
  for (const [name, type] of ours) {
    expect(name.endsWith('_total'), name).toBe(type === 'counter');
    expect(name).not.toMatch(/_(ms|milliseconds|minutes|kb|mb|count|sum|bucket)$/);
  }
});

test('the dashboard asks for nothing that is not served, and for all of ours', async () => {
  const { types } = await scrape();
  const served = new Set(
    [...types].flatMap(([name, type]) =>
      type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name],
    ),
  );
  const asked = new Set<string>(JSON.stringify(DASHBOARD).match(NAME));
  expect([...asked].filter((name) => !served.has(name))).toEqual([]);
  const base = (name: string): string => name.replace(/_(bucket|sum|count)$/, '');
  const shown = new Set([...asked].map(base));
  expect([...types.keys()].filter((name) => name.startsWith('infinitydb_') && !shown.has(name))).toEqual([]);
});
