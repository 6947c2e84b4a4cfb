import type { Entry } from '../../primitives/entry/entry.ts';
import type { Notice } from '../../primitives/notices.ts';
import type { Authorisation, Rule } from '../../primitives/transfer.ts';
import type { Effects, Input, Lookup } from './io.ts';
import { type SettlementState, timeOf, treeSizeOf } from './state.ts';

/** One input being applied: the state that it changes and what it causes. */
export type Step = {
  readonly state: SettlementState;
  readonly input: Input;
  readonly lookup: Lookup;
  readonly entries: Entry[];
  readonly notices: Effects['notices'][number][];
  readonly outbox: Effects['outbox'][number][];
  readonly blobs: string[];
  /** Leaf of the frame's entry, once it is logged. */
  frameLeaf: bigint | undefined;
  /** Of the command being carried out. */
  commandIndex: number;
  transfers: number;
};

export function startStep(state: SettlementState, input: Input, lookup: Lookup): Step {
  return {
    state,
    input,
    lookup,
    entries: [],
    notices: [],
    outbox: [],
    blobs: [],
    frameLeaf: undefined,
    commandIndex: 0,
    transfers: 0,
  };
}

/** Appends a leaf and returns its index. */
export function log(step: Step, entry: Entry): bigint {
  const leaf = treeSizeOf(step.state) + BigInt(step.entries.length);
  step.entries.push(entry);
  return leaf;
}

/** The leaf of the input's frame, logged on first use: before whatever it causes. */
export function logFrame(step: Step): bigint {
  const { partition, generation, sequence, frameBytes } = step.input;
  const { timeMs } = step.input;
  step.frameLeaf ??= log(step, { type: 'frame', partition, generation, sequence, timeMs, bytes: frameBytes });
  return step.frameLeaf;
}

/** Authorised by the command being carried out. */
export function byFrame(step: Step): Authorisation {
  return { kind: 'frame', leaf: logFrame(step), commandIndex: step.commandIndex };
}

/** Authorised by a rule of genesis, whose entry is logged here: only where a transfer under it follows for certain. */
export function byRule(step: Step, rule: Rule, subject: string, a: bigint, b: bigint): Authorisation {
  logFrame(step);
  const leaf = log(step, { type: 'rule', rule, subject, a, b, timeMs: step.input.timeMs });
  return { kind: 'rule', leaf };
}

export function notify(step: Step, agents: readonly string[], notice: Notice): void {
  for (const agent of new Set(agents)) step.notices.push({ agent, notice });
}

/** Partition 0's time. */
export const now = (step: Step): number => timeOf(step.state);
