import type { DeadlineKind, DeadlineRow } from './records.ts';
import type { SettlementState } from './state.ts';

/** Nothing of a state falls due before this: most ticks need not look at any row. A state not named here is looked at once. */
const EARLIEST = new WeakMap<SettlementState, number>();

export function schedule(state: SettlementState, kind: DeadlineKind, key: string, timeMs: number): void {
  state.deadlines.set(`${kind}/${key}`, { kind, key, timeMs });
  const earliest = EARLIEST.get(state);
  if (earliest !== undefined && timeMs < earliest) EARLIEST.set(state, timeMs);
}

export function cancel(state: SettlementState, kind: DeadlineKind, key: string): void {
  state.deadlines.delete(`${kind}/${key}`);
}

/** What is due at `timeMs` or was before, the earliest first; equal times by kind and key. */
export function due(state: SettlementState, timeMs: number): DeadlineRow[] {
  if (timeMs < (EARLIEST.get(state) ?? 0)) return [];
  const rows: DeadlineRow[] = [];
  let earliest = Number.POSITIVE_INFINITY;
  for (const row of state.deadlines.values()) {
    if (row.timeMs <= timeMs) rows.push(row);
    if (row.timeMs < earliest) earliest = row.timeMs;
  }
  // What is due now counts too, until it is gone: whoever asks again is told again.
  EARLIEST.set(state, earliest);
  return rows.sort((a, b) => a.timeMs - b.timeMs || compare(`${a.kind}/${a.key}`, `${b.kind}/${b.key}`));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
