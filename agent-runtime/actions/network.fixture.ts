import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../market/engine.ts';
import { toHex } from '../../primitives/bytes.ts';
import type { Command } from '../../primitives/commands.ts';
import { quoteMessage } from '../../primitives/frame.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { sha256 } from '../../primitives/hash.ts';
import { signingKey, verifySignature } from '../../primitives/keys.ts';
import type { Notice } from '../../primitives/notices.ts';
import { ok, refuse } from '../../primitives/result.ts';
import { buildFrame, decodeFrame, verifyFrame } from '../../schemas/frame.ts';
import { encodeNotice } from '../../schemas/notices.ts';
import { signPresence } from '../../schemas/presence.ts';
import { apply } from '../../settlement/escrow/reducer.ts';
import { createState } from '../../settlement/escrow/state.ts';
import { spendableOf } from '../../settlement/ledger/ledger.ts';
import type { ChunkStore } from '../chunk-store/port.ts';
import { memoryStore } from '../chunk-store/memory.ts';
import type { AgentContext } from '../context.ts';
import type { PeerAction, PeerRequests } from '../exchange/peer-requests.ts';
import { startAgentServer } from '../http/server.ts';
import { AgentLink } from '../link/agent-link.ts';
import type { Bus } from '../link/bus.ts';
import { fileFrameStore } from '../link/file-frame-store.ts';
import { PresenceTable } from '../presence.ts';
import { fileRecordStore } from '../record-store.ts';
import { type AgentActions, agentActions } from './agent-actions.ts';
import type { Offer } from './action-context.ts';
import { GENESIS } from '../../market/engine.fixture.ts';

const SETTLEMENT = signingKey(new Uint8Array(32).fill(9));
const NETWORK_ID = new Uint8Array(32).fill(7);
export const WINDOW_MS = 20_000;
const STEP_MS = 5_000;

/** For tests: market and settlement as they are, one after another in this process, with nothing between them and the agents. */
export type TestNetwork = {
  readonly genesis: Genesis;
  /** What settlement has told agents, in order. */
  readonly told: readonly { readonly agent: string; readonly notice: Notice }[];
  balance(account: string): bigint;
  /** Moves time on and lets settlement meet its deadlines. */
  advance(ms: number): void;
  join(options?: { readonly capacityBytes?: number; readonly again?: TestAgent }): Promise<TestAgent>;
  /** Sends every notice to the agent again, as a bus may. */
  repeatNotices(agent: TestAgent): void;
  close(): Promise<void>;
};

export type TestAgent = {
  readonly name: string;
  readonly seed: Uint8Array;
  readonly folder: string;
  readonly context: AgentContext;
  readonly chunks: ChunkStore;
  readonly actions: AgentActions;
  /** Takes it out of the network as a crash would; its folder stays until the network is closed. */
  stop(): Promise<void>;
};

