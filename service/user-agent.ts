import { existsSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { actionPart } from '../agent-runtime/actions/action-part.ts';
import type { AgentActions } from '../agent-runtime/actions/agent-actions.ts';
import { startAgent } from '../agent-runtime/agent.ts';
import type { AgentContext } from '../agent-runtime/context.ts';
import { InfinityDbError } from '../primitives/error.ts';
import { lockAgent } from './agent-lock.ts';
import type { Config } from './config.ts';
import { homePaths, secret } from './home.ts';
import { requireNetwork } from './new-network.ts';
import { natsUrl } from './service-nats.ts';
import { ownerOf, USER_AGENT, walletOf } from './wallets.ts';

export type UserAgent = { readonly context: AgentContext; readonly actions: AgentActions; close(): Promise<void> };

/**
 * The agent of the person at this machine, acting in this process: one at a time (`busy` for a second). It needs the service up
 * (`service_unavailable`, `nats_unavailable`).
 */
export async function openUserAgent(config: Config, log: AgentContext['log'] = () => undefined): Promise<UserAgent> {
  const network = requireNetwork(config.home);
  const paths = homePaths(config.home).agent(USER_AGENT);
  if (!existsSync(paths.jwt))
    throw new InfinityDbError('setup_incomplete', 'this home has not been up yet; run npm start, or infinitydb up');
  const lock = lockAgent(paths.folder);
  const apiUrl = `http://127.0.0.1:${config.httpPort}`;
  const part = actionPart(apiUrl);
  try {
    const agent = await startAgent({
      folder: paths.folder,
      seed: secret(paths.seed),
      owner: walletOf(config, ownerOf(USER_AGENT)).address.slice(2).toLowerCase(),
      ...network,
      natsUrl: natsUrl(config),
      jwt: readFileSync(paths.jwt, 'utf8').trim(),
      apiUrl,
      httpPort: 0,
      policy: undefined,
      clock: { nowMs: () => Date.now() },
      random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
      log,
      parts: [part.make],
    });
    return {
      context: agent.context,
      actions: part.actions(),
      async close() {
        await agent.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
