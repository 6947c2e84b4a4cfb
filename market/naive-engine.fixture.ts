import { createHash } from 'node:crypto';
import type { Code } from '../primitives/codes.ts';
import type { BookCommand, Command, Frame, PlaceOrder } from '../primitives/commands.ts';
import type { MarketEvent } from '../primitives/events.ts';
import { parseInstrument, partitionOf } from '../primitives/instrument.ts';
import type { EngineMessage } from './engine.ts';
import {
  addTotal,
  bandOf,
  charge,
  close,
  free,
  INFO_CODE,
  type NaiveMarket,
  type NaiveOrder,
  type NaiveStep,
} from './naive-book.fixture.ts';
import { placeContingent, placePlain, wouldMatch } from './naive-matching.fixture.ts';
import { replaceOrder } from './naive-replace.fixture.ts';
import { placeSlots, placeStorageAsk, wouldFillSlots } from './naive-slots.fixture.ts';
import { takeNegotiation } from './naive-take.fixture.ts';
import {
  affords,
  amounts,
  assetOf,
  checkBand,
  checkInstrument,
  checkOrder,
  isHalted,
  kindOf,
  RESTING_TYPES,
  slotsOf,
} from './naive-terms.fixture.ts';

const DAY_MS = 86_400_000;
type Of<T extends BookCommand['type']> = Extract<BookCommand, { type: T }>;

/** What the message does, refusals without their words. */
export function applyNaively(market: NaiveMarket, { frame, timeMs }: EngineMessage): MarketEvent[] {
  if (!frame.ok) return [{ type: 'frameRefused', message: '', code: frame.code, expectedSequence: 0n, retryMs: 0 }];
  const now = Math.max(market.now, timeMs);
  const refused = checkFrame(market, frame.value, now);
  if (refused) return [{ type: 'frameRefused', message: '', ...refused }];
  market.now = now;
  const { agent, commands, expiresAtMs } = frame.value;
  const step: NaiveStep = { market, agent, events: [], fees: new Map(), commandIndex: 0, fills: 0, band: undefined };
  expire(step);
  for (const [index, command] of commands.entries()) {
    Object.assign(step, { commandIndex: index, fills: 0 });
    const code =
      agent === market.genesis.settlementKey
        ? bySettlement(step, command as BookCommand)
        : byAgent(step, command, expiresAtMs);
    if (code) step.events.push({ type: 'commandRefused', commandIndex: index, code, message: '' });
  }
  for (const [payer, { amount, commandIndex }] of step.fees)
    step.events.push({ type: 'networkFeeCharged', agent: payer, amountInfo: amount, commandIndex });
  return step.events;
}

function expire(step: NaiveStep): void {
  const due = step.market.resting.filter(({ goodTillMs }) => goodTillMs > 0 && goodTillMs <= step.market.now);
  due.sort((a, b) => a.goodTillMs - b.goodTillMs || Number(a.id - b.id));
  for (const order of due.slice(0, 1_000)) close(step, order, 'expired');
}

type FrameFault = { code: Code; expectedSequence: bigint; retryMs: number };

function checkFrame(market: NaiveMarket, frame: Frame, nowMs: number): FrameFault | undefined {
  const fault = (code: Code, expectedSequence: bigint, retryMs = 0): FrameFault => ({
    code,
    expectedSequence,
    retryMs,
  });
  if (frame.partition !== market.partition) return fault('wrong_partition', 0n);
  if (!market.owners.has(frame.agent)) return fault('unknown_agent', 1n);
  const seen = market.frames.get(frame.agent) ?? { next: 1n, last: [] };
  const signature = Buffer.from(frame.signature).toString('hex');
  if (frame.firstSequence < seen.next) {
    if (seen.last.some((one) => one.signature === signature)) return fault('sequence_replayed', seen.next);
    const other = seen.last.some((one) => one.first === frame.firstSequence);
    return fault(other ? 'exists_with_different_content' : 'sequence_replayed', seen.next);
  }
  if (frame.firstSequence > seen.next) return fault('sequence_gap', seen.next);
  if (frame.agent !== market.genesis.settlementKey) {
    const retryMs = overRate(market, frame, nowMs);
    if (retryMs > 0) return fault('busy', seen.next, retryMs);
  }
  const last = [...seen.last, { first: frame.firstSequence, signature }].slice(-16);
  market.frames.set(frame.agent, { next: seen.next + BigInt(frame.commands.length), last });
  return undefined;
}

