import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { toHex } from '../primitives/bytes.ts';
import type { Command, LeaseTerms } from '../primitives/commands.ts';
import type { TradeMatched } from '../primitives/events.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { CHUNK_BYTES } from '../primitives/content-id.ts';
import { sha256 } from '../primitives/hash.ts';
import { signingKey } from '../primitives/keys.ts';
import type { CommandOutcome, Notice } from '../primitives/notices.ts';
import { encodeSpread } from '../primitives/spread.ts';
import { decodeFrame } from '../schemas/frame.ts';
import { encodeNotice } from '../schemas/notices.ts';
import { signPresence } from '../schemas/presence.ts';
import { Background } from './background.ts';
import { memoryStore } from './chunk-store/memory.ts';
import type { AgentContext, LeaseView, NetworkView } from './context.ts';
import { chunkRoutes } from './http/chunks.ts';
import { objectRoutes } from './http/objects.ts';
import { startAgentServer } from './http/server.ts';
import { slotRoutes } from './http/slots.ts';
import { Seller } from './lease/seller.ts';
import { AgentLink } from './link/agent-link.ts';
import type { Bus, FrameStore } from './link/bus.ts';
import type { PresenceTable } from './presence.ts';
import { fileRecordStore } from './record-store.ts';

export const NETWORK_ID = new Uint8Array(32).fill(7);
export const INSTRUMENT = 'storage/hour/USDX';

export const GENESIS: Genesis = {
  name: 'test',
  test: true,
  assets: [
    { code: 1, symbol: 'INFO', decimals: 0, kind: 'info', engineUnit: 1n },
    { code: 2, symbol: 'USDX', decimals: 6, kind: 'erc20', engineUnit: 1n },
  ],
  networkFee: { baseInfo: 64n, perMebibyteInfo: 1_024n },
  info: { cap: 1n << 50n, grantRule: 'fixed', grantInfo: 1n << 30n },
  bookPartitions: 1,
  market: {
    makerPerMebibyteInfo: 0n,
    takerPerMebibyteInfo: 1_024n,
    maxOrdersPerAgent: 10_000,
    commandsPerSecond: 20_000,
    commandBurst: 100_000,
    instruments: [{ prefix: '', tickSize: 1, lotSize: 1, maxLots: 2 ** 40, bandPercent: 0 }],
  },
  epochMs: 10_000,
  proofWindowMs: 3_000,
  challengePositions: 8,
  uploadWindowMs: 60_000,
  deliveryWindowMs: 60_000,
  disputeWindowMs: 10_000,
  rebuildWindowMs: 60_000,
  settlementKey: 'ee'.repeat(32),
  log: { origin: 'test', vkey: 'test' },
  witnesses: [],
  witnessQuorum: 0,
  chain: {
    id: 1,
    vault: '',
    anchor: '',
    operator: '',
    deployBlock: 0n,
    confirmations: 1,
    auditors: [],
    auditorQuorum: 0,
  },
};

export const clock = { nowMs: () => Date.now() };

