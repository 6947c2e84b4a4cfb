import type { Frame } from '../primitives/commands.ts';
import type { MarketEvent } from '../primitives/events.ts';
import type { Refusal } from '../primitives/result.ts';
import type { Core } from './core/core.ts';

export type FrameRefused = Extract<MarketEvent, { type: 'frameRefused' }>;

/**
 * Whether a frame takes effect (DESIGN §6): the first of its partition, its agent, its sequence, its rate that is wrong refuses it whole,
 * and it then uses and changes nothing. Undefined for a frame that is next in its agent's sequence.
 */
export function refuseFrame(core: Core, frame: Frame, timeMs: number): FrameRefused | undefined {
  const { agents } = core;
  const { partition, settlementKey } = core.rules;
  if (frame.partition !== partition)
    return refused('wrong_partition', `the frame is signed for partition ${frame.partition}, this is ${partition}`, 0n);
  const agent = agents.find(frame.agent);
  if (agent < 0)
    return refused('unknown_agent', `no funds were ever allocated to ${frame.agent} in partition ${partition}`, 1n);
  const expected = BigInt(agents.nextSequence(agent));
  const { firstSequence } = frame;
  if (firstSequence < expected) {
    if (differs(core, agent, frame))
      return refused(
        'exists_with_different_content',
        `sequence ${firstSequence} was used by another frame; send ${expected} next`,
        expected,
      );
    return refused('sequence_replayed', `sequence ${firstSequence} was used; send ${expected} next`, expected);
  }
  if (firstSequence > expected)
    return refused('sequence_gap', `sequence ${firstSequence} came before ${expected}`, expected);
  const retryMs = frame.agent === settlementKey ? 0 : waitMs(core, agent, frame.commands.length, timeMs);
  if (retryMs === 0) return undefined;
  const { commandsPerSecond } = core.rules;
  const message = `over ${commandsPerSecond} commands a second; send the same frame again in ${retryMs} ms`;
  return refused('busy', message, expected, retryMs);
}

/** Notes that the frame takes effect. */
export function useFrame(core: Core, agent: number, frame: Frame, timeMs: number): void {
  const { agents, rules } = core;
  const count = frame.commands.length;
  const [mark, otherMark] = marksOf(frame.signature);
  agents.rememberFrame(agent, agents.nextSequence(agent), mark, otherMark);
  agents.setNextSequence(agent, agents.nextSequence(agent) + count);
  if (frame.agent === rules.settlementKey) return;
  agents.setLevel(agent, levelAt(core, agent, timeMs) + COMMAND * Math.min(count, rules.commandBurst), timeMs);
}

/** For bytes that are no frame, or a frame whose signature is not its agent's. */
export function refuseBytes(refusal: Refusal): FrameRefused {
  return refused(refusal.code, refusal.message, 0n);
}

/** What one command adds to the bucket, which `commandsPerSecond` drains each millisecond: the generic cell rate algorithm in whole numbers. */
const COMMAND = 1_000;

function levelAt({ agents, rules }: Core, agent: number, timeMs: number): number {
  const elapsedMs = Math.max(0, timeMs - agents.levelMs(agent));
  return Math.max(0, agents.level(agent) - elapsedMs * rules.commandsPerSecond);
}

/** Milliseconds until the rate lets `count` commands pass; 0 for now. More than the burst pass where the burst does. */
function waitMs(core: Core, agent: number, count: number, timeMs: number): number {
  const { commandsPerSecond, commandBurst } = core.rules;
  const full = levelAt(core, agent, timeMs) + COMMAND * Math.min(count, commandBurst);
  return Math.max(0, Math.ceil((full - COMMAND * commandBurst) / commandsPerSecond));
}

/** Whether the frame begins with the sequence of a remembered one, and is another. */
function differs({ agents }: Core, agent: number, frame: Frame): boolean {
  const first = Number(frame.firstSequence);
  const [mark, otherMark] = marksOf(frame.signature);
  let other = false;
  agents.forEachFrame(agent, (sequence, known, otherKnown) => {
    if (sequence === first) other = known !== mark || otherKnown !== otherMark;
  });
  return other;
}

/** A word of each half of an Ed25519 signature: who signs two frames so that these agree deceives himself alone. */
function marksOf(signature: Uint8Array): [number, number] {
  const word = (at: number): number =>
    ((signature[at] ?? 0) << 24) |
    ((signature[at + 1] ?? 0) << 16) |
    ((signature[at + 2] ?? 0) << 8) |
    (signature[at + 3] ?? 0);
  return [word(0), word(32)];
}

function refused(code: FrameRefused['code'], message: string, expectedSequence: bigint, retryMs = 0): FrameRefused {
  return { type: 'frameRefused', code, message, expectedSequence, retryMs };
}
