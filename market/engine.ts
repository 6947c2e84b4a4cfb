import type { Command, Frame } from '../primitives/commands.ts';
import type { MarketEvent } from '../primitives/events.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { type Refusal, refuse, type Result } from '../primitives/result.ts';
import { fundsAllocated, releaseRequested } from './allocation.ts';
import { cancelOrder } from './cancel-order.ts';
import { type Depth, depthOf } from './depth.ts';
import { digestOf } from './digest.ts';
import { FrameFees } from './network-fee.ts';
import { placeOrder } from './place-order.ts';
import { rulesOf } from './rules.ts';
import { refuseBytes, refuseFrame } from './sequence.ts';
import { emptyState, type State, type Step } from './state.ts';
import { takeNegotiation } from './take-negotiation.ts';

/** One ORDERS message: where it stands, the partition's time, and its frame, whose bytes decoded and whose signature the shell checked. */
export type EngineMessage = {
  readonly generation: number;
  readonly sequence: number;
  readonly timeMs: number;
  readonly frame: Result<Frame>;
};

export type Engine = {
  /** What the message did. Same messages, same events: nothing else is read. */
  apply(message: EngineMessage): MarketEvent[];
  /** At most `limit` bid levels and `limit` asks; empty for an instrument in which nothing rests. */
  depth(instrument: string, limit: number): Depth;
  /** Instruments in which something rests, sorted. */
  instruments(): string[];
  /** Instruments whose books may have changed since this was last asked; no part of the state. */
  takeChanged(): string[];
  /** Engine units of the asset with this code, as invariant 6 compares them with the ledger's trading account. */
  balance(agent: string, asset: number): { readonly free: number; readonly reserved: number };
  /** SHA-256, hex, of the state: equal engines, equal digests. */
  digest(): string;
};

/** The matching engine of one book partition: pure, and empty until messages are applied. */
export function createEngine(options: {
  readonly genesis: Genesis;
  readonly networkId: Uint8Array;
  readonly partition: number;
}): Engine {
  const state = emptyState(rulesOf(options.genesis, options.partition));
  state.agents.enter(state.rules.settlementKey, '');
  const fees = new FrameFees(state.rules, state.funds);
  return {
    apply: (message) => apply(state, fees, message),
    depth: (instrument, limit) => depthOf(state, instrument, limit),
    instruments: () => state.books.names(),
    takeChanged: () => state.books.takeChanged(),
    balance: (key, code) => {
      const agent = state.agents.find(key);
      const asset = state.rules.assetOfCode.get(code);
      if (agent < 0 || asset === undefined) return { free: 0, reserved: 0 };
      return { free: state.funds.free(agent, asset), reserved: state.funds.reserved(agent, asset) };
    },
    digest: () => digestOf(state, options.networkId),
  };
}

function apply(state: State, fees: FrameFees, { frame, timeMs }: EngineMessage): MarketEvent[] {
  if (!frame.ok) return [refuseBytes(frame)];
  const refused = refuseFrame(state.agents, state.rules.partition, frame.value);
  if (refused) return [refused];
  const { agent: key, commands, expiresAtMs } = frame.value;
  const step: Step = { events: [], fees, agent: state.agents.find(key), commandIndex: 0, fills: 0 };
  const bySettlement = key === state.rules.settlementKey;
  state.agents.useSequences(step.agent, commands.length);
  for (const [index, command] of commands.entries()) {
    step.commandIndex = index;
    step.fills = 0;
    const refusal = bySettlement
      ? applySettlement(state, step, command)
      : expiresAtMs < timeMs
        ? charged(step, refuse('expired', `the frame was to be applied until ${expiresAtMs}, it is ${timeMs}`))
        : applyAgent(state, step, command);
    if (refusal)
      step.events.push({ type: 'commandRefused', commandIndex: index, code: refusal.code, message: refusal.message });
  }
  fees.tell(state.agents, step.events);
  return step.events;
}

/** An opening command pays its base fee first, whatever becomes of it; any other pays it only where it is refused. */
function applyAgent(state: State, step: Step, command: Command): Refusal | undefined {
  switch (command.type) {
    case 'placeOrder':
      if (command.orderType !== 'limit' && command.orderType !== 'ioc')
        return charged(
          step,
          refuse('unsupported_command', `order type ${command.orderType} is not offered; use limit or ioc`),
        );
      return feeUnpaid(state, step) ?? placeOrder(state, step, command);
    case 'takeNegotiation':
      return feeUnpaid(state, step) ?? takeNegotiation(state, step, command);
    case 'cancelOrder':
      return charged(step, cancelOrder(state, step, command.orderId));
    case 'replaceOrder':
    case 'cancelAll':
      return charged(
        step,
        refuse('unsupported_command', `${command.type} is not offered; cancel each order and place anew`),
      );
    case 'fundsAllocated':
    case 'releaseRequested':
    case 'clockAdvanced':
      return charged(step, refuse('not_authorised', `${command.type} is settlement's alone`));
    default:
      return charged(step, refuse('wrong_partition', `${command.type} is a command of partition 0, not of a book`));
  }
}

/** Settlement pays no fee, and its frames do not expire: the ledger has already posted what they say. */
function applySettlement(state: State, step: Step, command: Command): Refusal | undefined {
  switch (command.type) {
    case 'fundsAllocated':
      return fundsAllocated(state, step, command);
    case 'releaseRequested':
      return releaseRequested(state, step, command);
    case 'clockAdvanced':
      return undefined;
    default:
      return refuse('not_authorised', `settlement's key does not trade: ${command.type}`);
  }
}

function feeUnpaid(state: State, step: Step): Refusal | undefined {
  if (step.fees.chargeBase(step.agent, step.commandIndex)) return undefined;
  const { info, baseInfo } = state.rules;
  const free = state.funds.free(step.agent, info);
  return refuse('fee_unpaid', `the network fee is ${baseInfo} INFO and ${free} are free here; allocate more`, {
    needed: baseInfo,
    free,
  });
}

// The base fee of a command that was refused, as far as the agent has it.
function charged(step: Step, refusal: Refusal | undefined): Refusal | undefined {
  if (refusal) step.fees.chargeBase(step.agent, step.commandIndex);
  return refusal;
}
