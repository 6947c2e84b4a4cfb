import type { Command, Frame, PlaceOrder } from '../primitives/commands.ts';
import type { MarketEvent } from '../primitives/events.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { createEngine, type Engine } from './engine.ts';

/** For tests: a network of one book partition, agents with funds, and frames in sequence. */
export const INFO = 1;
export const USDX = 2;
export const CID = 'c1'.repeat(32);
export const DATA = `data/${CID}/USDX`;
export const STORAGE = 'storage/hour/USDX';
export const SETTLEMENT = 'ee'.repeat(32);
export const NETWORK = new Uint8Array(32).fill(7);
export const BASE_FEE = 10;
export const MIB_FEE = 3;

export const GENESIS: Genesis = {
  name: 'test',
  test: true,
  assets: [
    { code: INFO, symbol: 'INFO', decimals: 0, kind: 'info', engineUnit: 1n },
    { code: USDX, symbol: 'USDX', decimals: 6, kind: 'erc20', engineUnit: 1n },
  ],
  networkFee: { baseInfo: BigInt(BASE_FEE), perMebibyteInfo: BigInt(MIB_FEE) },
  info: { cap: 1_000_000n, grantRule: 'fixed', grantInfo: 1_000n },
  bookPartitions: 1,
  market: {
    makerPerMebibyteInfo: 0n,
    takerPerMebibyteInfo: BigInt(MIB_FEE),
    maxOrdersPerAgent: 10_000,
    commandsPerSecond: 20_000,
    commandBurst: 100_000,
    instruments: [{ prefix: '', tickSize: 1, lotSize: 1, maxLots: 2 ** 40, bandPercent: 0 }],
  },
  epochMs: 10_000,
  proofWindowMs: 3_000,
  challengePositions: 32,
  uploadWindowMs: 10_000,
  deliveryWindowMs: 10_000,
  disputeWindowMs: 10_000,
  rebuildWindowMs: 10_000,
  settlementKey: SETTLEMENT,
  log: { origin: 'test', vkey: 'test' },
  witnesses: [],
  witnessQuorum: 0,
  chain: {
    id: 1,
    vault: '',
    anchor: '',
    operator: '',
    deployBlock: 0n,
    confirmations: 0,
    auditors: [],
    auditorQuorum: 0,
  },
};

export const agentKey = (index: number): string => (0x10 + index).toString(16).padStart(2, '0').repeat(32);
export const ownerKey = (index: number): string => (0x80 + index).toString(16).padStart(2, '0').repeat(20);

export function order(fields: Partial<PlaceOrder>): PlaceOrder {
  return {
    type: 'placeOrder',
    instrument: DATA,
    side: 'bid',
    orderType: 'limit',
    price: 5,
    quantity: 1,
    spread: 1,
    avoidAgents: [],
    object: '',
    mandate: undefined,
    collateralPerLot: 0,
    readPrice: 0,
    minFill: 0,
    goodTillMs: 0,
    maxTotal: 0,
    ...fields,
  };
}

export type Floor = {
  readonly engine: Engine;
  /** All messages so far, for a replay. */
  readonly messages: Parameters<Engine['apply']>[0][];
  /** Applies one frame of `sender`, next in its sequence unless `frame` says otherwise. */
  send(sender: string, commands: readonly Command[], frame?: Partial<Frame>): MarketEvent[];
  fund(agent: number, owner: number, info: number, usdx: number): void;
};

export function openFloor(genesis: Genesis = GENESIS): Floor {
  const engine = createEngine({ genesis, networkId: NETWORK, partition: 1 });
  const sequences = new Map<string, bigint>();
  const messages: Floor['messages'] = [];
  const send: Floor['send'] = (sender, commands, changes = {}) => {
    const firstSequence = sequences.get(sender) ?? 1n;
    const frame: Frame = {
      agent: sender,
      partition: 1,
      firstSequence,
      body: new Uint8Array(),
      signature: new Uint8Array(),
      expiresAtMs: 1_000_000,
      commands,
      ...changes,
    };
    const sequence = messages.length + 1;
    const message = { generation: 1, sequence, timeMs: 1_000 + sequence, frame: { ok: true, value: frame } as const };
    messages.push(message);
    const events = engine.apply(message);
    if (!events.some((event) => event.type === 'frameRefused'))
      sequences.set(frame.agent, firstSequence + BigInt(commands.length));
    return events;
  };
  const fund: Floor['fund'] = (agent, owner, info, usdx) => {
    const to = { type: 'fundsAllocated', agent: agentKey(agent), owner: ownerKey(owner) } as const;
    const amounts = [
      { asset: INFO, amount: info },
      { asset: USDX, amount: usdx },
    ];
    send(
      SETTLEMENT,
      amounts.filter(({ amount }) => amount > 0).map((part) => ({ ...to, ...part })),
    );
  };
  return { engine, messages, send, fund };
}

export function ofType<T extends MarketEvent['type']>(
  events: readonly MarketEvent[],
  type: T,
): Extract<MarketEvent, { type: T }>[] {
  return events.filter((event) => event.type === type) as Extract<MarketEvent, { type: T }>[];
}

/** The code with which the only command of a frame was refused, or undefined. */
export function refusedWith(events: readonly MarketEvent[]): string | undefined {
  const event = events.find((one) => one.type === 'commandRefused' || one.type === 'frameRefused');
  return event && 'code' in event ? event.code : undefined;
}

/** What has left the engine by these events, for one agent and asset: trades, fees and releases. */
export function leftEngine(events: readonly MarketEvent[], agent: string, asset: number): number {
  let left = 0;
  for (const event of events) {
    if (event.type === 'networkFeeCharged' && event.agent === agent && asset === INFO) left += event.amountInfo;
    if (event.type === 'fundsReleased' && event.agent === agent && event.asset === asset) left += event.amount;
    if (event.type !== 'tradeMatched' || event.asset !== asset) continue;
    if (event.buyer === agent) left += event.price * event.quantity + event.reserveShare;
    if (event.seller === agent) left += event.collateral;
  }
  return left;
}
