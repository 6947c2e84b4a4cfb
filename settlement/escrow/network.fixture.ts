import { createEngine, type Engine } from '../../market/engine.ts';
import { toHex, utf8 } from '../../primitives/bytes.ts';
import type {
  Command,
  Frame,
  LeaseTerms,
  PlaceOrder,
  SettlementCommand,
  OwnerCommand,
} from '../../primitives/commands.ts';
import type { Entry } from '../../primitives/entry/entry.ts';
import { leaseMessage } from '../../primitives/frame.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { sha256 } from '../../primitives/hash.ts';
import { signingKey } from '../../primitives/keys.ts';
import type { Notice } from '../../primitives/notices.ts';
import { checkInvariants } from './invariants.fixture.ts';
import type { Effects, Input } from './io.ts';
import { apply } from './reducer.ts';
import { createState, type SettlementState, treeSizeOf } from './state.ts';

/** For tests: settlement's reducer and one real book, in one order of record; invariants 1 to 6 after each message. */
export const INFO = 1;
export const USDX = 2;
export const UNIT = 100n;
export const SETTLEMENT = 'ee'.repeat(32);
export const EPOCH_MS = 10_000;
export const GRANT = 1_000_000n;
export const NETWORK = new Uint8Array(32).fill(7);
export const OBJECT = '0b'.repeat(32);

