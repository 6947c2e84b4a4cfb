import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { sql } from 'kysely';
import { connectNats } from '../agent-runtime/link/connect.ts';
import { natsPublicKey } from '../agent-runtime/link/nats-key.ts';
import { GENESIS } from '../market/engine.fixture.ts';
import { toHex } from '../primitives/bytes.ts';
import type { Command, OwnerCommand } from '../primitives/commands.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { sha256 } from '../primitives/hash.ts';
import { type SigningKey, signingKey } from '../primitives/keys.ts';
import type { Notice } from '../primitives/notices.ts';
import { buildFrame } from '../schemas/frame.ts';
import { decodeNotices } from '../schemas/notices.ts';
import { runMarket } from '../service/market/market.ts';
import type { MarketConfig } from '../service/market/shell.ts';
import { issueServiceJwt } from '../service/nats/jwt.ts';
import { natsKeys } from '../service/nats/keys.ts';
import { type Nats, startNats } from '../service/nats/server.ts';
import { type Postgres, startPostgres } from '../service/postgres.ts';
import { erasePostgres } from '../service/postgres-place.ts';
import type { Settlement } from '../service/settlement/api.ts';
import type { SettlementConfig } from '../service/settlement/config.ts';
import { isNatsFailure } from '../service/settlement/nats-failure.ts';
import { runSettlement } from '../service/settlement/run-settlement.ts';
import { cosigner } from '../settlement/log/sign.ts';
import { ED25519_NOTE, formatVkey, verifierKey } from '../settlement/log/verify/vkey.ts';
import type { WitnessRecord } from '../settlement/log/witness.ts';
import { witnessRoutes } from '../settlement/log/witness-routes.ts';
import { openDatabase } from '../settlement/store/database.ts';

/** For tests: settlement in this process, on a real Postgres and a real nats-server, with agents that send it frames. */
const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
export const NETWORK = seed(7);
export const SETTLEMENT_SEED = seed(1);
const LOG = signingKey(seed(2));
const WITNESS = cosigner('witness.test', signingKey(seed(3)));
const LOG_KEY = verifierKey('log.test', ED25519_NOTE, LOG.publicKey);

export const HERE: Genesis = {
  ...GENESIS,
  settlementKey: toHex(signingKey(SETTLEMENT_SEED).publicKey),
  // Epoch 0 does not end, so that nothing moves but what a test moves.
  epochMs: 1e13,
  info: { cap: 1n << 40n, grantRule: 'fixed', grantInfo: 100_000n },
  log: { origin: LOG_KEY.name, vkey: formatVkey(LOG_KEY) },
  witnesses: [{ name: WITNESS.key.name, vkey: formatVkey(WITNESS.key) }],
  witnessQuorum: 1,
};

export type Agent = {
  readonly key: SigningKey;
  readonly hex: string;
  /** Next sequence by partition. */
  readonly sequences: Map<number, bigint>;
};

export const agentOf = (n: number): Agent => {
  const key = signingKey(seed(n));
  return { key, hex: toHex(key.publicKey), sequences: new Map() };
};

type Stoppable = { stop(): Promise<void> };

export class Bench {
  readonly home: string;
  readonly postgres: Postgres;
  nats: Nats;
  connection!: NatsConnection;
  databaseUrl = '';
  readonly notices: { agent: string; notice: Notice }[] = [];
  #noticed: () => void = () => undefined;
  readonly #running = new Set<Stoppable>();
  readonly witnessUrl: string;
  readonly #closeWitness: () => Promise<void>;

  private constructor(home: string, postgres: Postgres, nats: Nats, witness: { url: string; close(): Promise<void> }) {
    this.home = home;
    this.postgres = postgres;
    this.nats = nats;
    this.witnessUrl = witness.url;
    this.#closeWitness = witness.close;
  }

  static async open(): Promise<Bench> {
    const home = mkdtempSync(join(tmpdir(), 'infinitydb-settlement-'));
    const [postgres, nats, witness] = await Promise.all([
      startPostgres({ dataDir: join(home, 'postgres') }),
      startNats({ home }),
      startWitness(),
    ]);
    const bench = new Bench(home, postgres, nats, witness);
    bench.connection = await bench.connect('test');
    bench.connection.subscribe('idb.v1.inbox.*', {
      callback: (_, message) => {
        const notices = decodeNotices(message.data);
        if (!notices.ok) throw new Error(notices.message);
        const agent = message.subject.split('.').at(-1) ?? '';
        bench.notices.push(...notices.value.map((notice) => ({ agent, notice })));
        bench.#noticed();
      },
    });
    const db = openDatabase({ url: postgres.url });
    await sql.raw('create database here').execute(db);
    await db.destroy();
    bench.databaseUrl = postgres.url.replace(/[^/]+$/, 'here');
    return bench;
  }

