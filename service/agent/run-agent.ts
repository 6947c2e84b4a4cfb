import { existsSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { actionPart } from '../../agent-runtime/actions/action-part.ts';
import { type RunningAgent, startAgent } from '../../agent-runtime/agent.ts';
import { readPolicy } from '../../agent-runtime/policy/policy-file.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { lockAgent } from '../agent-lock.ts';
import type { Config } from '../config.ts';
import { homePaths, secret } from '../home.ts';
import { requireNetwork } from '../new-network.ts';
import { natsUrl } from '../service-nats.ts';
import { watchPolicy } from './watch-policy.ts';
import { ownerOf, storageAgentNames, walletOf } from '../wallets.ts';

/**
 * Runs storage agent `name` of this home in this process, until `stop`. Throws `setup_incomplete` where it was never enrolled or has no
 * policy, `usage` for a policy that is wrong, `port_in_use`, `busy` where it runs already.
 */
export async function runAgent(config: Config, name: string): Promise<RunningAgent> {
  const network = requireNetwork(config.home);
  const paths = homePaths(config.home).agent(name);
  const index = storageAgentNames(config).indexOf(name);
  if (index < 0 || !existsSync(paths.jwt))
    throw new InfinityDbError(
      'setup_incomplete',
      `there is no agent ${name} in ${config.home}; run infinitydb up first`,
    );
  const policy = readPolicy(paths.policy, network.genesis);
  if (!policy) throw new InfinityDbError('setup_incomplete', `${paths.policy} is missing; restore or write it`);
  const apiUrl = `http://127.0.0.1:${config.httpPort}`;
  const logger = pino({ name });
  const lock = lockAgent(paths.folder);
  try {
    const agent = await startAgent({
      folder: paths.folder,
      seed: secret(paths.seed),
      owner: walletOf(config, ownerOf(name)).address.slice(2).toLowerCase(),
      ...network,
      natsUrl: natsUrl(config),
      jwt: readFileSync(paths.jwt, 'utf8').trim(),
      apiUrl,
      httpPort: config.agentPort + index,
      policy,
      clock: { nowMs: () => Date.now() },
      random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
      log: (event, details) => logger.info(details ?? {}, event),
      waitForNats: true,
      parts: [actionPart(apiUrl).make],
    });
    const log = (event: string, details: object): void => logger.info(details, event);
    const { genesis } = network;
    const watched = { path: paths.policy, statePath: paths.policyState, genesis, agent, first: policy, log };
    const unwatch = watchPolicy(watched);
    return {
      ...agent,
      async stop() {
        unwatch();
        await agent.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
