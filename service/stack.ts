import { fileURLToPath } from 'node:url';
import { chainAccess } from './chain-access.ts';
import { InfinityDbError } from '../primitives/error.ts';
import type { Config } from './config.ts';
import { homePaths } from './home.ts';
import { startNats } from './nats/server.ts';
import { loadNetwork, makeNetwork, type Network } from './new-network.ts';
import { startPostgres } from './postgres.ts';
import { type ChildSpec, Supervisor } from './process/children.ts';
import { lockHome } from './process/home-lock.ts';
import { startNodeChild } from './process/node-child.ts';
import type { Running } from './process/running.ts';
import { assertPortFree } from './process/ports.ts';
import { enrolAll } from './first-agents.ts';
import { storageAgentNames } from './wallets.ts';

const ROLE = fileURLToPath(new URL('./role.ts', import.meta.url));

export type Stack = {
  readonly config: Config;
  readonly network: Network;
  readonly supervisor: Supervisor;
  /** The HTTP interface. */
  readonly apiUrl: string;
  /** Starts a process again that `supervisor.stop` or `killForGood` ended. */
  startAgain(name: string): Promise<void>;
  /** Kills a process with SIGKILL and leaves it dead. Returns the pid that it had. */
  killForGood(name: string): Promise<number>;
  stop(): Promise<void>;
};

export type StackOptions = {
  /** One line for each step and each unexpected end of a process. */
  readonly log: (line: string) => void;
  /** Called on SIGINT, SIGTERM or SIGHUP, from the first child on; then all are stopped and this process exits. */
  readonly onSignal?: () => void;
};

/**
 * Brings up the whole marketplace of `config.home`, making network and agents at the first start, and resolves when every process is
 * ready. Throws `port_in_use` before anything is started, `home_in_use`, or what a process could not do; then nothing is left running.
 */
export async function startStack(config: Config, { log, onSignal }: StackOptions): Promise<Stack> {
  const lock = await lockHome(config.home);
  const supervisor = new Supervisor({ home: config.home, log });
  if (onSignal) supervisor.stopOnSignals(async () => onSignal());
  const stop = async (): Promise<void> => {
    await supervisor.stopAll();
    lock.release();
  };
  try {
    await assertPortsFree(config);
    return await start(config, supervisor, log, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  config: Config,
  supervisor: Supervisor,
  log: (line: string) => void,
  stop: () => Promise<void>,
): Promise<Stack> {
  const paths = homePaths(config.home);
  const role = (name: string, ...args: string[]) => ({
    name: args[0] ?? name,
    start: () =>
      startNodeChild({ name: args[0] ?? name, script: ROLE, args: [name, config.home, ...args], home: config.home }),
  });
  const specs = new Map<string, ChildSpec<Running>>();
  const run = async (spec: ChildSpec<Running>): Promise<void> => {
    specs.set(spec.name, spec);
    await supervisor.run(spec);
  };
  log('starting Postgres, NATS and the chain');
  await Promise.all([
    run({
      name: 'postgres',
      start: () => startPostgres({ dataDir: paths.postgres, port: config.postgresPort, log }),
    }),
    run({
      name: 'nats',
      start: () => startNats({ home: config.home, port: config.natsPort, websocketPort: config.natsWebsocketPort }),
    }),
    config.chainRpcUrl === '' ? run(role('chain')) : undefined,
  ]);
  const network =
    loadNetwork(config.home) ?? (log('making a new network'), await makeNetwork(config, await chainAccess(config)));
  log(`starting settlement, ${config.markets} market replicas and witness`);
  const markets = marketNames(config).map((name) => role('market', name));
  await Promise.all([role('settlement'), ...markets, role('witness')].map(run));
  const apiUrl = `http://127.0.0.1:${config.httpPort}`;
  const names = storageAgentNames(config);
  await enrolAll(config, network, apiUrl, log);
  log(`starting ${names.length} storage agents`);
  await Promise.all(names.map((name) => run(role('agent', name))));
  return {
    config,
    network,
    supervisor,
    apiUrl,
    stop,
    async startAgain(name) {
      const spec = specs.get(name);
      if (!spec) throw new InfinityDbError('usage', `${name} is no process of this stack`);
      await supervisor.run(spec);
    },
    async killForGood(name) {
      const pid = supervisor.states().find((state) => state.name === name)?.pid;
      if (pid === undefined) throw new InfinityDbError('service_unavailable', `${name} does not run`, { step: 'kill' });
      process.kill(pid, 'SIGKILL');
      await supervisor.stop(name);
      return pid;
    },
  };
}

/** The market's replicas on this machine. */
export function marketNames(config: Config): readonly string[] {
  return Array.from({ length: config.markets }, (_, i) => `market-${i + 1}`);
}

async function assertPortsFree(config: Config): Promise<void> {
  const wanted: [number, string, string][] = [
    [config.httpPort, 'the HTTP interface', 'set INFINITYDB_HTTP_PORT'],
    [config.postgresPort, 'Postgres', 'set INFINITYDB_POSTGRES_PORT'],
    [config.natsPort, 'NATS', 'set INFINITYDB_NATS_PORT'],
    [config.natsWebsocketPort, "NATS's WebSocket", 'set INFINITYDB_NATS_WEBSOCKET_PORT'],
    [config.chainPort, 'the embedded chain', 'set INFINITYDB_CHAIN_PORT'],
    [config.witnessPort, 'the witness', 'set INFINITYDB_WITNESS_PORT'],
    ...storageAgentNames(config).map((name, i): [number, string, string] => [
      config.agentPort + i,
      name,
      'set INFINITYDB_AGENT_PORT',
    ]),
  ];
  for (const [port, what, variable] of wanted) await assertPortFree(port, what, variable);
}
