import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { startAgent } from '../../agent-runtime/agent.ts';
import { readPolicy } from '../../agent-runtime/policy/policy-file.ts';
import type { Config } from '../config.ts';
import { homePaths, secret } from '../home.ts';
import { requireNetwork } from '../new-network.ts';
import type { ChildSide } from '../process/child.ts';
import { natsUrl } from '../service-nats.ts';
import { ownerOf, storageAgentNames, walletOf } from '../wallets.ts';

/** One storage agent of this home. */
export async function runAgentRole(config: Config, child: ChildSide, name: string): Promise<void> {
  const paths = homePaths(config.home).agent(name);
  const logger = pino({ name });
  const agent = await startAgent({
    folder: paths.folder,
    seed: secret(paths.seed),
    owner: walletOf(config, ownerOf(name)).address.slice(2).toLowerCase(),
    ...requireNetwork(config.home),
    natsUrl: natsUrl(config),
    jwt: readFileSync(paths.jwt, 'utf8').trim(),
    apiUrl: `http://127.0.0.1:${config.httpPort}`,
    httpPort: config.agentPort + storageAgentNames(config).indexOf(name),
    policy: readPolicy(paths.policy),
    clock: { nowMs: () => Date.now() },
    random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
    log: (event, details = {}) => logger.info(details, event),
    waitForNats: true,
  });
  child.onStop(() => agent.stop());
  child.ready();
}
