import fc from 'fast-check';
import { fromHex } from '../primitives/bytes.ts';
import type { Command, Frame, PlaceOrder } from '../primitives/commands.ts';
import type { Genesis, InstrumentRule } from '../primitives/genesis.ts';
import { agentKey, CID, DATA, GENESIS, INFO, order, ownerKey, SETTLEMENT, STORAGE, USDX } from './engine.fixture.ts';
import type { EngineMessage } from './engine.ts';
import type { NaiveMarket } from './naive-book.fixture.ts';

/** Random messages for a market: what agents may do, each a little wrong now and then. */
export const INSTRUMENTS = [
  DATA,
  STORAGE,
  `data/${CID}/INFO`,
  `data/${'c2'.repeat(32)}/USDX`,
  `data/${'c3'.repeat(32)}/USDX`,
  'storage/day/USDX',
] as const;
const [, , , STEPPED, BANDED, BANDED_STORAGE] = INSTRUMENTS;
const FREE: InstrumentRule = { prefix: '', tickSize: 1, lotSize: 1, maxLots: 2 ** 40, bandPercent: 0 };

export const RANDOM_GENESIS: Genesis = {
  ...GENESIS,
  networkFee: { baseInfo: 2n, perMebibyteInfo: 7n },
  market: {
    makerPerMebibyteInfo: 1n,
    takerPerMebibyteInfo: 3n,
    maxOrdersPerAgent: 8,
    commandsPerSecond: 30,
    commandBurst: 9,
    instruments: [
      FREE,
      { ...FREE, prefix: STEPPED.slice(0, 10), tickSize: 2, lotSize: 3, maxLots: 12 },
      { ...FREE, prefix: BANDED, bandPercent: 40 },
      { ...FREE, prefix: BANDED_STORAGE, bandPercent: 25 },
    ],
  },
};

export const AGENTS = 6;
export const OWNER_OF = [0, 1, 2, 3, 0, 1];
export const CREDITED = 3_000;

/** Of bids and asks alike. */
const STORAGE_TYPES = ['limit', 'ioc', 'good_till_date'] as const;

/** One command, with orders named by where they stand among those that rest. */
type Wish =
  | { readonly kind: 'place'; readonly fields: Partial<PlaceOrder>; readonly aliveMs: number }
  | {
      readonly kind: 'cancel' | 'take' | 'replace';
      readonly nth: number;
      readonly price: number;
      readonly lots: number;
    }
  | { readonly kind: 'cancelAll'; readonly instrument: string };
export type Action = {
  readonly agent: number;
  readonly wishes: readonly Wish[];
  readonly pauseMs: number;
  /** What is wrong with the frame, if anything. */
  readonly fault:
    | 'none'
    | 'replayed'
    | 'other_content'
    | 'gap'
    | 'partition'
    | 'stranger'
    | 'expired'
    | 'clock'
    | 'bytes';
  readonly settlement: 'none' | 'halt' | 'resume' | 'state' | 'partitions' | 'release' | 'allocate' | 'clock';
};

const instrument = fc.oneof(
  { weight: 5, arbitrary: fc.constant(DATA) },
  { weight: 3, arbitrary: fc.constant(STORAGE) },
  { weight: 4, arbitrary: fc.constantFrom(...INSTRUMENTS.slice(2)) },
);
const mostly = <T>(usual: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: seldom });
const price = mostly(fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, 2 ** 52, 3_000));
const lots = mostly(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, 2 ** 40, 2 ** 41, 100));
const key = fc.nat({ max: AGENTS }).map(agentKey);

