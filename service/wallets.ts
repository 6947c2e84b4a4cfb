import type { PrivateKeyAccount } from 'viem/accounts';
import { devAccount } from '../contracts/chain/dev-accounts.ts';
import type { Config } from './config.ts';
import { homePaths, secret } from './home.ts';

/** The chain accounts of this home: derived from one secret, so that a backup of the keys folder is a backup of them all. */
export const OPERATOR = 'operator';
export const AUDITOR = 'auditor';
/** The owner of the agent called `agent`. */
export const ownerOf = (agent: string): string => `owner-of-${agent}`;

/** The agent of the person at this machine: it buys for `put`, and sells nothing. */
export const USER_AGENT = 'user';
const STORAGE_AGENTS_MAX = 32;

export function storageAgentNames(config: Config): readonly string[] {
  return Array.from({ length: config.agents }, (_, i) => `agent-${i + 1}`);
}

export function walletOf(config: Config, name: string): PrivateKeyAccount {
  return devAccount(secret(homePaths(config.home).walletSeed), name);
}

/** All accounts that the embedded chain funds at its first block; must be the same at every start, whatever `config.agents` is. */
export function prefundedWallets(config: Config): readonly `0x${string}`[] {
  const agents = Array.from({ length: STORAGE_AGENTS_MAX }, (_, i) => `agent-${i + 1}`);
  const names = [OPERATOR, AUDITOR, ownerOf(USER_AGENT), ...agents.map(ownerOf)];
  return names.map((name) => walletOf(config, name).address);
}
