import type { Entry } from '../../primitives/entry/entry.ts';
import { assert } from '../../primitives/result.ts';
import type { Effects } from './io.ts';
import { meta, type SettlementState, treeSizeOf } from './state.ts';

/** Where a partition's stream no longer held what was applied: the hashes expected and found (hex; zeros for nothing). */
export type LostTail = {
  readonly partition: number;
  readonly sequence: number;
  readonly expected: string;
  readonly found: string;
};

/**
 * Ends a generation whose ORDERS stream lost its tail: logs one GenerationClosed for each partition named, and every partition begins
 * again, in the next generation, with any sequence. Inputs of the old one are replays from now on.
 */
export function closeGeneration(state: SettlementState, lost: readonly LostTail[]): Effects {
  assert(lost.length > 0, 'a generation is closed for a reason');
  const generation = meta(state, 'generation');
  const entries = lost.map((tail): Entry => ({ type: 'generationClosed', generation: Number(generation), ...tail }));
  state.meta.set('generation', generation + 1n);
  state.meta.set('treeSize', treeSizeOf(state) + BigInt(entries.length));
  return { entries, notices: [], outbox: [], blobs: [] };
}
