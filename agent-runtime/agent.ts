import { join } from 'node:path';
import type { NatsConnection } from '@nats-io/nats-core';
import { toHex } from '../primitives/bytes.ts';
import { InfinityDbError } from '../primitives/error.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { signingKey } from '../primitives/keys.ts';
import type { Clock, Random } from '../primitives/ports.ts';
import type { Policy } from '../schemas/policy.ts';
import { Background } from './background.ts';
import { openFilesystemStore } from './chunk-store/filesystem.ts';
import type { AgentContext } from './context.ts';
import { chunkRoutes } from './http/chunks.ts';
import { objectRoutes } from './http/objects.ts';
import { type Routes, startAgentServer } from './http/server.ts';
import { slotRoutes } from './http/slots.ts';
import { Seller } from './lease/seller.ts';
import { AgentLink } from './link/agent-link.ts';
import { connectNats } from './link/connect.ts';
import { fileFrameStore } from './link/file-frame-store.ts';
import { natsBus } from './link/nats-bus.ts';
import { natsSeed } from './link/nats-key.ts';
import { liveGenesis } from './live-genesis.ts';
import { httpNetworkView } from './network-view.ts';
import { announcePolicy } from './policy/announce-policy.ts';
import { type LivePolicy, livePolicy } from './policy/live-policy.ts';
import { requireSound } from './policy/policy-file.ts';
import { announcePresence, listenForPresence, PresenceTable } from './presence.ts';
import { Prover } from './proof/prove.ts';
import { AskQuoter } from './quote-asks/quote-asks.ts';
import { httpRestingLots } from './quote-asks/resting-lots.ts';
import { fileRecordStore } from './record-store.ts';
import { Repairer } from './repair/repair.ts';

/** What an agent without a policy of its own may hold: moved and created data. */
const BUYER_CAPACITY_BYTES = 1_073_741_824n;

export type AgentOptions = {
  /** Holds `chunks/` and `state/`; one process at a time. */
  readonly folder: string;
  /** 32 bytes. */
  readonly seed: Uint8Array;
  /** 40 hex digits. */
  readonly owner: string;
  readonly genesis: Genesis;
  readonly networkId: Uint8Array;
  readonly natsUrl: string;
  /** The NATS user JWT that enrolment yielded. */
  readonly jwt: string;
  readonly apiUrl: string;
  /** Of the data plane, on loopback; 0 takes a free one. */
  readonly httpPort: number;
  /** Absent: it buys, and offers nothing. */
  readonly policy: Policy | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: AgentContext['log'];
  /** Wait for a NATS server that is not up yet, instead of failing with `nats_unavailable`. */
  readonly waitForNats?: boolean;
  readonly parts?: readonly MakePart[];
};

/** What the parts of one agent share besides the context. */
export type Shared = {
  /** For requests from agent to agent. */
  readonly connection: NatsConnection;
  readonly background: Background;
  readonly seller: Seller;
  readonly policy: LivePolicy;
};
export type AgentPart = {
  readonly routes?: readonly Routes[];
  /** Whether this part still needs a chunk that another erases. */
  readonly needs?: (cid: Uint8Array) => boolean;
  /** Runs when the data plane serves and before the first notice is read. */
  readonly start?: () => void;
  readonly stop?: () => void | Promise<void>;
};
/** Adds actions to an agent: made before the data plane serves. */
export type MakePart = (context: AgentContext, shared: Shared) => AgentPart;

export type RunningAgent = {
  readonly context: AgentContext;
  /** URL of its data plane. */
  readonly address: string;
  readonly seller: Seller;
  /** Holds at once; capacity beyond that of the start only after the next one. Throws `usage` where it is wrong, and keeps the old one. */
  setPolicy(policy: Policy): void;
  stop(): Promise<void>;
};

