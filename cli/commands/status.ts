import type { Command } from 'commander';
import { InfinityDbError } from '../../primitives/error.ts';
import { callApi } from '../../sdk/http-api.ts';
import type { Config } from '../../service/config.ts';
import { loadNetwork } from '../../service/new-network.ts';
import { divergedProcesses, homeHolder, runningProcesses } from '../../service/process/home-lock.ts';
import { marketNames } from '../../service/stack.ts';
import { storageAgentNames } from '../../service/wallets.ts';
import { table } from '../output.ts';
import { perform } from '../perform.ts';

/** `infinitydb status`: exit code 0 where every process runs and settlement answers, 75 where not. */
export function addStatus(root: Command, signal: AbortSignal): void {
  root
    .command('status')
    .description('the processes of the service, their state and every address')
    .action(
      perform(signal, async ({ config, output, apiUrl }) => {
        if (homeHolder(config.home) === undefined)
          throw new InfinityDbError(
            'service_unavailable',
            `no service runs on ${config.home}; start it with infinitydb up, or npm start`,
            { details: { home: config.home } },
          );
        const processes = processesOf(config);
        const service = await serviceStatus(apiUrl);
        const up = service?.ok === true && processes.every(({ state }) => state === 'running');
        const addresses = addressesOf(config);
        output.result({ up, home: config.home, processes, addresses, service }, () =>
          [
            table(
              ['PROCESS', 'PID', 'STATE'],
              processes.map(({ name, pid, state }) => [name, String(pid ?? '-'), state]),
            ),
            '',
            table(['ADDRESS', ''], Object.entries(addresses)),
            '',
            service ? serviceText(service) : `settlement does not answer at ${apiUrl} yet; try again`,
          ].join('\n'),
        );
        return up ? 0 : 75;
      }),
    );
}

type ProcessState = {
  readonly name: string;
  readonly pid: number | null;
  readonly state: 'running' | 'stopped' | 'diverged';
};

function processesOf(config: Config): readonly ProcessState[] {
  const chain = config.chainRpcUrl === '' ? ['chain'] : [];
  const wanted = ['supervisor', 'postgres', 'nats', ...chain, 'settlement', ...marketNames(config), 'witness'];
  const running = new Map(runningProcesses(config.home).map(({ name, pid }) => [name, pid]));
  const diverged = new Set(divergedProcesses(config.home));
  const names = new Set([...wanted, ...storageAgentNames(config), ...running.keys()]);
  return [...names].map((name) => {
    const pid = running.get(name);
    if (pid !== undefined) return { name, pid, state: 'running' };
    return { name, pid: null, state: diverged.has(name) ? 'diverged' : 'stopped' };
  });
}

function addressesOf(config: Config): Record<string, string> {
  const local = (scheme: string, port: number): string => `${scheme}://127.0.0.1:${port}`;
  const network = loadNetwork(config.home);
  const agents = storageAgentNames(config).map((name, i) => [name, local('http', config.agentPort + i)]);
  return {
    page: `${local('http', config.httpPort)}/`,
    api: `${local('http', config.httpPort)}/api/v1`,
    postgres: local('postgres', config.postgresPort),
    nats: local('nats', config.natsPort),
    natsWebsocket: local('ws', config.natsWebsocketPort),
    chain: config.chainRpcUrl === '' ? local('http', config.chainPort) : config.chainRpcUrl,
    witness: local('http', config.witnessPort),
    ...(Object.fromEntries(agents) as Record<string, string>),
    ...(network ? { vault: network.genesis.chain.vault, anchor: network.genesis.chain.anchor } : {}),
  };
}

type ServiceStatus = Record<string, unknown> & {
  readonly ok: boolean;
  readonly fundsChecks: readonly { readonly partition: number; readonly ok: boolean; readonly message: string }[];
};

function serviceText({ fundsChecks }: ServiceStatus): string {
  const broken = fundsChecks.find(({ ok }) => !ok);
  return broken ? `settlement has stopped: ${broken.message}` : 'settlement answers';
}

/** What settlement says of itself; undefined while it does not answer, or has no database to answer from. */
async function serviceStatus(apiUrl: string): Promise<ServiceStatus | undefined> {
  try {
    return await callApi<ServiceStatus>(apiUrl, '/api/v1/status');
  } catch (error) {
    if (InfinityDbError.is(error) && error.retryable) return undefined;
    throw error;
  }
}