/** For tests: takes agents' frames and answers them as told, and carries notices; what settlement has public is set by hand. */
export class ScriptedSettlement {
  leases: LeaseView[] = [];
  readonly balances = new Map<string, bigint>();
  readonly blobs = new Map<string, Uint8Array>();
  /** What each command comes to. */
  decide: (command: Command, agent: string) => CommandOutcome = () => ({ ok: true, id: 0n });
  readonly submitted: { readonly agent: string; readonly command: Command }[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #inboxes = new Map<string, { push: (notice: Notice) => Promise<void> }>();

  /** Resolves once the agent has dealt with the notice. */
  async tell(agent: string, notice: Notice): Promise<void> {
    await this.#inboxes.get(agent)?.push(notice);
  }

  /** The first command of this type that an agent sent or will send and that `fits`. */
  async command<T extends Command['type']>(
    type: T,
    fits: (command: Extract<Command, { type: T }>) => boolean = () => true,
  ): Promise<{ readonly agent: string; readonly command: Extract<Command, { type: T }> }> {
    for (;;) {
      for (const { agent, command } of this.submitted)
        if (command.type === type && fits(command as Extract<Command, { type: T }>))
          return { agent, command: command as Extract<Command, { type: T }> };
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  view(): NetworkView {
    return {
      leasesOf: async (object) => this.leases.filter((lease) => lease.object === object),
      balance: async (account) => this.balances.get(account) ?? 0n,
      putBlob: async (bytes) => {
        const name = toHex(sha256(bytes));
        this.blobs.set(name, bytes);
        return name;
      },
    };
  }

  busOf(agent: string): Bus {
    let handle: (bytes: Uint8Array) => Promise<void> = async () => undefined;
    let last = Promise.resolve();
    const push = (notice: Notice): Promise<void> => (last = last.then(() => handle(encodeNotice(notice))));
    this.#inboxes.set(agent, { push });
    return {
      publishFrame: async (_partition, bytes) => {
        const frame = decodeFrame(bytes);
        if (!frame.ok) throw new Error(frame.message);
        const { commands, firstSequence, partition } = frame.value;
        const outcomes = commands.map((command) => this.decide(command, agent));
        for (const command of commands) this.submitted.push({ agent, command });
        const frameSha256 = toHex(sha256(bytes));
        const refused = undefined;
        void push({ type: 'frameResult', partition, firstSequence, frameSha256, refused, outcomes, treeSize: 1n });
        for (const tell of this.#waiting) tell();
        this.#waiting.clear();
      },
      readNotices: async (given, signal) => {
        handle = given;
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      },
    };
  }
}

export type TestAgent = {
  readonly context: AgentContext;
  readonly seller: Seller;
  readonly background: Background;
  readonly address: string;
  readonly logged: readonly { readonly event: string; readonly details: unknown }[];
  stopServer(): Promise<void>;
};

/** A storage agent with a data plane, in memory but for its records; `number` makes its key. Ends with the test. */
export async function testAgent(
  settlement: ScriptedSettlement,
  presence: PresenceTable,
  number: number,
  capacityBytes = 64 * CHUNK_BYTES,
): Promise<TestAgent> {
  const folder = mkdtempSync(join(tmpdir(), 'infinitydb-agent-'));
  const logged: { event: string; details: unknown }[] = [];
  const log = (event: string, details?: unknown): void => void logged.push({ event, details });
  const context = contextOf(settlement, presence, { number, capacityBytes, folder, log });
  const background = new Background(context);
  const seller = new Seller(context);
  const routes = [
    slotRoutes({ context, seller, policy: () => undefined }),
    objectRoutes(context, seller.slots),
    chunkRoutes(context, seller),
  ];
  const server = await startAgentServer({ port: 0, routes, log });
  context.link.start([0, 1]);
  const state = { freeBytes: 0n, capacityBytes: 0n, timeMs: clock.nowMs(), certificateFingerprint: '' };
  presence.note(signPresence(NETWORK_ID, context.key, { ...state, address: server.address }));
  onTestFinished(async () => {
    await background.stop();
    await seller.stop();
    await server.stop();
    await context.link.close();
    rmSync(folder, { recursive: true });
  });
  return { context, seller, background, address: server.address, logged, stopServer: () => server.stop() };
}

function contextOf(
  settlement: ScriptedSettlement,
  presence: PresenceTable,
  own: { number: number; capacityBytes: number; folder: string; log: AgentContext['log'] },
): AgentContext {
  const key = signingKey(new Uint8Array(32).fill(own.number));
  const agent = toHex(key.publicKey);
  const frames = new Map<number, { nextSequence: bigint; pending: Uint8Array | undefined }>();
  const store: FrameStore = {
    load: (partition) => frames.get(partition) ?? { nextSequence: 1n, pending: undefined },
    save: (partition, nextSequence, pending) => void frames.set(partition, { nextSequence, pending }),
  };
  const bus = settlement.busOf(agent);
  return {
    key,
    agent,
    owner: toHex(new Uint8Array(20).fill(own.number)),
    genesis: GENESIS,
    networkId: NETWORK_ID,
    link: new AgentLink({ networkId: NETWORK_ID, key, bus, store, log: (message) => own.log('link', { message }) }),
    network: settlement.view(),
    chunks: memoryStore(own.capacityBytes),
    records: fileRecordStore(own.folder),
    presence,
    clock,
    random: { bytes: (length) => new Uint8Array(length) },
    log: own.log,
  };
}

/** A match that sold `slot` of a k-of-n object to `buyer`. */
export function soldSlot(
  match: Pick<TradeMatched, 'tradeId' | 'buyer' | 'seller' | 'slot' | 'quantity'> & { k: number; n: number },
  askOrderId = 1n,
): Notice {
  const { k, n, ...rest } = match;
  return {
    type: 'tradeMatched',
    deadlineMs: clock.nowMs() + GENESIS.uploadWindowMs,
    trade: {
      ...rest,
      type: 'tradeMatched',
      instrument: INSTRUMENT,
      asset: 2,
      bidOrderId: 2n,
      askOrderId,
      commandIndex: 0,
      takerSide: 'bid',
      price: 10,
      collateral: 40,
      spread: encodeSpread({ k, n }),
      object: 'ab'.repeat(32),
      readPrice: 1,
      reserveShare: 0,
      mandate: undefined,
    },
  };
}

export function leaseNotice(
  terms: LeaseTerms,
  parties: { readonly buyer: string; readonly seller: string },
  state: Extract<Notice, { type: 'leaseChanged' }>['state'],
): Notice {
  return { type: 'leaseChanged', lease: terms.trade, state, ...parties, terms, missedProofs: 0 };
}