export function openNetwork(): TestNetwork {
  const genesis: Genesis = {
    ...GENESIS,
    settlementKey: toHex(SETTLEMENT.publicKey),
    info: { cap: 1n << 40n, grantRule: 'fixed', grantInfo: 1_000_000n },
    deliveryWindowMs: WINDOW_MS,
    disputeWindowMs: WINDOW_MS,
  };
  let offsetMs = 0;
  const clock = { nowMs: () => Date.now() + offsetMs };
  const state = createState(genesis, NETWORK_ID);
  const engine = createEngine({ genesis, networkId: NETWORK_ID, partition: 1 });
  const told: { agent: string; notice: Notice }[] = [];
  const inboxes = new Map<string, Inbox>();
  const inboxOf = (agent: string): Inbox => {
    const inbox = inboxes.get(agent) ?? new Inbox();
    inboxes.set(agent, inbox);
    return inbox;
  };
  const last = new Map<number, number>();
  const ownSequence = new Map<number, bigint>();

  const take = (partition: number, bytes: Uint8Array): void => {
    const sequence = (last.get(partition) ?? 0) + 1;
    last.set(partition, sequence);
    const decoded = decodeFrame(bytes);
    const isSigned =
      decoded.ok && verifyFrame(NETWORK_ID, decoded.value) && decoded.value.commands.every(isQuoteSigned);
    const frame = !decoded.ok || isSigned ? decoded : refuse('bad_signature', 'a signature is wrong');
    const at = { generation: 1, sequence, timeMs: clock.nowMs(), frame };
    const events = partition === 0 ? [] : engine.apply(at);
    const input = { ...at, partition, frameBytes: bytes, frameSha256: toHex(sha256(bytes)), events };
    const { notices, outbox } = apply(state, input, { blob: () => undefined });
    for (const { agent, notice } of notices) {
      told.push({ agent, notice });
      inboxOf(agent).push(encodeNotice(notice));
    }
    for (const { partition: to, command } of outbox) own(to, command);
  };
  const own = (partition: number, ...commands: Command[]): void => {
    const firstSequence = ownSequence.get(partition) ?? 1n;
    ownSequence.set(partition, firstSequence + BigInt(commands.length));
    const expiresAtMs = clock.nowMs() + 60_000;
    take(
      partition,
      buildFrame({ networkId: NETWORK_ID, key: SETTLEMENT, partition, firstSequence, expiresAtMs, commands }).bytes,
    );
  };
  const busOf = (agent: string): Bus => ({
    publishFrame: async (partition, bytes) => take(partition, bytes),
    readNotices: (handle, signal) => inboxOf(agent).read(handle, signal),
  });
  const offerOf = async (id: bigint): Promise<Offer | undefined> => {
    for (const instrument of engine.instruments())
      for (const { orderId, price, agent } of engine.depth(instrument, 100).asks)
        if (orderId === id) return { instrument, price, seller: agent };
    return undefined;
  };

  const folders: string[] = [];
  const live = new Map<string, { agent: TestAgent; announce: () => void }>();
  const answers = new Map<string, (request: Uint8Array) => Uint8Array>();
  const presence = new PresenceTable(NETWORK_ID, clock);

  const join_: TestNetwork['join'] = async ({ capacityBytes = 1 << 24, again } = {}) => {
    const seed = again?.seed ?? new Uint8Array(randomBytes(32));
    const folder = again?.folder ?? mkdtempSync(join(tmpdir(), 'infinitydb-actions-'));
    if (!again) folders.push(folder);
    const key = signingKey(seed);
    const name = toHex(key.publicKey);
    const owner = toHex(sha256(key.publicKey).subarray(0, 20));
    if (!again)
      own(0, {
        type: 'enrolAgent',
        agent: name,
        owner,
        natsKey: '11'.repeat(32),
        dhtKey: '22'.repeat(32),
        validUntilSeconds: 1n << 40n,
        nonce: 1n,
        ownerSignature: new Uint8Array(65),
        agentSignature: new Uint8Array(64),
      });
    const chunks = again?.chunks ?? memoryStore(capacityBytes);
    const context: AgentContext = {
      key,
      agent: name,
      owner,
      genesis,
      networkId: NETWORK_ID,
      link: new AgentLink({
        networkId: NETWORK_ID,
        key,
        bus: busOf(name),
        store: fileFrameStore(folder),
        log: () => undefined,
      }),
      network: {
        balance: async (account) => spendableOf(state.ledger, account),
        leasesOf: async () => [],
        putBlob: async (bytes) => toHex(sha256(bytes)),
      },
      chunks,
      records: fileRecordStore(join(folder, 'records')),
      presence,
      clock,
      random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
      log: () => undefined,
    };
    const actions = agentActions(context, {
      offerOf,
      peers: peersOf(name, answers),
      policy: undefined,
      isLeased: () => false,
      checkRoom: async (bytes) => {
        const free = chunks.capacityBytes - (await chunks.usedBytes());
        return bytes <= free ? ok(undefined) : refuse('capacity_exceeded', `${bytes} bytes do not fit in ${free}`);
      },
    });
    const server = await startAgentServer({ port: 0, routes: actions.routes });
    actions.start();
    context.link.start([0, 1]);
    const announce = (): void => {
      const free = BigInt(chunks.capacityBytes);
      const at = { address: server.address, freeBytes: free, capacityBytes: free, timeMs: clock.nowMs() };
      presence.note(signPresence(NETWORK_ID, key, { ...at, certificateFingerprint: '' }));
    };
    announce();
    const stop = async (): Promise<void> => {
      live.delete(name);
      await actions.close();
      await context.link.close();
      await server.stop();
    };
    const agent: TestAgent = { name, seed, folder, context, chunks, actions, stop };
    live.set(name, { agent, announce });
    return agent;
  };

  return {
    genesis,
    told,
    balance: (account) => spendableOf(state.ledger, account),
    advance(ms) {
      // In steps that settlement does not take for an outage, which would move its deadlines.
      for (let left = ms; left > 0; left -= STEP_MS) {
        offsetMs += Math.min(left, STEP_MS);
        own(0, { type: 'clockAdvanced', publishedSize: 0n });
      }
      for (const { announce } of live.values()) announce();
    },
    join: join_,
    repeatNotices({ name }) {
      for (const { agent, notice } of told.slice()) if (agent === name) inboxOf(name).push(encodeNotice(notice));
    },
    async close() {
      for (const { agent } of [...live.values()]) await agent.stop();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isQuoteSigned(command: Command): boolean {
  if (command.type !== 'acceptQuote') return true;
  const seller = Uint8Array.from(Buffer.from(command.quote.seller, 'hex'));
  return verifySignature(seller, quoteMessage(NETWORK_ID, command.quoteBytes), command.sellerSignature);
}

function peersOf(self: string, answers: Map<string, (request: Uint8Array) => Uint8Array>): PeerRequests {
  const name = (agent: string, action: PeerAction) => `${agent} ${action}`;
  return {
    async ask(agent, action, request) {
      const answer = answers.get(name(agent, action));
      if (!answer) throw new Error(`${agent} is not there`);
      return answer(request);
    },
    serve(action, answer) {
      answers.set(name(self, action), answer);
      return () => void answers.delete(name(self, action));
    },
  };
}

/** An agent's notices: kept until it has handled them. */
class Inbox {
  readonly #waiting: Uint8Array[] = [];
  #wake: () => void = () => undefined;

  push(notice: Uint8Array): void {
    this.#waiting.push(notice);
    this.#wake();
  }

  async read(handle: (notice: Uint8Array) => Promise<void>, signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.#wake(), { once: true });
    while (!signal.aborted) {
      const next = this.#waiting[0];
      if (next) {
        await handle(next);
        this.#waiting.shift();
      } else {
        const woken = Promise.withResolvers<void>();
        this.#wake = woken.resolve;
        await woken.promise;
      }
    }
  }
}
