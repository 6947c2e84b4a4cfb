import type { DeadlineKind, DeadlineRow } from './records.ts';
import { schedule } from './deadlines.ts';
import type { SettlementState } from './state.ts';
import { log, type Step } from './step.ts';

/** A step of partition 0's time above this is an outage. */
const LONGEST_STEP_MS = 10_000;

/** Deadlines by which somebody must do or deliver something. Terms, epochs and the ledger's own timeouts do not move. */
const MOVED: ReadonlySet<DeadlineKind> = new Set(['delivery', 'dispute', 'upload', 'proof', 'rebuild'] as const);

/** While the order of record stood still nobody could act: the gap is logged, and those deadlines move by it. */
export function recordOutage(step: Step, fromMs: number, toMs: number): void {
  if (fromMs === 0 || toMs - fromMs <= LONGEST_STEP_MS) return;
  log(step, { type: 'outage', partition: step.input.partition, fromMs, toMs });
  for (const row of [...step.state.deadlines.values()]) if (MOVED.has(row.kind)) move(step.state, row, toMs - fromMs);
}

function move(state: SettlementState, { kind, key, timeMs }: DeadlineRow, gapMs: number): void {
  const deadlineMs = timeMs + gapMs;
  schedule(state, kind, key, deadlineMs);
  const trade = state.trades.get(key);
  const challenge = state.challenges.get(key);
  const lease = state.leases.get(key);
  if (kind === 'proof') {
    if (challenge) state.challenges.set(key, { ...challenge, deadlineMs });
  } else if (kind === 'rebuild') {
    if (lease?.repair) state.leases.set(key, { ...lease, repair: { ...lease.repair, deadlineMs } });
  } else if (trade) state.trades.set(key, { ...trade, deadlineMs });
}
