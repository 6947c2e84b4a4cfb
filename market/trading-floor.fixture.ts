import type { Command, Frame, PlaceOrder } from '../primitives/commands.ts';
import type { MarketEvent } from '../primitives/events.ts';
import type { Genesis, MarketRules } from '../primitives/genesis.ts';
import { agentKey, GENESIS, INFO, NETWORK, order, ownerKey, SETTLEMENT, USDX } from './engine.fixture.ts';
import { createEngine, type Engine, type EngineMessage } from './engine.ts';
import { signatureOf } from './random-market.fixture.ts';

export const BASE = 10;
export const MAKER = 1;
export const TAKER = 3;
export const FUNDS = 1_000_000;

/** A network of one book partition whose makers and takers pay different fees. */
export function tradingGenesis(market: Partial<MarketRules> = {}, bookPartitions = 1): Genesis {
  return {
    ...GENESIS,
    bookPartitions,
    networkFee: { baseInfo: BigInt(BASE), perMebibyteInfo: 77n },
    market: {
      ...GENESIS.market,
      makerPerMebibyteInfo: BigInt(MAKER),
      takerPerMebibyteInfo: BigInt(TAKER),
      ...market,
    },
  };
}

/** An engine, its clock, and whose turn it is; for tests that say each thing that happens. */
export type TradingFloor = {
  readonly engine: Engine;
  readonly messages: EngineMessage[];
  /** Partition time of the next message. */
  timeMs: number;
  send(agent: number | 'settlement', commands: readonly Command[], changes?: Partial<Frame>): MarketEvent[];
  place(agent: number, fields: Partial<PlaceOrder>): MarketEvent[];
  fund(agent: number, owner: number, info: number, usdx: number): void;
};

export function openTradingFloor(genesis: Genesis = tradingGenesis()): TradingFloor {
  const engine = createEngine({ genesis, networkId: NETWORK, partition: 1 });
  const sequences = new Map<string, bigint>();
  const floor: TradingFloor = {
    engine,
    messages: [],
    timeMs: 10_000,
    send(sender, commands, changes = {}) {
      const agent = sender === 'settlement' ? SETTLEMENT : agentKey(sender);
      const firstSequence = sequences.get(agent) ?? 1n;
      const frame: Frame = {
        agent,
        partition: 1,
        firstSequence,
        body: new Uint8Array(),
        signature: signatureOf(floor.messages.length + 1),
        expiresAtMs: floor.timeMs + 1_000,
        commands,
        ...changes,
      };
      const message = { generation: 1, sequence: floor.messages.length + 1, timeMs: floor.timeMs } as const;
      const whole = { ...message, frame: { ok: true, value: frame } } as const;
      floor.messages.push(whole);
      const events = engine.apply(whole);
      const taken = !events.some(({ type }) => type === 'frameRefused');
      if (taken) sequences.set(agent, firstSequence + BigInt(commands.length));
      return events;
    },
    place: (agent, fields) => floor.send(agent, [order(fields)]),
    fund(agent, owner, info, usdx) {
      const to = { type: 'fundsAllocated', agent: agentKey(agent), owner: ownerKey(owner) } as const;
      const parts = [
        { ...to, asset: INFO, amount: info },
        { ...to, asset: USDX, amount: usdx },
      ];
      floor.send(
        'settlement',
        parts.filter(({ amount }) => amount > 0),
      );
    },
  };
  return floor;
}

/** Agents 0 to 5 with ample funds; 4 is of the owner of 0, 5 of the owner of 1. */
export function openFloorOfSix(genesis?: Genesis): TradingFloor {
  const floor = openTradingFloor(genesis);
  for (const [agent, owner] of [0, 1, 2, 3, 0, 1].entries()) floor.fund(agent, owner, FUNDS, FUNDS);
  return floor;
}

/** Order `n` of the partition. */
export const orderId = (n: number): bigint => (1n << 48n) | BigInt(n);

const numberOf = (id: bigint): number => Number(id & 0xffff_ffff_ffffn);
const nameOf = (agent: string): string => `agent ${Number.parseInt(agent.slice(0, 2), 16) - 0x10}`;

/** What happened, a line an event; fees only where asked for. */
export function story(events: readonly MarketEvent[], fees = false): string[] {
  return events.filter(({ type }) => fees || type !== 'networkFeeCharged').map(sentence);
}

function sentence(event: MarketEvent): string {
  switch (event.type) {
    case 'orderAccepted':
      return `#${numberOf(event.orderId)} accepted`;
    case 'tradeMatched':
      return `#${numberOf(event.bidOrderId)} buys ${event.quantity} at ${event.price} of #${numberOf(event.askOrderId)}`;
    case 'orderClosed':
      return `#${numberOf(event.orderId)} ${event.reason}${event.remaining > 0 ? `, ${event.remaining} left` : ''}`;
    case 'orderReplaced': {
      const { price, quantity, keptPlace } = event;
      return `#${numberOf(event.orderId)} now ${quantity} at ${price}, ${keptPlace ? 'in its place' : 'anew'}`;
    }
    case 'commandRefused':
    case 'frameRefused':
      return `refused: ${event.code}`;
    case 'networkFeeCharged':
      return `${nameOf(event.agent)} pays ${event.amountInfo}`;
    case 'haltChanged':
      return event.untilMs > 0 ? `halted until ${event.untilMs}` : 'trading goes on';
    default:
      return event.type;
  }
}

/** The book as a line a level or ask: `ask 3 at 5`. */
export function bookOf({ engine }: TradingFloor, instrument: string): string[] {
  const { bids, asks } = engine.depth(instrument, 100);
  return [
    ...asks.toReversed().map(({ price, lots }) => `ask ${lots} at ${price}`),
    ...bids.map(({ price, lots }) => `bid ${lots} at ${price}`),
  ];
}

/** Once nobody has an order any more, nothing is reserved. */
export function nothingLeftReserved(floor: TradingFloor, agents = 6): boolean {
  for (let agent = 0; agent < agents; agent++) floor.send(agent, [{ type: 'cancelAll', instrument: '' }]);
  const balances = Array.from({ length: agents }, (_, agent) =>
    [INFO, USDX].map((asset) => floor.engine.balance(agentKey(agent), asset).reserved),
  );
  return balances.flat().every((reserved) => reserved === 0) && floor.engine.instruments().length === 0;
}
