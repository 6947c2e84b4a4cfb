import type { Notice } from '../../primitives/notices.ts';
import type { Effects, Input } from '../../settlement/escrow/io.ts';

export type FrameResult = Extract<Notice, { type: 'frameResult' }>;

export function frameResult(effects: Effects, agent: string): FrameResult | undefined {
  const told = effects.notices.find(({ agent: to, notice }) => to === agent && notice.type === 'frameResult');
  return told?.notice as FrameResult | undefined;
}

/** Why the whole frame used nothing, if so. */
export function refusalOf(input: Input, effects: Effects): FrameResult['refused'] {
  const { frame, events, partition } = input;
  if (!frame.ok) return { code: frame.code, message: frame.message, expectedSequence: 0n, retryMs: 0 };
  if (partition === 0) return frameResult(effects, frame.value.agent)?.refused;
  return events.find((event) => event.type === 'frameRefused');
}

/** What the journal keeps: a replay needs no frame that neither changed state nor used a sequence number. */
export function changedOrUsed(input: Input, effects: Effects): boolean {
  return effects.entries.length > 0 || input.events.length > 1 || !refusalOf(input, effects);
}
