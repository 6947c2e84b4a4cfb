import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHex } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import { signingKey } from '../../primitives/keys.ts';
import { ok, refuse } from '../../primitives/result.ts';
import type { Policy } from '../../schemas/policy.ts';
import { signPresence } from '../../schemas/presence.ts';
import { memoryStore } from '../chunk-store/memory.ts';
import type { ChunkStore } from '../chunk-store/port.ts';
import type { AgentContext } from '../context.ts';
import type { PeerAction, PeerRequests } from '../exchange/peer-requests.ts';
import { startAgentServer } from '../http/server.ts';
import { AgentLink } from '../link/agent-link.ts';
import { fileFrameStore } from '../link/file-frame-store.ts';
import { type LivePolicy, livePolicy } from '../policy/live-policy.ts';
import { usedPartsOf } from '../policy/price.ts';
import { PresenceTable } from '../presence.ts';
import { fileRecordStore } from '../record-store.ts';
import { type AgentActions, agentActions } from './agent-actions.ts';
import { NETWORK_ID, OrderOfRecord } from './order-of-record.fixture.ts';

const STEP_MS = 5_000;

export type TestAgent = {
  readonly name: string;
  readonly seed: Uint8Array;
  readonly folder: string;
  readonly context: AgentContext;
  readonly chunks: ChunkStore;
  readonly live: LivePolicy;
  readonly actions: AgentActions;
  /** Says where its data plane is: by default where it is. */
  announce(address?: string): void;
  /** Takes it out of the network as a crash would; its folder stays until the network is closed. */
  stop(): Promise<void>;
};

/** For tests: agents around an order of record in this process, their data planes on loopback. */
export class TestNetwork {
  #offsetMs = 0;
  readonly clock = { nowMs: () => Date.now() + this.#offsetMs };
  readonly record = new OrderOfRecord(this.clock);
  readonly presence = new PresenceTable(NETWORK_ID, this.clock);
  /** What the ledger says that an agent has paid. */
  readonly feesPaidInfo = new Map<string, bigint>();
  readonly #folders: string[] = [];
  readonly #live = new Map<string, TestAgent>();
  readonly #answers = new Map<string, (request: Uint8Array) => Promise<Uint8Array>>();

  /** Moves time on and lets settlement meet its deadlines, in steps that it does not take for an outage, which would move them. */
  advance(ms: number): void {
    for (let left = ms; left > 0; left -= STEP_MS) {
      this.#offsetMs += Math.min(left, STEP_MS);
      this.record.publish(0, { type: 'clockAdvanced', publishedSize: 0n });
    }
    for (const agent of this.#live.values()) agent.announce();
  }

  /** A new agent, or one `again` that was stopped. */
  async join(
    options: { readonly capacityBytes?: number; readonly again?: TestAgent; readonly policy?: Policy } = {},
  ): Promise<TestAgent> {
    const { capacityBytes = 1 << 24, again } = options;
    const seed = again?.seed ?? new Uint8Array(randomBytes(32));
    const folder = again?.folder ?? mkdtempSync(join(tmpdir(), 'infinitydb-actions-'));
    const chunks = again?.chunks ?? memoryStore(capacityBytes);
    const context = this.#contextOf(seed, folder, chunks);
    const { agent: name, key, owner, link } = context;
    if (!again) {
      this.#folders.push(folder);
      this.record.enrol(name, owner);
    }
    const live = livePolicy(options.policy ?? again?.live.current());
    const actions = this.#actionsOf(context, live);
    const server = await startAgentServer({ port: 0, routes: actions.routes });
    actions.start();
    link.start([0, 1]);
    const announce = (address = server.address): void => {
      const free = BigInt(chunks.capacityBytes);
      const timeMs = Math.max(this.clock.nowMs(), lastAnnounced + 1);
      lastAnnounced = timeMs;
      const at = { address, freeBytes: free, capacityBytes: free, timeMs, certificateFingerprint: '' };
      this.presence.note(signPresence(NETWORK_ID, key, at));
    };
    let lastAnnounced = 0;
    announce();
    const stop = async (): Promise<void> => {
      this.#live.delete(name);
      await actions.close();
      await link.close();
      await server.stop();
    };
    const agent: TestAgent = { name, seed, folder, context, chunks, live, actions, announce, stop };
    this.#live.set(name, agent);
    return agent;
  }

  async close(): Promise<void> {
    for (const agent of [...this.#live.values()]) await agent.stop();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }

  #contextOf(seed: Uint8Array, folder: string, chunks: ChunkStore): AgentContext {
    const key = signingKey(seed);
    const agent = toHex(key.publicKey);
    const log = (): void => undefined;
    const bus = this.record.busOf(agent);
    return {
      key,
      agent,
      owner: toHex(sha256(key.publicKey).subarray(0, 20)),
      genesis: this.record.genesis,
      networkId: NETWORK_ID,
      link: new AgentLink({ networkId: NETWORK_ID, key, bus, store: fileFrameStore(folder), log }),
      network: {
        balance: async (account) => this.record.balance(account),
        leasesOf: async () => [],
        putBlob: async (bytes) => toHex(sha256(bytes)),
      },
      chunks,
      records: fileRecordStore(join(folder, 'records')),
      presence: this.presence,
      clock: this.clock,
      random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
      log,
    };
  }

  #actionsOf(context: AgentContext, live: LivePolicy): AgentActions {
    const { chunks } = context;
    return agentActions(context, {
      offerOf: (negotiationId) => this.record.offerOf(negotiationId),
      peers: peersOf(context.agent, this.#answers),
      policy: live.current,
      usedParts: async () => usedPartsOf(chunks.capacityBytes, chunks.capacityBytes - (await chunks.usedBytes())),
      feesPaidInfo: async (agent) => this.feesPaidInfo.get(agent) ?? 0n,
      isLeased: () => false,
      checkRoom: async (bytes) => {
        const free = chunks.capacityBytes - (await chunks.usedBytes());
        return bytes <= free ? ok(undefined) : refuse('capacity_exceeded', `${bytes} bytes do not fit in ${free}`);
      },
    });
  }
}

function peersOf(self: string, answers: Map<string, (request: Uint8Array) => Promise<Uint8Array>>): PeerRequests {
  const name = (agent: string, action: PeerAction) => `${agent} ${action}`;
  return {
    async ask(agent, action, request) {
      const answer = answers.get(name(agent, action));
      if (!answer) throw new Error(`${agent} is not there`);
      return await answer(request);
    },
    serve(action, answer) {
      answers.set(name(self, action), answer);
      return () => void answers.delete(name(self, action));
    },
  };
}
