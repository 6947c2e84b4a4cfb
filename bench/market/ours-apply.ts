import type { Command, Frame, PlaceOrder } from '../../primitives/commands.ts';
import type { MarketEvent } from '../../primitives/events.ts';
import { createEngine, type Engine } from '../../market/engine.ts';
import type { Contestant } from './contestant.ts';
import { agentKey, ASSETS, FUNDS, INSTRUMENT, NETWORK, ownerKey, SETTLEMENT } from './network.ts';
import { CANCEL, type Flow, LIMIT } from './order-flow.ts';
import { TradeList } from './trade-list.ts';

const MOST = 200_000;
/** Low bits of an order's or a trade's id: its number. */
const NUMBER_BITS = 48n;

/**
 * The whole engine as the market process uses it: decoded frames in, event objects out. A frame is of one agent, one buys and one sells, so
 * a frame ends where the side changes, or after 256 commands: `framedFlow` makes flows in which frames are full.
 */
export const oursApply: Contestant = (flow) => {
  const engine = createEngine({ genesis: NETWORK, networkId: new Uint8Array(32), partition: 1 });
  fund(engine);
  const { messages, firstIndexes, ids } = framesOf(flow);
  const trades = new TradeList();
  let next = 0;
  return {
    apply: (_, until) => {
      for (; (firstIndexes[next] ?? Number.POSITIVE_INFINITY) < until; next++)
        keepTrades(engine.apply(messages[next] as Message), ids, trades);
    },
    trades: () => trades.taken(),
  };
};

type Message = Parameters<Engine['apply']>[0];

/** Gives agents 0 and 1 their funds: the engine's first message. */
export function fund(engine: Engine): void {
  const commands = [0, 1].flatMap((index) =>
    ASSETS.map((asset) => {
      const to = { agent: agentKey(index), owner: ownerKey(index) };
      return { type: 'fundsAllocated', ...to, asset, amount: FUNDS } as const;
    }),
  );
  engine.apply(messageOf(SETTLEMENT, 1, commands, 1));
}

function framesOf(flow: Flow): { messages: Message[]; firstIndexes: number[]; ids: number[] } {
  const { kind, side, price, quantity, id } = flow;
  const messages: Message[] = [];
  const firstIndexes: number[] = [];
  const ids = [-1];
  const orderIds: bigint[] = [];
  const sequences = [1, 1];
  const senderOf = (index: number): number => side[kind[index] === CANCEL ? (id[index] as number) : index] as number;
  for (let first = 0; first < kind.length; ) {
    const sender = senderOf(first);
    const commands: Command[] = [];
    let index = first;
    for (; index < kind.length && index - first < FULL && senderOf(index) === sender; index++) {
      if (index === flow.preload && index > first) break;
      if (kind[index] === CANCEL) {
        commands.push({ type: 'cancelOrder', orderId: orderIds[id[index] as number] as bigint });
        continue;
      }
      orderIds[index] = (1n << NUMBER_BITS) | BigInt(ids.push(index) - 1);
      commands.push(orderOf(sender, kind[index] === LIMIT, price[index] as number, quantity[index] as number));
    }
    const sequence = messages.push(
      messageOf(agentKey(sender), sequences[sender] as number, commands, messages.length + 2),
    );
    firstIndexes[sequence - 1] = first;
    (sequences[sender] as number) += commands.length;
    first = index;
  }
  return { messages, firstIndexes, ids };
}

const FULL = 256;

/** A limit or market order of side 0, which buys, or 1. */
export function orderOf(side: number, limit: boolean, price: number, quantity: number): PlaceOrder {
  return {
    type: 'placeOrder',
    instrument: INSTRUMENT,
    side: side === 0 ? 'bid' : 'ask',
    orderType: limit ? 'limit' : 'market',
    price,
    quantity,
    spread: 1,
    avoidAgents: [],
    object: '',
    mandate: undefined,
    collateralPerLot: side === 0 ? 0 : price,
    readPrice: 0,
    minFill: 0,
    goodTillMs: 0,
    maxTotal: limit || side === 1 ? 0 : quantity * MOST,
  };
}

/** The ORDERS message with this sequence, of one frame. */
export function messageOf(
  agent: string,
  firstSequence: number,
  commands: readonly Command[],
  sequence: number,
): Message {
  const frame: Frame = {
    agent,
    partition: 1,
    firstSequence: BigInt(firstSequence),
    body: new Uint8Array(),
    signature: new Uint8Array(64).fill(sequence),
    expiresAtMs: 10_000_000,
    commands,
  };
  return { generation: 1, sequence, timeMs: 1_000 + sequence, frame: { ok: true, value: frame } };
}

function keepTrades(events: readonly MarketEvent[], ids: readonly number[], trades: TradeList): void {
  for (const event of events) {
    if (event.type === 'frameRefused') throw new Error(`a frame was refused: ${event.message}`);
    if (event.type !== 'tradeMatched') continue;
    const bid = ids[Number(BigInt.asUintN(48, event.bidOrderId))] as number;
    const ask = ids[Number(BigInt.asUintN(48, event.askOrderId))] as number;
    const byBid = event.takerSide === 'bid';
    trades.add(byBid ? bid : ask, byBid ? ask : bid, event.price, event.quantity);
  }
}
