import { applyBookInput } from './book-input.ts';
import type { Effects, Input, Lookup } from './io.ts';
import { recordOutage } from './outage.ts';
import { applySettlementInput } from './settlement-input.ts';
import { meta, partitionRow, type SettlementState, treeSizeOf } from './state.ts';
import { log, startStep, type Step } from './step.ts';

const NOTHING: Effects = { entries: [], notices: [], outbox: [], blobs: [] };

/**
 * Applies one message of the order of record: changes `state`, and says what to log, tell and publish. Deterministic. An input at or
 * below its partition's watermark (generation, sequence) is a replay and has no effect. Entries are in order; the first one's leaf
 * index is the tree size before. Throws only where the state contradicts itself.
 */
export function apply(state: SettlementState, input: Input, lookup: Lookup): Effects {
  const row = partitionRow(state, input.partition);
  if (input.generation < row.generation || BigInt(input.generation) < meta(state, 'generation')) return NOTHING;
  if (input.generation === row.generation && input.sequence <= row.sequence) return NOTHING;
  const step = startStep(state, input, lookup);
  const timeMs = Math.max(row.timeMs, input.timeMs);
  state.meta.set('generation', BigInt(input.generation));
  state.partitions.set(String(input.partition), {
    generation: input.generation,
    sequence: input.sequence,
    timeMs,
    loggedTo: input.generation === row.generation ? row.loggedTo : 0,
  });
  if (input.partition === 0) recordOutage(step, row.timeMs, timeMs);
  const result = input.partition === 0 ? applySettlementInput(step) : applyBookInput(step);
  closeBatch(step);
  const treeSize = treeSizeOf(state);
  if (result) {
    const { partition, frameSha256 } = input;
    const notice = { type: 'frameResult', partition, frameSha256, ...result.result, treeSize } as const;
    step.notices.unshift({ agent: result.agent, notice });
  }
  const { entries, notices, outbox, blobs } = step;
  return { entries, notices, outbox, blobs };
}

/** Ends what the input logged with the Batch that covers it and every message since the last one that logged something. */
function closeBatch(step: Step): void {
  if (step.entries.length === 0) return;
  const { partition, generation, sequence } = step.input;
  const row = partitionRow(step.state, partition);
  const from = row.loggedTo > 0 ? row.loggedTo + 1 : sequence;
  log(step, { type: 'batch', partition, generation, from, to: sequence, timeMs: row.timeMs });
  step.state.partitions.set(String(partition), { ...row, loggedTo: sequence });
  step.state.meta.set('treeSize', treeSizeOf(step.state) + BigInt(step.entries.length));
}