/** The generic cell rate algorithm (ITU-T I.371) on time in thousandths of the interval between two commands. */
function overRate(market: NaiveMarket, { agent, commands }: Frame, nowMs: number): number {
  const { commandsPerSecond, commandBurst } = market.genesis.market;
  const now = nowMs * commandsPerSecond;
  const paid = Math.max(now, market.rates.get(agent) ?? 0) + 1_000 * Math.min(commands.length, commandBurst);
  const early = paid - now - 1_000 * commandBurst;
  if (early > 0) return Math.ceil(early / commandsPerSecond);
  market.rates.set(agent, paid);
  return 0;
}

/** An opening command pays its base fee first; another where it is refused, as far as the agent has it. */
function byAgent(step: NaiveStep, command: Command, expiresAtMs: number): Code | undefined {
  const { market, agent } = step;
  const base = Number(market.genesis.networkFee.baseInfo);
  const opening = ['placeOrder', 'takeNegotiation', 'replaceOrder'].includes(command.type);
  const early = expiresAtMs < market.now ? 'expired' : expiresAtMs > market.now + DAY_MS ? 'clock_off' : undefined;
  const solvent = free(market, agent, INFO_CODE) >= base;
  if (opening && !early) {
    if (!solvent) return 'fee_unpaid';
    charge(step, agent, base);
    return open(step, command as Of<'placeOrder' | 'takeNegotiation' | 'replaceOrder'>);
  }
  const code = early ?? closeOrders(step, command);
  if (code && solvent) charge(step, agent, base);
  return code;
}

function open(step: NaiveStep, command: Of<'placeOrder' | 'takeNegotiation' | 'replaceOrder'>): Code | undefined {
  if (command.type === 'takeNegotiation') return takeNegotiation(step, command);
  if (command.type === 'replaceOrder') return replaceOrder(step, command);
  return placeOrder(step, command);
}

function closeOrders(step: NaiveStep, command: Command): Code | undefined {
  const { market, agent } = step;
  switch (command.type) {
    case 'cancelOrder': {
      const order = market.resting.find(({ id }) => id === command.orderId);
      if (!order) return 'unknown_order';
      if (order.agent !== agent) return 'not_your_order';
      close(step, order, 'cancelled');
      return undefined;
    }
    case 'cancelAll': {
      const { instrument } = command;
      if (instrument !== '' && !parseInstrument(instrument).ok) return 'unknown_instrument';
      const own = market.resting.filter((one) => one.agent === agent && ['', one.instrument].includes(instrument));
      for (const order of own.sort((a, b) => Number(a.id - b.id))) close(step, order, 'cancelled');
      return undefined;
    }
    case 'fundsAllocated':
    case 'releaseRequested':
    case 'clockAdvanced':
    case 'haltInstrument':
    case 'stateFunds':
    case 'setPartitions':
      return 'not_authorised';
    default:
      return 'wrong_partition';
  }
}

function placeOrder(step: NaiveStep, command: PlaceOrder): Code | undefined {
  const { market, agent } = step;
  const { instrument, side, orderType, price, quantity } = command;
  const halted = isHalted(market, instrument) ? ('halted' as const) : undefined;
  const wrong = checkInstrument(market, instrument) ?? halted ?? checkOrder(market, command);
  if (wrong) return wrong;
  if (orderType !== 'market' && checkBand(market, instrument, price)) return 'price_band';
  const own = market.resting.filter((one) => one.agent === agent).length;
  if (RESTING_TYPES.includes(orderType) && own >= market.genesis.market.maxOrdersPerAgent) return 'too_many_orders';
  const order = orderOf(step, command);
  if (!affords(market, agent, order.asset, amounts(market, command))) return 'insufficient_funds';
  if (orderType === 'post_only' && (wouldMatch(market, order) || wouldFillSlots(market, order))) return 'would_match';
  market.lastOrder++;
  step.band = bandOf(market, instrument);
  const { commandIndex } = step;
  step.events.push({
    type: 'orderAccepted',
    commandIndex,
    orderId: order.id,
    agent,
    instrument,
    side,
    price,
    quantity,
  });
  if (order.how === 'slots') placeSlots(step, order);
  else if (kindOf(instrument) === 'storage') placeStorageAsk(step, order);
  else if (order.how === 'contingent') placeContingent(step, order);
  else placePlain(step, order);
  return undefined;
}