const place = fc
  .record({
    instrument: mostly<string>(instrument, fc.constantFrom('storage/minute/USDX', 'storage/day/EURX')),
    side: fc.constantFrom('bid' as const, 'ask' as const),
    orderType: fc.constantFrom(
      ...(['limit', 'limit', 'limit', 'market', 'ioc', 'fok', 'post_only'] as const),
      ...(['good_till_date', 'all_or_none', 'all_or_none', 'min_fill'] as const),
    ),
    price,
    quantity: lots,
    spread: fc.constantFrom(1, 1, 2, 3, (2 << 16) | 3),
    avoidAgents: mostly(fc.constant<string[]>([]), fc.array(key, { maxLength: 2 })),
    collateralPerLot: fc.nat({ max: 3 }),
    readPrice: fc.nat({ max: 2 }),
    reserve: fc.nat({ max: 7 }),
    minFill: fc.integer({ min: 1, max: 5 }),
    maxTotal: fc.nat({ max: 60 }),
    aliveMs: mostly(fc.integer({ min: 1, max: 200 }), fc.constantFrom(-5, 0)),
    /** Leaves the terms of other types in. */
    careless: mostly(fc.constant(false), fc.constant(true)),
  })
  .map(({ careless, reserve, aliveMs, ...fields }): Wish => {
    const storage = fields.instrument.startsWith('storage/');
    const { orderType: type, side } = fields;
    const storageBid = storage && side === 'bid';
    const mandate = storageBid && reserve > 3 ? { maxPrice: 1, reward: 1, reserve, untilMs: 1 } : undefined;
    if (careless) return { kind: 'place', aliveMs, fields: { ...fields, mandate } };
    const offered = STORAGE_TYPES[(fields.price + fields.quantity) % STORAGE_TYPES.length];
    const bidsOnly = type === 'market' || type === 'fok' || type === 'all_or_none';
    const unfit = storage && (type === 'min_fill' || (side === 'ask' ? bidsOnly : type === 'post_only'));
    const own = {
      price: type === 'market' && !unfit ? 0 : fields.price,
      spread: storageBid ? fields.spread : 1,
      minFill: type === 'min_fill' && !unfit ? fields.minFill : 0,
      maxTotal: storageBid || (type === 'market' && side === 'bid') ? fields.maxTotal : 0,
      orderType: unfit ? (offered as PlaceOrder['orderType']) : type,
    };
    return { kind: 'place', aliveMs, fields: { ...fields, ...own, mandate } };
  });

const named = fc.record({
  kind: fc.constantFrom('cancel', 'take', 'replace', 'replace'),
  nth: fc.nat(60),
  price,
  lots,
});
const wish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 12, arbitrary: place },
  { weight: 4, arbitrary: named as fc.Arbitrary<Wish> },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('cancelAll' as const),
      instrument: fc.constantFrom('', DATA, STORAGE, 'nonsense'),
    }),
  },
);

const action: fc.Arbitrary<Action> = fc.record({
  agent: fc.nat({ max: AGENTS - 1 }),
  wishes: fc.oneof(
    { weight: 9, arbitrary: fc.array(wish, { minLength: 1, maxLength: 1 }) },
    { weight: 2, arbitrary: fc.array(wish, { minLength: 2, maxLength: 5 }) },
  ),
  pauseMs: fc.oneof({ weight: 9, arbitrary: fc.nat(15) }, { weight: 1, arbitrary: fc.integer({ min: -5, max: 400 }) }),
  fault: fc.oneof(
    { weight: 40, arbitrary: fc.constant('none' as const) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...(['replayed', 'other_content', 'gap', 'partition', 'stranger', 'expired', 'clock', 'bytes'] as const),
      ),
    },
  ),
  settlement: fc.oneof(
    { weight: 40, arbitrary: fc.constant('none' as const) },
    { weight: 4, arbitrary: fc.constantFrom(...(['state', 'release', 'allocate', 'clock'] as const)) },
    { weight: 2, arbitrary: fc.constantFrom(...(['halt', 'resume', 'resume', 'resume'] as const)) },
    { weight: 1, arbitrary: fc.nat(29).map((n) => (n === 0 ? ('partitions' as const) : ('clock' as const))) },
  ),
});

const inOneBook = (name: string, one: Action): Action => ({
  ...one,
  wishes: one.wishes.map((each) =>
    each.kind === 'place' ? { ...each, fields: { ...each.fields, instrument: name } } : each,
  ),
});

/** Streams of at most so many messages; every other one is about one instrument, whose book is then deeper. */
export function streams(maxLength: number, minLength = 1): fc.Arbitrary<Action[]> {
  const actions = fc.array(action, { minLength, maxLength, size: 'max' });
  const focused = fc.tuple(fc.constantFrom(...INSTRUMENTS), actions);
  return fc.oneof(
    actions,
    focused.map(([name, stream]) => stream.map((one) => inOneBook(name, one))),
  );
}

/** A signature that no other frame has. */
export function signatureOf(sequence: number): Uint8Array {
  const signature = new Uint8Array(64);
  new DataView(signature.buffer).setUint32(0, sequence);
  return signature;
}

