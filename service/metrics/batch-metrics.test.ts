import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import type { MarketEvent } from '../../primitives/events.ts';
import { refuse } from '../../primitives/result.ts';
import type { CommittedBatch } from '../settlement/api.ts';
import { batchMetrics } from './batch-metrics.ts';

type Listener = (batch: CommittedBatch) => void;

function watched() {
  const registry = new Registry();
  const listeners = new Set<Listener>();
  const stop = batchMetrics(registry, {
    onBatch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const commit = (batch: object): void => {
    for (const listener of listeners) listener({ inputs: [], entries: [], commitMs: 4, ...batch } as never);
  };
  return { registry, commit, stop };
}

const refused = (code: 'busy' | 'sequence_gap'): MarketEvent => ({
  ...{ type: 'frameRefused', code, message: '', expectedSequence: 1n, retryMs: 0 },
});
const full: MarketEvent = { type: 'commandRefused', commandIndex: 0, code: 'too_many_orders', message: '' };
const frame = { ok: true, value: { commands: [1, 2] } };

test('refusals are counted by their code, of whole frames and of single commands', async () => {
  const { registry, commit } = watched();
  commit({
    inputs: [
      { partition: 1, frame, events: [refused('busy')] },
      { partition: 1, frame, events: [full, full] },
      { partition: 2, frame: refuse('malformed', ''), events: [refused('sequence_gap')] },
      { partition: 0, frame: refuse('bad_signature', ''), events: [] },
    ],
  });
  const text = await registry.metrics();
  expect(text.match(/^infinitydb_refusals_total.*$/gm)).toEqual([
    'infinitydb_refusals_total{scope="frame",code="busy"} 1',
    'infinitydb_refusals_total{scope="command",code="too_many_orders"} 2',
    'infinitydb_refusals_total{scope="frame",code="sequence_gap"} 1',
    'infinitydb_refusals_total{scope="frame",code="bad_signature"} 1',
  ]);
  expect(text).toContain('infinitydb_settled_frames_total{partition="1"} 2');
  expect(text).toContain('infinitydb_settled_commands_total{partition="1"} 4');
});

test('a batch is one observation of its time and sizes, in seconds and in numbers', async () => {
  const { registry, commit, stop } = watched();
  const transfer = { entry: { type: 'transfer', transfer: { kind: 'single' } } };
  commit({ entries: [transfer, { entry: { type: 'batch' } }, transfer] });
  commit({ commitMs: 700 });
  stop();
  commit({ entries: [transfer] });
  const text = await registry.metrics();
  expect(text).toContain('infinitydb_commit_duration_seconds_sum 0.704');
  expect(text).toContain('infinitydb_commit_duration_seconds_bucket{le="0.005"} 1');
  expect(text).toContain('infinitydb_batch_transfers_sum 2');
  expect(text).toContain('infinitydb_batch_transfers_count 2');
  expect(text).toContain('infinitydb_settled_transfers_total{kind="single"} 2');
});