function orderOf({ market, agent }: NaiveStep, command: PlaceOrder): NaiveOrder {
  const { instrument, side, orderType, price, quantity, goodTillMs, maxTotal } = command;
  const storage = kindOf(instrument) === 'storage';
  const contingent = !storage && (orderType === 'all_or_none' || orderType === 'min_fill');
  return {
    id: (BigInt(market.partition) << 48n) | (market.lastOrder + 1n),
    agent,
    instrument,
    asset: assetOf(market, instrument) as number,
    side,
    how: storage && side === 'bid' ? 'slots' : contingent ? 'contingent' : 'plain',
    price,
    left: quantity,
    least: orderType === 'all_or_none' ? Infinity : command.minFill,
    goodTillMs,
    maxTotal,
    collateralPerLot: side === 'bid' ? 0 : storage ? command.collateralPerLot : price,
    slots: slotsOf(command),
    terms: command,
  };
}

function bySettlement(step: NaiveStep, command: BookCommand): Code | undefined {
  const { market, events, commandIndex } = step;
  switch (command.type) {
    case 'fundsAllocated': {
      const { agent, owner, asset, amount } = command;
      market.owners.set(agent, owner);
      addTotal(market, agent, asset, amount);
      events.push({ type: 'fundsCredited', agent, asset, amount });
      return undefined;
    }
    case 'releaseRequested': {
      const { agent, asset, releaseId } = command;
      const amount = Math.min(command.amount, free(market, agent, asset));
      addTotal(market, agent, asset, -amount);
      events.push({ type: 'fundsReleased', agent, asset, amount, releaseId });
      return undefined;
    }
    case 'haltInstrument': {
      const { instrument, reason } = command;
      const untilMs = command.untilMs <= market.now ? 0 : command.untilMs;
      const wrong = checkInstrument(market, instrument);
      if (wrong) return wrong;
      market.halts.set(instrument, untilMs);
      events.push({ type: 'haltChanged', commandIndex, instrument, untilMs, reason });
      return undefined;
    }
    case 'setPartitions': {
      if (command.bookPartitions < market.bookPartitions) return 'wrong_state';
      market.bookPartitions = command.bookPartitions;
      const moved = market.resting.filter(
        ({ instrument }) => partitionOf(instrument, command.bookPartitions) !== market.partition,
      );
      for (const order of moved.sort((a, b) => Number(a.id - b.id))) close(step, order, 'moved');
      return undefined;
    }
    case 'stateFunds':
      events.push(fundsStated(market));
      return undefined;
    case 'clockAdvanced':
      return undefined;
    default:
      return 'not_authorised';
  }
}

function fundsStated(market: NaiveMarket): MarketEvent {
  const balances = [...market.totals].map(([name, amount]) => {
    const [agent, asset] = name.split('/') as [string, string];
    return { agent, asset: Number(asset), amount };
  });
  const kept = balances.filter(({ amount }) => amount > 0);
  kept.sort((a, b) => (a.agent < b.agent ? -1 : a.agent > b.agent ? 1 : a.asset - b.asset));
  const hash = createHash('sha256');
  for (const { agent, asset, amount } of kept) {
    const tail = Buffer.alloc(12);
    tail.writeUInt32BE(asset);
    tail.writeBigUInt64BE(BigInt(amount), 4);
    hash.update(Buffer.from(agent, 'hex')).update(tail);
  }
  const codes = [...new Set(kept.map(({ asset }) => asset))].sort((a, b) => a - b);
  const totals = codes.map((asset) => ({
    asset,
    amount: kept.reduce((sum, one) => sum + (one.asset === asset ? BigInt(one.amount) : 0n), 0n),
  }));
  return { type: 'fundsStated', totals, balancesSha256: hash.digest('hex') };
}