/** The message that an action comes to, in the market as it stands before it. */
export function messageOf(market: NaiveMarket, one: Action, sequence: number, timeMs: number): EngineMessage {
  const at = { generation: 1, sequence, timeMs };
  if (one.fault === 'bytes' && one.settlement === 'none')
    return { ...at, frame: { ok: false, code: 'bad_signature', message: '' } };
  const bySettlement = one.settlement !== 'none';
  const agent = bySettlement ? SETTLEMENT : one.fault === 'stranger' ? 'fe'.repeat(32) : agentKey(one.agent);
  const commands = bySettlement
    ? [settlementCommand(one, timeMs, sequence)]
    : one.wishes.map((each) => commandOf(market, agent, each, timeMs));
  const frame: Frame = {
    agent,
    partition: 1,
    firstSequence: market.frames.get(agent)?.next ?? 1n,
    body: new Uint8Array(),
    signature: signatureOf(sequence),
    expiresAtMs: timeMs + 5_000,
    commands,
  };
  return { ...at, frame: { ok: true, value: bySettlement ? frame : spoil(market, frame, one, timeMs) } };
}

function spoil(market: NaiveMarket, frame: Frame, { fault, pauseMs }: Action, timeMs: number): Frame {
  const last = market.frames.get(frame.agent)?.last ?? [];
  const earlier = last[Math.abs(pauseMs) % Math.max(1, last.length)];
  switch (fault) {
    case 'replayed':
      return earlier
        ? { ...frame, firstSequence: earlier.first, signature: fromHex(earlier.signature) ?? frame.signature }
        : frame;
    case 'other_content':
      return { ...frame, firstSequence: BigInt(Math.max(1, Number(frame.firstSequence) - 1 - Math.abs(pauseMs))) };
    case 'gap':
      return { ...frame, firstSequence: frame.firstSequence + 1n };
    case 'partition':
      return { ...frame, partition: 2 };
    case 'expired':
      return { ...frame, expiresAtMs: timeMs - 1_000 };
    case 'clock':
      return { ...frame, expiresAtMs: timeMs + 2 * 86_400_000 };
    default:
      return frame;
  }
}

function commandOf({ resting }: NaiveMarket, sender: string, one: Wish, timeMs: number): Command {
  if (one.kind === 'place') {
    const dated = one.fields.orderType === 'good_till_date';
    return order({ ...one.fields, goodTillMs: dated ? timeMs + one.aliveMs : 0 });
  }
  if (one.kind === 'cancelAll') return { type: 'cancelAll', instrument: one.instrument };
  // Mostly an order that the sender may name so.
  const fit =
    one.kind === 'take' ? resting.filter(({ side }) => side === 'ask') : resting.filter((of) => of.agent === sender);
  const among = one.nth % 10 === 0 ? resting : fit;
  const target = among[one.nth % Math.max(1, among.length)];
  const orderId = target?.id ?? 5n;
  if (one.kind === 'cancel') return { type: 'cancelOrder', orderId };
  if (one.kind === 'take') {
    const maxPrice = one.price % 3 === 0 ? one.price : (target?.price ?? one.price);
    return { type: 'takeNegotiation', negotiationId: orderId, quantity: one.lots, maxPrice };
  }
  // Half the time smaller in its place, or unchanged.
  const kept = target && one.price % 2 === 0;
  const quantity = kept ? Math.max(1, target.left - (one.lots % 3)) : one.lots;
  return { type: 'replaceOrder', orderId, price: kept ? target.price : one.price, quantity };
}

function settlementCommand({ settlement, agent, pauseMs }: Action, timeMs: number, sequence: number): Command {
  const name = INSTRUMENTS[agent % INSTRUMENTS.length] as string;
  const to = { agent: agentKey(agent), asset: pauseMs % 2 === 0 ? USDX : INFO };
  switch (settlement) {
    case 'halt':
      return { type: 'haltInstrument', instrument: name, untilMs: timeMs + 40, reason: 'test' };
    case 'resume':
      return { type: 'haltInstrument', instrument: name, untilMs: 0, reason: '' };
    case 'state':
      return { type: 'stateFunds' };
    case 'partitions':
      return { type: 'setPartitions', bookPartitions: 2 };
    case 'release':
      return { type: 'releaseRequested', ...to, amount: 200, releaseId: BigInt(sequence) };
    case 'allocate':
      // Now and then its owner delegated it anew.
      return {
        type: 'fundsAllocated',
        ...to,
        owner: ownerKey(pauseMs === 3 ? 2 : (OWNER_OF[agent] as number)),
        amount: 150,
      };
    default:
      return { type: 'clockAdvanced', publishedSize: 1n };
  }
}
