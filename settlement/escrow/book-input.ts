import { available, system, trading } from '../../primitives/account.ts';
import type { Frame } from '../../primitives/commands.ts';
import type { MarketEvent } from '../../primitives/events.ts';
import { INFO } from '../../primitives/money.ts';
import type { CommandOutcome } from '../../primitives/notices.ts';
import { assert } from '../../primitives/result.ts';
import { type FrameResult, refusedBytes, refusedFrame } from './frame-result.ts';
import { baseUnits, mustPost, single } from './posting.ts';
import { byFrame, byRule, logFrame, notify, type Step } from './step.ts';
import { matchTrade } from './trade/match-trade.ts';

const NO_SELLERS =
  'too few sellers of distinct owners offer that much at that price now; raise the price, lower the spread, or try again';

/** A message of a book partition: the engine has judged it, and the ledger posts what its events say, in their order. */
export function applyBookInput(step: Step): FrameResult | undefined {
  const { frame, events } = step.input;
  if (!frame.ok) return refusedBytes(frame);
  const refused = events.find((event) => event.type === 'frameRefused');
  if (refused) return refusedFrame(frame.value, refused, refused.expectedSequence, refused.retryMs);
  const bySettlement = frame.value.agent === step.state.genesis.settlementKey;
  const silent = bySettlement && frame.value.commands.every(({ type }) => type === 'clockAdvanced');
  if (!silent || events.length > 0) logFrame(step);
  for (const event of events) applyEvent(step, frame.value, event);
  if (silent) return undefined;
  const { agent, firstSequence } = frame.value;
  const outcomes = frame.value.commands.map((_, index) => outcomeAt(frame.value, events, index));
  return { agent, result: { firstSequence, refused: undefined, outcomes } };
}

function applyEvent(step: Step, frame: Frame, event: MarketEvent): void {
  const { state } = step;
  switch (event.type) {
    case 'frameRefused':
      return;
    case 'commandRefused':
      return returnAllocation(step, frame, event.commandIndex);
    case 'orderAccepted': {
      const { agent, commandIndex } = event;
      return state.orders.set(String(event.orderId), { agent, leaf: logFrame(step), commandIndex });
    }
    case 'orderClosed':
      return state.orders.delete(String(event.orderId));
    case 'tradeMatched':
      return matchTrade(step, event);
    case 'networkFeeCharged':
      return chargeFee(step, frame, event);
    case 'fundsCredited': {
      const { agent, asset } = event;
      const amountBaseUnits = baseUnits(state, asset, event.amount);
      settleAllocation(step, agent, asset, amountBaseUnits);
      return notify(step, [agent], { type: 'fundsCredited', partition: step.input.partition, asset, amountBaseUnits });
    }
    case 'fundsReleased':
      return postRelease(step, event);
    case 'orderReplaced':
    case 'haltChanged':
    case 'fundsStated':
      return;
    default:
      event satisfies never;
  }
}

type Event<T extends MarketEvent['type']> = Extract<MarketEvent, { type: T }>;

function chargeFee(step: Step, frame: Frame, event: Event<'networkFeeCharged'>): void {
  const { agent, amountInfo, commandIndex } = event;
  step.commandIndex = commandIndex;
  const { partition } = step.input;
  const epoch = BigInt(Math.floor(step.input.timeMs / step.state.genesis.epochMs));
  const by = agent === frame.agent ? byFrame(step) : byRule(step, 'network_fee', agent, epoch, BigInt(partition));
  const feePool = system(INFO, 'fee-pool');
  mustPost(step, [single(trading(agent, INFO, partition), feePool, BigInt(amountInfo), 'network_fee', by)]);
}

function settleAllocation(step: Step, agent: string, asset: number, amount: bigint): void {
  const key = `${agent}/${asset}/${step.input.partition}`;
  const left = (step.state.allocations.get(key) ?? 0n) - amount;
  assert(left >= 0n, `the engine credits no more than was allocated: ${key}`);
  if (left > 0n) step.state.allocations.set(key, left);
  else step.state.allocations.delete(key);
}

/** An allocation that the engine would not take goes back to where it came from. */
function returnAllocation(step: Step, frame: Frame, index: number): void {
  const command = frame.commands[index];
  if (frame.agent !== step.state.genesis.settlementKey || command?.type !== 'fundsAllocated') return;
  const { agent, asset } = command;
  const { partition } = step.input;
  const amount = baseUnits(step.state, asset, command.amount);
  settleAllocation(step, agent, asset, amount);
  const by = byRule(step, 'expiry', agent, BigInt(asset), BigInt(partition));
  mustPost(step, [single(trading(agent, asset, partition), available(agent, asset), amount, 'release', by)]);
}

function postRelease(step: Step, event: Event<'fundsReleased'>): void {
  const { agent, asset, releaseId } = event;
  const release = step.state.releases.get(String(releaseId));
  assert(release && release.agent === agent && release.asset === asset, `release ${releaseId} was asked for`);
  step.state.releases.delete(String(releaseId));
  const amount = baseUnits(step.state, asset, event.amount);
  const from = trading(agent, asset, step.input.partition);
  mustPost(step, [single(from, available(agent, asset), amount, 'release', release.by)]);
}

/**
 * A refusal; else the id of the trade that a TakeNegotiation made, or of the order that was accepted; else 0. An immediate bid that
 * found too few sellers bought nothing, and says so.
 */
function outcomeAt(frame: Frame, events: readonly MarketEvent[], index: number): CommandOutcome {
  let id = 0n;
  for (const event of events) {
    if (!('commandIndex' in event) || event.commandIndex !== index) continue;
    if (event.type === 'commandRefused') return { ok: false, code: event.code, message: event.message };
    if (event.type === 'orderAccepted' && id === 0n) id = event.orderId;
    if (event.type === 'tradeMatched' && frame.commands[index]?.type === 'takeNegotiation') id = event.tradeId;
  }
  const closed = events.find((event) => event.type === 'orderClosed' && event.orderId === id);
  if (closed?.type === 'orderClosed' && closed.reason === 'no_sellers')
    return { ok: false, code: 'no_sellers', message: NO_SELLERS };
  return { ok: true, id };
}
