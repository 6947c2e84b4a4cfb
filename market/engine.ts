import type { Command, Frame } from '../primitives/commands.ts';
import type { MarketEvent } from '../primitives/events.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { type Refusal, refuse, type Result } from '../primitives/result.ts';
import { cancelAll, cancelOrder, replaceOrder, takeNegotiation } from './agent-commands.ts';
import { fundsAllocated, releaseRequested } from './allocation.ts';
import { lookAhead, looksAhead } from './core/cancel.ts';
import { chargeBase, type Core, createCore } from './core/core.ts';
import { beginMessage } from './core/expire.ts';
import { type Depth, depthOf } from './depth.ts';
import { numberOf } from './identifier.ts';
import { placeOrder } from './place-order.ts';
import { rulesOf } from './rules.ts';
import { refuseBytes, refuseFrame, useFrame } from './sequence.ts';
import { haltInstrument, setPartitions, stateFunds } from './settlement-commands.ts';
import { digestOf, restoreSnapshot, snapshotOf } from './snapshot.ts';
import { tell } from './tell.ts';

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
  /** All that `createEngine` needs to go on from here: the same events for the same messages. */
  snapshot(): Uint8Array;
};

/**
 * The matching engine of one book partition: pure, and empty until messages are applied, or as `snapshot` had it. Throws
 * `verification_failed` or `malformed` for a snapshot of another network, partition or version, or a damaged one.
 */
export function createEngine(options: {
  readonly genesis: Genesis;
  readonly networkId: Uint8Array;
  readonly partition: number;
  readonly snapshot?: Uint8Array | undefined;
}): Engine {
  const { networkId, snapshot } = options;
  const core = createCore(rulesOf(options.genesis, options.partition));
  if (snapshot) restoreSnapshot(core, networkId, snapshot);
  else core.agents.enter(core.rules.settlementKey, '');
  return {
    apply: (message) => apply(core, message),
    depth: (instrument, limit) => depthOf(core, instrument, limit),
    instruments: () => core.books.names(),
    takeChanged: () => core.books.takeChanged(),
    balance: (key, code) => {
      const agent = core.agents.find(key);
      const asset = core.rules.assetOfCode.get(code);
      if (agent < 0 || asset === undefined) return { free: 0, reserved: 0 };
      return { free: core.funds.free(agent, asset), reserved: core.funds.reserved(agent, asset) };
    },
    digest: () => digestOf(core, networkId),
    snapshot: () => snapshotOf(core, networkId),
  };
}

function apply(core: Core, message: EngineMessage): MarketEvent[] {
  if (!message.frame.ok) return [refuseBytes(message.frame)];
  const frame = message.frame.value;
  const timeMs = Math.max(core.timeMs, message.timeMs);
  const refused = refuseFrame(core, frame, timeMs);
  if (refused) return [refused];
  const events: MarketEvent[] = [];
  const agent = core.agents.find(frame.agent);
  useFrame(core, agent, frame, timeMs);
  beginMessage(core, timeMs);
  tell(core, events);
  if (looksAhead(core)) lookAtCancels(core, frame.commands);
  const bySettlement = frame.agent === core.rules.settlementKey;
  for (const [index, command] of frame.commands.entries()) {
    core.commandIndex = index;
    const refusal = bySettlement
      ? applySettlement(core, events, command)
      : (untimely(core, agent, frame.expiresAtMs) ?? applyAgent(core, agent, command));
    tell(core, events);
    if (refusal)
      events.push({ type: 'commandRefused', commandIndex: index, code: refusal.code, message: refusal.message });
  }
  core.fees.tell(core.events);
  tell(core, events);
  return events;
}

function lookAtCancels(core: Core, commands: readonly Command[]): void {
  for (const command of commands)
    if (command.type === 'cancelOrder') lookAhead(core, numberOf(core.rules.partition, command.orderId));
}

const DAY_MS = 86_400_000;

function untimely(core: Core, agent: number, expiresAtMs: number): Refusal | undefined {
  const { timeMs } = core;
  if (expiresAtMs < timeMs)
    return charged(core, agent, refuse('expired', `the frame was to be applied until ${expiresAtMs}, it is ${timeMs}`));
  if (!(expiresAtMs <= timeMs + DAY_MS)) {
    const message = `the frame is good until ${expiresAtMs}, over a day ahead; the partition's time is ${timeMs}`;
    return charged(core, agent, refuse('clock_off', message));
  }
  return undefined;
}

/** An opening command pays its base fee first, whatever becomes of it; any other pays it only where it is refused. */
function applyAgent(core: Core, agent: number, command: Command): Refusal | undefined {
  switch (command.type) {
    case 'placeOrder':
      return feeUnpaid(core, agent) ?? placeOrder(core, agent, command);
    case 'takeNegotiation':
      return feeUnpaid(core, agent) ?? takeNegotiation(core, agent, command);
    case 'replaceOrder':
      return feeUnpaid(core, agent) ?? replaceOrder(core, agent, command);
    case 'cancelOrder':
      return charged(core, agent, cancelOrder(core, agent, command));
    case 'cancelAll':
      return charged(core, agent, cancelAll(core, agent, command));
    case 'fundsAllocated':
    case 'releaseRequested':
    case 'clockAdvanced':
    case 'haltInstrument':
    case 'stateFunds':
    case 'setPartitions':
      return charged(core, agent, refuse('not_authorised', `${command.type} is settlement's alone`));
    default:
      return charged(
        core,
        agent,
        refuse('wrong_partition', `${command.type} is a command of partition 0, not of a book`),
      );
  }
}

/** Settlement pays no fee, and its frames do not expire: the ledger has already posted what they say. */
function applySettlement(core: Core, events: MarketEvent[], command: Command): Refusal | undefined {
  switch (command.type) {
    case 'fundsAllocated':
      return fundsAllocated(core, events, command);
    case 'releaseRequested':
      return releaseRequested(core, events, command);
    case 'clockAdvanced':
      return undefined;
    case 'haltInstrument':
      return haltInstrument(core, events, command);
    case 'setPartitions':
      return setPartitions(core, command);
    case 'stateFunds':
      return stateFunds(core, events);
    default:
      return refuse('not_authorised', `settlement's key does not trade: ${command.type}`);
  }
}

function feeUnpaid(core: Core, agent: number): Refusal | undefined {
  if (chargeBase(core, agent)) return undefined;
  const { info, baseInfo } = core.rules;
  const free = core.funds.free(agent, info);
  return refuse('fee_unpaid', `the network fee is ${baseInfo} INFO and ${free} are free here; allocate more`, {
    needed: baseInfo,
    free,
  });
}

// The base fee of a command that was refused, as far as the agent has it.
function charged(core: Core, agent: number, refusal: Refusal | undefined): Refusal | undefined {
  if (refusal) chargeBase(core, agent);
  return refusal;
}