  async close(): Promise<void> {
    for (const running of this.#running) await running.stop();
    await this.connection.close();
    await this.nats.stop();
    await this.postgres.stop();
    await this.#closeWitness();
    erasePostgres(join(this.home, 'postgres'));
    rmSync(this.home, { recursive: true, force: true });
  }

  async connect(name: string): Promise<NatsConnection> {
    const jwt = await issueServiceJwt(natsKeys(this.home), { name, natsPublicKey: natsPublicKey(seed(9)) });
    return connectNats({ url: this.nats.url, jwt, seed: seed(9), name });
  }

  /** Kills the server, does something to its files, and starts it again on the same port. */
  async restartNats(between: (streams: string) => void): Promise<void> {
    const port = Number(new URL(this.nats.url).port);
    process.kill(this.nats.pid, 'SIGKILL');
    await this.nats.exited;
    between(join(this.home, 'nats', 'streams'));
    this.nats = await startNats({ home: this.home, port });
  }

  async startSettlement(change: Partial<SettlementConfig> = {}): Promise<{ settlement: Settlement } & Stoppable> {
    const nats = await this.connect('settlement');
    const control = new AbortController();
    const config: SettlementConfig = {
      nats,
      databaseUrl: this.databaseUrl,
      genesis: HERE,
      networkId: NETWORK,
      settlementSeed: SETTLEMENT_SEED,
      logSeed: seed(2),
      witnesses: [{ url: this.witnessUrl, vkey: formatVkey(WITNESS.key) }],
      verifyOwner: async (command) => command.ownerSignature[0] === 1,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      ...change,
    };
    const settlement = await runSettlement(config, { signal: control.signal }).catch(async (error: unknown) => {
      await nats.close();
      throw error;
    });
    const running = {
      settlement,
      stop: async () => {
        this.#running.delete(running);
        control.abort();
        await settlement.done;
        await nats.close();
      },
    };
    this.#running.add(running);
    return running;
  }

  async startMarket(change: Partial<MarketConfig> = {}): Promise<Stoppable> {
    const nats = await this.connect('market');
    const control = new AbortController();
    const ready = Promise.withResolvers<void>();
    const log = { info: () => undefined, warn: () => undefined };
    const run = runMarket(
      { nats, genesis: HERE, networkId: NETWORK, log, ...change },
      { signal: control.signal, onReady: ready.resolve },
    );
    const running = {
      stop: async () => {
        this.#running.delete(running);
        control.abort();
        await run;
        await nats.close();
      },
    };
    this.#running.add(running);
    await Promise.race([ready.promise, run]);
    return running;
  }

  /** The next frame of `agent`, signed and not sent. */
  frame(agent: Agent, commands: readonly Command[], partition = 0): Uint8Array {
    const firstSequence = agent.sequences.get(partition) ?? 1n;
    agent.sequences.set(partition, firstSequence + BigInt(commands.length));
    const expiresAtMs = Date.now() + 3_600_000;
    const { key } = agent;
    return buildFrame({ networkId: NETWORK, key, partition, firstSequence, expiresAtMs, commands }).bytes;
  }

  /** As an agent does: again, until the stream has it. Its sequence there. */
  async publish(agent: Agent, bytes: Uint8Array, partition = 0): Promise<number> {
    const subject = `idb.v1.orders.${partition}.${agent.hex}`;
    for (;;) {
      try {
        return (await jetstream(this.connection).publish(subject, bytes, { timeout: 1_000 })).seq;
      } catch (error) {
        if (!isNatsFailure(error)) throw error;
      }
    }
  }

  /** Sends the frame and waits until it is final. */
  async final(agent: Agent, bytes: Uint8Array, partition = 0): Promise<Extract<Notice, { type: 'frameResult' }>> {
    const result = this.noticeOf(agent, 'frameResult', ({ frameSha256 }) => frameSha256 === toHex(sha256(bytes)));
    await this.publish(agent, bytes, partition);
    return result;
  }

  /** The next notice of this type that comes from now on and fits. */
  async noticeOf<T extends Notice['type']>(
    agent: Agent,
    type: T,
    fits: (notice: Extract<Notice, { type: T }>) => boolean = () => true,
  ): Promise<Extract<Notice, { type: T }>> {
    for (let at = this.notices.length; ; at++) {
      while (at >= this.notices.length)
        await new Promise<void>((resolve) => {
          const before = this.#noticed;
          this.#noticed = () => {
            before();
            resolve();
          };
        });
      const found = this.notices[at];
      if (found?.agent !== agent.hex || found.notice.type !== type) continue;
      const notice = found.notice as Extract<Notice, { type: T }>;
      if (fits(notice)) return notice;
    }
  }
}

export function enrolment(agent: Agent, nonce: bigint, signed = true): OwnerCommand {
  return {
    type: 'enrolAgent',
    agent: agent.hex,
    owner: 'aa'.repeat(20),
    natsKey: agent.hex,
    dhtKey: agent.hex,
    validUntilSeconds: 4_000_000_000n,
    nonce,
    ownerSignature: Uint8Array.of(signed ? 1 : 0),
    agentSignature: new Uint8Array(64),
  };
}

async function startWitness(): Promise<{ url: string; close(): Promise<void> }> {
  const records = new Map<string, WitnessRecord>();
  const routes = witnessRoutes({
    keys: { logs: [LOG_KEY], cosigner: WITNESS },
    store: {
      load: async (origin) => records.get(origin),
      compareAndSet: async (origin, oldSize, record) => {
        if ((records.get(origin)?.size ?? 0) !== oldSize) return false;
        records.set(origin, record);
        return true;
      },
    },
    clock: { nowMs: () => Date.now() },
  });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = request.method === 'POST' ? { body: Buffer.concat(chunks) } : {};
    const answer = await routes(
      new Request(`http://witness${request.url}`, { method: request.method ?? 'GET', ...body }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
