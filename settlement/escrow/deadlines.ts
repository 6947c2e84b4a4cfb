import type { DeadlineKind, DeadlineRow } from './records.ts';
import type { SettlementState } from './state.ts';

export function schedule(state: SettlementState, kind: DeadlineKind, key: string, timeMs: number): void {
  state.deadlines.set(`${kind}/${key}`, { kind, key, timeMs });
}

export function cancel(state: SettlementState, kind: DeadlineKind, key: string): void {
  state.deadlines.delete(`${kind}/${key}`);
}

/** What is due at `timeMs` or was before, the earliest first; equal times by kind and key. */
export function due(state: SettlementState, timeMs: number): DeadlineRow[] {
  return [...state.deadlines.values()]
    .filter((row) => row.timeMs <= timeMs)
    .sort((a, b) => a.timeMs - b.timeMs || compare(`${a.kind}/${a.key}`, `${b.kind}/${b.key}`));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
