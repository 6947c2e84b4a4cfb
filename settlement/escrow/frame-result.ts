import type { Notice } from '../../primitives/notices.ts';
import type { CommandOutcome } from '../../primitives/notices.ts';
import type { Refusal, Result } from '../../primitives/result.ts';

type FrameResultNotice = Extract<Notice, { type: 'frameResult' }>;
/** What the sender of a frame is told; the rest of the notice is the input's own. */
export type FrameResult = {
  readonly agent: string;
  readonly result: Pick<FrameResultNotice, 'firstSequence' | 'refused' | 'outcomes'>;
};

export function refusedFrame(
  frame: { readonly agent: string; readonly firstSequence: bigint },
  refusal: Pick<Refusal, 'code' | 'message'>,
  expectedSequence: bigint,
  retryMs = 0,
): FrameResult {
  const { code, message } = refusal;
  const { agent, firstSequence } = frame;
  return { agent, result: { firstSequence, refused: { code, message, expectedSequence, retryMs }, outcomes: [] } };
}

/** Of bytes that are no acceptable frame: told only where the shell could name the sender (details.agent). */
export function refusedBytes(refusal: Refusal): FrameResult | undefined {
  const agent = refusal.details?.['agent'];
  if (typeof agent !== 'string' || !/^[0-9a-f]{64}$/.test(agent)) return undefined;
  return refusedFrame({ agent, firstSequence: 0n }, refusal, 0n);
}

export function outcomeOf(result: Result<bigint>): CommandOutcome {
  if (result.ok) return { ok: true, id: result.value };
  return { ok: false, code: result.code, message: result.message };
}
