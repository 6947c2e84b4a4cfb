import { available, system, trading } from '../../primitives/account.ts';
import type { Code } from '../../primitives/codes.ts';
import type { Command, Frame } from '../../primitives/commands.ts';
import type { CloseReason, MarketEvent } from '../../primitives/events.ts';
import { INFO } from '../../primitives/money.ts';
import type { CommandOutcome } from '../../primitives/notices.ts';
import { assert } from '../../primitives/result.ts';
import { replacedIndexes } from '../../primitives/transfer.ts';
import { type FrameResult, refusedBytes, refusedFrame } from './frame-result.ts';
import { checkFundsStated } from './funds-stated.ts';
import { baseUnits, mustPost, single } from './posting.ts';
import { byFrame, byRule, logFrame, notify, type Step } from './step.ts';
import { matchTrade } from './trade/match-trade.ts';

const SILENT: ReadonlySet<Command['type']> = new Set(['clockAdvanced', 'stateFunds'] as const);

/** Reasons to close an order that mean that it moved nothing, and what its sender is told. */
const NOTHING_DONE: Partial<Record<CloseReason, { readonly code: Code; readonly message: string }>> = {
  no_sellers: {
    code: 'no_sellers',
    message:
      'too few sellers of distinct owners offer that much at that price now; raise the price, lower the spread, or try again',
  },
  fok: {
    code: 'price_moved',
    message: 'the book does not have the whole of it within that price now; change price or quantity, or try again',
  },
};

/** A message of a book partition: the engine has judged it, and the ledger posts what its events say, in their order. */
export function applyBookInput(step: Step): FrameResult | undefined {
  const { frame, events } = step.input;
  const refused = events.find((event) => event.type === 'frameRefused');
  // Whatever the frame is, its time may have ended orders.
  if (refused || !frame.ok) for (const event of events) forgetClosed(step, event);
  if (!frame.ok) return refusedBytes(frame);
  if (refused) return refusedFrame(frame.value, refused, refused.expectedSequence, refused.retryMs);
  const bySettlement = frame.value.agent === step.state.genesis.settlementKey;
  // An order whose date has passed frees what it had reserved within its partition: nothing that the log would have to tell.
  const silent = bySettlement && frame.value.commands.every(({ type }) => SILENT.has(type));
  if (!silent) logFrame(step);
  for (const event of events) applyEvent(step, frame.value, event);
  if (silent) return undefined;
  const { agent, firstSequence } = frame.value;
  return { agent, result: { firstSequence, refused: undefined, outcomes: outcomesOf(frame.value, events) } };
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
      forgetClosed(step, event);
      return tellMoved(step, event);
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
      return replaceOrder(step, event);
    case 'fundsStated':
      return checkFundsStated(state, step.input.partition, event);
    case 'haltChanged':
      return noteHalt(step, event);
    default:
      event satisfies never;
  }
}

function forgetClosed({ state }: Step, event: MarketEvent): void {
  if (event.type === 'orderClosed') state.orders.delete(String(event.orderId));
}

/** Nothing that its agent did has ended the order, so it is told. */
function tellMoved(step: Step, { agent, orderId, reason, remaining }: Event<'orderClosed'>): void {
  if (reason === 'moved') notify(step, [agent], { type: 'orderClosed', orderId, reason, remaining });
}

/** What the order does from here on is by its newest command, and the log says which one stands in for which. */
function replaceOrder(step: Step, { orderId, agent, commandIndex }: Event<'orderReplaced'>): void {
  const former = step.state.orders.get(String(orderId));
  assert(former?.agent === agent, `order ${orderId} of ${agent} is known`);
  const leaf = logFrame(step);
  byRule(step, 'order_replaced', agent, former.leaf, replacedIndexes(former.commandIndex, commandIndex));
  step.state.orders.set(String(orderId), { agent, leaf, commandIndex });
}

type Event<T extends MarketEvent['type']> = Extract<MarketEvent, { type: T }>;

function noteHalt({ state, input }: Step, { instrument, untilMs, reason }: Event<'haltChanged'>): void {
  if (untilMs > 0) state.halts.set(instrument, { partition: input.partition, untilMs, reason });
  else state.halts.delete(instrument);
}

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
 * Of each command: a refusal; else the id of the trade that a TakeNegotiation made, or of the order that was accepted or replaced; else 0. An immediate
 * bid that found too few sellers bought nothing, and says so.
 */
function outcomesOf(frame: Frame, events: readonly MarketEvent[]): CommandOutcome[] {
  const outcomes: CommandOutcome[] = frame.commands.map(() => ({ ok: true, id: 0n }));
  const ofOrder = new Map<bigint, number>();
  for (const event of events) {
    if (event.type === 'commandRefused') {
      const { commandIndex, code, message } = event;
      outcomes[commandIndex] = { ok: false, code, message };
    } else if (event.type === 'orderAccepted' || event.type === 'orderReplaced') {
      ofOrder.set(event.orderId, event.commandIndex);
      outcomes[event.commandIndex] = { ok: true, id: event.orderId };
    } else if (event.type === 'tradeMatched' && frame.commands[event.commandIndex]?.type === 'takeNegotiation')
      outcomes[event.commandIndex] = { ok: true, id: event.tradeId };
    else if (event.type === 'orderClosed') {
      const index = ofOrder.get(event.orderId);
      const failed = NOTHING_DONE[event.reason];
      if (index !== undefined && failed) outcomes[index] = { ok: false, ...failed };
    }
  }
  return outcomes;
}
