import type { Frame } from '../primitives/commands.ts';
import type { MarketEvent } from '../primitives/events.ts';
import type { Refusal } from '../primitives/result.ts';
import type { Agents } from './agents.ts';

export type FrameRefused = Extract<MarketEvent, { type: 'frameRefused' }>;

/**
 * Whether a frame takes effect (DESIGN §6): the first of its partition, its agent, its sequence that is wrong refuses it whole, and it
 * then uses nothing. Undefined for a frame that is next in its agent's sequence.
 */
export function refuseFrame(agents: Agents, partition: number, frame: Frame): FrameRefused | undefined {
  if (frame.partition !== partition)
    return refused('wrong_partition', `the frame is signed for partition ${frame.partition}, this is ${partition}`, 0n);
  const agent = agents.find(frame.agent);
  if (agent < 0)
    return refused('unknown_agent', `no funds were ever allocated to ${frame.agent} in partition ${partition}`, 1n);
  const expected = BigInt(agents.nextSequence(agent));
  if (frame.firstSequence < expected)
    return refused('sequence_replayed', `sequence ${frame.firstSequence} was used; send ${expected} next`, expected);
  if (frame.firstSequence > expected)
    return refused('sequence_gap', `sequence ${frame.firstSequence} came before ${expected}`, expected);
  return undefined;
}

/** For bytes that are no frame, or a frame whose signature is not its agent's. */
export function refuseBytes(refusal: Refusal): FrameRefused {
  return refused(refusal.code, refusal.message, 0n);
}

function refused(code: FrameRefused['code'], message: string, expectedSequence: bigint): FrameRefused {
  return { type: 'frameRefused', code, message, expectedSequence, retryMs: 0 };
}
