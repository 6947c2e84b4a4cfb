import type { Command, Frame } from '../../primitives/commands.ts';
import type { CommandOutcome } from '../../primitives/notices.ts';
import { type Refusal, type Result, refuse } from '../../primitives/result.ts';
import { carryOut } from './dispatch.ts';
import { FrameFee, feeOf } from './frame-fee.ts';
import { type FrameResult, outcomeOf, refusedBytes, refusedFrame } from './frame-result.ts';
import { logFrame, now, type Step } from './step.ts';

/**
 * A message of partition 0. In this order: bytes and signatures (checked before), partition, sender, sequence; what fails there
 * refuses the frame whole and uses nothing. Then its sequence is used, and each command succeeds or is refused alone.
 */
export function applySettlementInput(step: Step): FrameResult | undefined {
  const { frame } = step.input;
  if (!frame.ok) return refusedBytes(frame);
  const { agent, firstSequence, commands } = frame.value;
  const { settlementKey } = step.state.genesis;
  const expected = step.state.sequences.get(agent) ?? 1n;
  const refusal = refuseFrame(step, frame.value, expected);
  if (refusal) return refusedFrame(frame.value, refusal, expected);
  step.state.sequences.set(agent, expected + BigInt(commands.length));
  if (agent === settlementKey) return applyOwn(step, frame.value);
  logFrame(step);
  return { agent, result: { firstSequence, refused: undefined, outcomes: applyCommands(step, frame.value) } };
}

/** Settlement's own frames cost nothing and do not expire. */
function applyOwn(step: Step, { agent, firstSequence, commands }: Frame): FrameResult | undefined {
  const isTick = commands.every(({ type }) => type === 'clockAdvanced');
  // A tick that nothing came of is not worth a leaf, nor telling.
  if (!isTick) logFrame(step);
  const outcomes = commands.map((command, index) => {
    step.commandIndex = index;
    return outcomeOf(carryOut(step, agent, command));
  });
  return isTick ? undefined : { agent, result: { firstSequence, refused: undefined, outcomes } };
}

function refuseFrame(step: Step, frame: Frame, expected: bigint): Refusal | undefined {
  const { agent, partition, firstSequence } = frame;
  const { agents, genesis } = step.state;
  if (partition !== 0) return refuse('wrong_partition', `a frame for partition ${partition} came on partition 0`);
  if (agent !== genesis.settlementKey && !agents.has(agent))
    return refuse('unknown_agent', `agent ${agent} is not enrolled`);
  if (firstSequence < expected)
    return refuse('sequence_replayed', `sequence ${firstSequence} was used; send ${expected} next`);
  if (firstSequence > expected) return refuse('sequence_gap', `sequence ${firstSequence} came before ${expected}`);
  return undefined;
}

function applyCommands(step: Step, { agent, commands, expiresAtMs }: Frame): CommandOutcome[] {
  const fee = new FrameFee(step, agent);
  const timeMs = now(step);
  const expired = expiresAtMs < timeMs;
  const outcomes = commands.map((command, index) => {
    step.commandIndex = index;
    if (!expired) return outcomeOf(charged(step, fee, agent, command));
    keepBase(step, fee);
    return outcomeOf(refuse('expired', `the frame was to be applied until ${expiresAtMs}, it is ${timeMs}`));
  });
  fee.post();
  return outcomes;
}

/** The command with its network fee: its own where it succeeds; the base, as far as the agent has it, where it is refused. */
function charged(step: Step, fee: FrameFee, agent: string, command: Command): Result<bigint> {
  const amount = feeOf(step.state, command);
  const { spendable } = fee;
  if (spendable < amount) {
    keepBase(step, fee);
    return refuse('fee_unpaid', `the network fee is ${amount} INFO and ${spendable} are available`);
  }
  fee.keep(amount);
  const result = carryOut(step, agent, command);
  if (!result.ok) {
    fee.giveBack(amount);
    keepBase(step, fee);
  }
  return result;
}

function keepBase(step: Step, fee: FrameFee): void {
  const { baseInfo } = step.state.genesis.networkFee;
  const { spendable } = fee;
  fee.keep(spendable < baseInfo ? spendable : baseInfo);
}