export const GENESIS: Genesis = {
  name: 'test',
  test: true,
  assets: [
    { code: INFO, symbol: 'INFO', decimals: 0, kind: 'info', engineUnit: 1n },
    { code: USDX, symbol: 'USDX', decimals: 6, kind: 'erc20', engineUnit: UNIT },
  ],
  networkFee: { baseInfo: 10n, perMebibyteInfo: 3n },
  info: { cap: 100_000_000n, grantRule: 'fixed', grantInfo: GRANT },
  bookPartitions: 1,
  market: {
    makerPerMebibyteInfo: 1n,
    takerPerMebibyteInfo: 3n,
    maxOrdersPerAgent: 10_000,
    commandsPerSecond: 20_000,
    commandBurst: 100_000,
    instruments: [{ prefix: '', tickSize: 1, lotSize: 1, maxLots: 2 ** 40, bandPercent: 0 }],
  },
  epochMs: EPOCH_MS,
  proofWindowMs: 3_000,
  challengePositions: 32,
  uploadWindowMs: 8_000,
  deliveryWindowMs: 6_000,
  disputeWindowMs: 4_000,
  rebuildWindowMs: 8_000,
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

const KEYS = Array.from({ length: 10 }, (_, i) => signingKey(new Uint8Array(32).fill(i + 1)));
export const agentKey = (index: number): string => toHex((KEYS[index] as (typeof KEYS)[number]).publicKey);
export const ownerKey = (index: number): string => (0x80 + index).toString(16).repeat(20);
const sign = (index: number, message: Uint8Array) => (KEYS[index] as (typeof KEYS)[number]).sign(message);

export type Sent = {
  readonly effects: Effects;
  /** The first command's code or id; the frame's code where it was refused whole. */
  readonly outcome: string | bigint | undefined;
  readonly outcomes: readonly (string | bigint)[];
};

export class TestNetwork {
  readonly genesis: Genesis;
  readonly state: SettlementState;
  readonly engine: Engine;
  readonly log: Entry[] = [];
  readonly frames = new Map<string, Frame>();
  readonly inputs: Input[] = [];
  readonly blobs = new Map<string, Uint8Array>();
  readonly notices: Effects['notices'][number][] = [];
  /** What settlement has yet to publish. */
  readonly outbox: Effects['outbox'][number][] = [];
  timeMs = 1_000_000;
  readonly #sequences = new Map<string, bigint>();
  #nonce = 0n;

  constructor(genesis: Genesis = GENESIS) {
    this.genesis = genesis;
    this.state = createState(genesis, NETWORK);
    this.engine = createEngine({ genesis, networkId: NETWORK, partition: 1 });
  }

  /** Applies one frame, next in its sender's sequence unless `changes` says otherwise; then publishes the outbox. */
  send(sender: string, partition: number, commands: readonly Command[], changes: Partial<Frame> = {}): Sent {
    const sent = this.apply(this.input(sender, partition, commands, changes));
    this.flush();
    return sent;
  }

  input(agent: string, partition: number, commands: readonly Command[], changes: Partial<Frame> = {}): Input {
    const firstSequence = this.#sequences.get(`${agent}/${partition}`) ?? 1n;
    const none = new Uint8Array();
    const expiresAtMs = this.timeMs + 60_000;
    const frame = { agent, partition, firstSequence, body: none, signature: none, expiresAtMs, commands, ...changes };
    const sequence = this.inputs.length + 1;
    const { timeMs } = this;
    const checked = { ok: true, value: frame } as const;
    const events = partition === 0 ? [] : this.engine.apply({ generation: 1, sequence, timeMs, frame: checked });
    const frameBytes = utf8(`frame ${sequence}`);
    const frameSha256 = toHex(sha256(frameBytes));
    return { partition, generation: 1, sequence, timeMs, frameBytes, frameSha256, frame: checked, events };
  }

  apply(input: Input): Sent {
    this.inputs.push(input);
    const size = treeSizeOf(this.state);
    const effects = apply(this.state, input, { blob: (hash) => this.blobs.get(hash) });
    this.log.push(...effects.entries);
    this.notices.push(...effects.notices);
    this.outbox.push(...effects.outbox);
    if (!input.frame.ok) return { effects, outcome: undefined, outcomes: [] };
    const { agent, commands, firstSequence } = input.frame.value;
    this.frames.set(new TextDecoder().decode(input.frameBytes), input.frame.value);
    checkInvariants(this, size, effects);
    const result = effects.notices.find(({ notice }) => notice.type === 'frameResult')?.notice;
    const told = result?.type === 'frameResult' ? result : undefined;
    if (!told?.refused) this.#sequences.set(`${agent}/${input.partition}`, firstSequence + BigInt(commands.length));
    const outcomes = told?.outcomes.map((outcome) => (outcome.ok ? outcome.id : outcome.code)) ?? [];
    return { effects, outcome: told?.refused?.code ?? outcomes[0], outcomes };
  }

  /** Publishes up to `count` of what settlement owes its books. */
  flush(count = Number.POSITIVE_INFINITY): void {
    for (let i = 0; i < count; i++) {
      const next = this.outbox.shift();
      if (!next) return;
      this.apply(this.input(SETTLEMENT, next.partition, [next.command]));
    }
  }

  own(...commands: (SettlementCommand | OwnerCommand)[]): Sent {
    return this.send(SETTLEMENT, 0, commands);
  }

  /** Time passes by `ms`, and both partitions hear of it; everything logged is published. */
  tick(ms: number): Effects {
    this.timeMs += ms;
    const command = { type: 'clockAdvanced', publishedSize: treeSizeOf(this.state) } as const;
    this.send(SETTLEMENT, 1, [command]);
    return this.send(SETTLEMENT, 0, [command]).effects;
  }

  /** To `ms` after the beginning of the next epoch, in steps of at most 5 s. */
  nextEpoch(ms = 0): void {
    const target = (Math.floor(this.timeMs / EPOCH_MS) + 1) * EPOCH_MS + ms;
    while (this.timeMs < target) this.tick(Math.min(5_000, target - this.timeMs));
  }

  get epoch(): bigint {
    return BigInt(Math.floor(this.timeMs / EPOCH_MS));
  }

  nonce(): bigint {
    return ++this.#nonce;
  }

  enrol(index: number, owner = index): Sent {
    return this.own(enrolment(index, owner, this.nonce()));
  }

  /** Enrols an agent of an owner of its own, with `usdx` base units, and `info`/`units` of them allocated to the book. */
  join(index: number, usdx: bigint, allocate: { readonly info?: bigint; readonly usdx?: bigint } = {}): void {
    this.enrol(index);
    if (usdx > 0n) this.own(deposit(index, usdx, this.nonce()));
    const amounts = [
      { asset: INFO, amountBaseUnits: allocate.info ?? 0n },
      { asset: USDX, amountBaseUnits: allocate.usdx ?? 0n },
    ];
    for (const amount of amounts)
      if (amount.amountBaseUnits > 0n) this.as(index, { type: 'allocateFunds', partition: 1, ...amount });
  }

  as(index: number, ...commands: Command[]): Sent {
    return this.send(agentKey(index), 0, commands);
  }

  book(index: number, ...commands: Command[]): Sent {
    return this.send(agentKey(index), 1, commands);
  }

  told<T extends Notice['type']>(type: T): Extract<Notice, { type: T }>[] {
    return this.notices.map(({ notice }) => notice).filter((notice) => notice.type === type) as Extract<
      Notice,
      { type: T }
    >[];
  }
}

export function enrolment(index: number, owner: number, nonce: bigint): OwnerCommand {
  return {
    type: 'enrolAgent',
    agent: agentKey(index),
    owner: ownerKey(owner),
    natsKey: '01'.repeat(32),
    dhtKey: '02'.repeat(32),
    validUntilSeconds: 1_000_000_000n,
    nonce,
    ownerSignature: new Uint8Array(65),
    agentSignature: new Uint8Array(64),
  };
}

export function deposit(index: number, amountBaseUnits: bigint, number: bigint): SettlementCommand {
  return {
    type: 'depositSeen',
    owner: ownerKey(index),
    asset: USDX,
    amountBaseUnits,
    agent: agentKey(index),
    txHash: number.toString(16).padStart(64, '0'),
    logIndex: 0,
    blockNumber: 5n,
  };
}

export function order(fields: Partial<PlaceOrder>): PlaceOrder {
  return {
    type: 'placeOrder',
    instrument: 'storage/hour/USDX',
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

/** AcceptLease with terms that both sign (`buyer` undefined: none, as under a mandate). The bytes signed stand for the encoded terms. */
export function leaseOf(terms: LeaseTerms, seller: number, buyer?: number): Command {
  const termsBytes = utf8(Object.values(terms).join());
  const message = leaseMessage(NETWORK, termsBytes);
  const buyerSignature = buyer === undefined ? new Uint8Array() : sign(buyer, message);
  return { type: 'acceptLease', terms, termsBytes, buyerSignature, sellerSignature: sign(seller, message) };
}
