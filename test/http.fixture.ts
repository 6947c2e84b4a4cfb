import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NatsConnection } from '@nats-io/nats-core';
import { getRequestListener } from '@hono/node-server';
import type { Address, Hex } from 'viem';
import { startChain } from '../contracts/chain/server.ts';
import { anchorTypedData } from '../contracts/clients/anchor.ts';
import { type ChainAccess, publicClient, walletClient } from '../contracts/clients/connect.ts';
import { createNonceQueue } from '../contracts/clients/nonce-queue.ts';
import type { Sender } from '../contracts/clients/transact.ts';
import { signingKey } from '../primitives/keys.ts';
import { chainAccess } from '../service/chain-access.ts';
import { type Config, loadConfig } from '../service/config.ts';
import { homePaths, secret } from '../service/home.ts';
import { startNats } from '../service/nats/server.ts';
import { makeNetwork, type Network } from '../service/new-network.ts';
import { startPostgres } from '../service/postgres.ts';
import { erasePostgres } from '../service/postgres-place.ts';
import { type NodeChild, startNodeChild } from '../service/process/node-child.ts';
import { freePort } from '../service/process/ports.ts';
import { connectService } from '../service/service-nats.ts';
import { AUDITOR, ownerOf, prefundedWallets, USER_AGENT, walletOf } from '../service/wallets.ts';
import { cosigner } from '../settlement/log/sign.ts';
import { parseVkey } from '../settlement/log/verify/vkey.ts';
import type { WitnessRecord } from '../settlement/log/witness.ts';
import { witnessRoutes } from '../settlement/log/witness-routes.ts';

const ROLE = fileURLToPath(new URL('../service/role.ts', import.meta.url));
const PORTS = ['HTTP', 'POSTGRES', 'NATS', 'NATS_WEBSOCKET', 'CHAIN', 'WITNESS'];

export type Place = {
  readonly config: Config;
  readonly network: Network;
  readonly api: string;
  readonly access: ChainAccess;
  readonly token: Address;
  /** The user's own wallet, funded with gas. */
  readonly sender: Sender;
  readonly nats: NatsConnection;
  settlement: NodeChild;
  startSettlement(): Promise<NodeChild>;
  /** The first value that `look` gives, now or after a new checkpoint: there is one after each change of the ledger. */
  seen<T>(look: () => Promise<T | undefined>): Promise<T>;
  close(): Promise<void>;
};

/** For tests: the settlement process on a real Postgres, nats-server and chain of its own, and a witness that signs what it is shown. */
export async function openPlace(): Promise<Place> {
  const home = mkdtempSync(join(tmpdir(), 'infinitydb-http-'));
  const environment: Record<string, string> = {};
  for (const name of PORTS) environment[`INFINITYDB_${name}_PORT`] = String(await freePort());
  const config = loadConfig({ home, environment });
  const paths = homePaths(home);
  mkdirSync(dirname(paths.chainBlocks), { recursive: true });
  const chain = await startChain({
    dataFile: paths.chainBlocks,
    port: config.chainPort,
    prefund: [...prefundedWallets(config)],
    blockSeconds: 1,
  });
  const [postgres, server] = await Promise.all([
    startPostgres({ dataDir: paths.postgres, port: config.postgresPort }),
    startNats({ home, port: config.natsPort, websocketPort: config.natsWebsocketPort }),
  ]);
  const access = await chainAccess(config);
  const network = await makeNetwork(config, access);
  const closeWitness = await startWitness(config, network);
  const startSettlement = () =>
    startNodeChild({ name: 'settlement', script: ROLE, args: ['settlement', home], env: environment, home });
  const nats = await connectService(config, 'test');
  const account = walletOf(config, ownerOf(USER_AGENT));
  const reader = publicClient(access);
  const sender: Sender = {
    publicClient: reader,
    walletClient: walletClient(access, account),
    queue: createNonceQueue(reader, account.address),
  };
  const place: Place = {
    ...{ config, network, access, nats, sender, startSettlement },
    api: `http://127.0.0.1:${config.httpPort}`,
    token: network.genesis.assets.find(({ kind }) => kind === 'erc20')?.token as Address,
    settlement: await startSettlement(),
    async seen(look) {
      const checkpoints = nats.subscribe('idb.v1.log.checkpoint');
      try {
        const already = await look();
        if (already !== undefined) return already;
        for await (const _ of checkpoints) {
          const found = await look();
          if (found !== undefined) return found;
        }
        throw new Error('NATS was closed');
      } finally {
        checkpoints.unsubscribe();
      }
    },
    async close() {
      await place.settlement.stop();
      await nats.close();
      await Promise.all([server.stop(), postgres.stop(), chain.stop(), closeWitness()]);
      erasePostgres(paths.postgres);
      rmSync(home, { recursive: true, force: true });
    },
  };
  return place;
}

async function startWitness(config: Config, { genesis }: Network): Promise<() => Promise<void>> {
  const records = new Map<string, WitnessRecord>();
  const logKey = parseVkey(genesis.log.vkey);
  if (!logKey.ok) throw new Error(logKey.message);
  const name = genesis.witnesses[0]?.name ?? '';
  const routes = witnessRoutes({
    keys: {
      logs: [logKey.value],
      cosigner: cosigner(name, signingKey(secret(homePaths(config.home).witnessSeed))),
    },
    store: {
      load: async (origin) => records.get(origin),
      compareAndSet: async (origin, oldSize, record) => {
        if ((records.get(origin)?.size ?? 0) !== oldSize) return false;
        records.set(origin, record);
        return true;
      },
    },
    clock: { nowMs: Date.now },
  });
  const auditor = walletOf(config, AUDITOR);
  const signAnchor = async (request: Request): Promise<Response> => {
    const asked = (await request.json()) as Record<string, string>;
    const state = {
      generation: BigInt(asked['generation'] as string),
      size: BigInt(asked['size'] as string),
      root: asked['root'] as Hex,
      stateRoot: asked['stateRoot'] as Hex,
      chainBlock: BigInt(asked['chainBlock'] as string),
    };
    const domain = { chainId: genesis.chain.id, anchor: genesis.chain.anchor as Address };
    return Response.json({ signature: await auditor.signTypedData(anchorTypedData(domain, state)) });
  };
  const listener = getRequestListener((request) =>
    request.url.endsWith('/sign-anchor') ? signAnchor(request) : routes(request),
  );
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(config.witnessPort, '127.0.0.1', resolve));
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