/** Starts an agent, a storage agent or a program's own. Throws `nats_unavailable`, `port_in_use`. */
export async function startAgent(options: AgentOptions): Promise<RunningAgent> {
  const { clock, genesis, httpPort, log, networkId, policy } = options;
  if (policy) requireSound(policy, genesis);
  const live = livePolicy(policy);
  const connection = await connectAgent(options);
  const stops: (() => void | Promise<void>)[] = [() => connection.close()];
  const stop = async (): Promise<void> => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  try {
    const network = await liveGenesis(genesis, options.apiUrl);
    stops.push(network.stop);
    const context = await makeContext(options, connection, live, network.current);
    stops.push(
      () => context.chunks.close(),
      () => context.link.close(),
      listenForPresence(connection, context.presence as PresenceTable),
    );
    stops.push(
      context.link.onNotice((notice) => {
        if (notice.type === 'partitionsOpened') network.opened(notice.bookPartitions);
      }),
    );
    const { routes, seller, starts } = startParts(context, connection, { ...options, live }, stops);
    const server = await startAgentServer({ port: httpPort, routes, log });
    stops.push(() => server.stop());
    for (const start of starts) start();
    context.link.start(Array.from({ length: context.genesis.bookPartitions + 1 }, (_, partition) => partition));
    let freeBytes = Math.max(0, await seller.capacity.freeBytes());
    const announce = announcePresence({
      connection,
      networkId,
      key: context.key,
      clock,
      address: server.address,
      capacityBytes: () => BigInt(seller.capacity.capacityBytes()),
      freeBytes() {
        void seller.capacity.freeBytes().then((bytes) => (freeBytes = Math.max(0, bytes)));
        return BigInt(freeBytes);
      },
    });
    stops.push(announce);
    log('agent started', { agent: context.agent, address: server.address, offers: policy !== undefined });
    const setPolicy = (next: Policy): void => {
      requireSound(next, genesis);
      if (!live.current())
        throw new InfinityDbError('usage', 'this agent was started without a policy: start it with one');
      live.replace(next);
    };
    return { context, address: server.address, seller, setPolicy, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function connectAgent({ natsUrl: url, jwt, seed, waitForNats = false }: AgentOptions): Promise<NatsConnection> {
  const agentHex = toHex(signingKey(seed).publicKey);
  const name = `agent ${agentHex.slice(0, 8)}`;
  return connectNats({ url, jwt, seed: natsSeed(seed), name, agentHex, waitOnFirstConnect: waitForNats });
}

async function makeContext(
  options: AgentOptions,
  connection: NatsConnection,
  live: LivePolicy,
  genesis: () => Genesis,
): Promise<AgentContext> {
  const { apiUrl, clock, folder, log, networkId, owner, policy, random, seed } = options;
  const key = signingKey(seed);
  const agent = toHex(key.publicKey);
  const capacityBytes = policy?.capacityBytes ?? BUYER_CAPACITY_BYTES;
  return {
    key,
    agent,
    owner,
    get genesis() {
      return genesis();
    },
    networkId,
    link: new AgentLink({
      networkId,
      key,
      bus: natsBus(connection, agent),
      store: fileFrameStore(join(folder, 'state')),
      commandsPerSecond: () => live.current()?.maxCommandsPerSecond,
      log: (message) => log('link', { message }),
    }),
    network: httpNetworkView(apiUrl),
    chunks: await openFilesystemStore(join(folder, 'chunks'), Number(capacityBytes)),
    records: fileRecordStore(join(folder, 'state', 'records')),
    presence: new PresenceTable(networkId, clock),
    clock,
    random,
    log,
  };
}

/** The parts of every agent, those of one with a policy, and those given. Their stops are added to `stops`. */
function startParts(
  context: AgentContext,
  connection: NatsConnection,
  { live, apiUrl, parts = [] }: AgentOptions & { readonly live: LivePolicy },
  stops: (() => void | Promise<void>)[],
): { readonly routes: Routes[]; readonly seller: Seller; readonly starts: (() => void)[] } {
  const background = new Background(context);
  const needs: ((cid: Uint8Array) => boolean)[] = [];
  const seller = new Seller(context, { keptElsewhere: (cid) => needs.some((needed) => needed(cid)) });
  const routes = [
    slotRoutes({ context, seller, policy: live.current }),
    objectRoutes(context, seller.slots),
    chunkRoutes(context, seller),
  ];
  const prover = new Prover(context, seller.slots, background);
  stops.push(() => seller.stop());
  const starts: (() => void)[] = [];
  for (const make of parts) {
    const part = make(context, { connection, background, seller, policy: live });
    routes.push(...(part.routes ?? []));
    if (part.start) starts.push(part.start);
    if (part.needs) needs.push(part.needs);
    if (part.stop) stops.push(part.stop);
  }
  if (live.current()) {
    live.onChange(({ capacityBytes }) => seller.capacity.limit(Number(capacityBytes)));
    const repairer = new Repairer(context, seller, background, repairRules(live));
    const quoter = new AskQuoter(context, seller, background, { live, restingLots: httpRestingLots(apiUrl) });
    seller.onMatch = (trade) => quoter.matched(trade);
    seller.onChange = () => quoter.refresh();
    announcePolicy(context, background, live);
    quoter.refresh();
    stops.push(
      () => repairer.stop(),
      () => quoter.stop(),
    );
  }
  stops.push(
    () => prover.stop(),
    () => background.stop(),
  );
  return { routes, seller, starts };
}

/** The policy's rules for repairs, as they are whenever they are read. */
function repairRules(live: LivePolicy): Policy['repair'] {
  return {
    get enabled() {
      return live.current()?.repair.enabled ?? false;
    },
    get minimumPrice() {
      return live.current()?.repair.minimumPrice ?? 0;
    },
  };
}
