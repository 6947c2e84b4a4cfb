import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Address } from 'viem';
import { writeDurably } from '../agent-runtime/durable-file.ts';
import { publicClient, walletClient } from '../contracts/clients/connect.ts';
import { deposit, mintTestToken } from '../contracts/clients/deposit.ts';
import { createNonceQueue } from '../contracts/clients/nonce-queue.ts';
import { InfinityDbError } from '../primitives/error.ts';
import { encodePolicy } from '../schemas/policy.ts';
import { httpNetworkView } from '../agent-runtime/network-view.ts';
import { available } from '../primitives/account.ts';
import { enrolAgent } from '../sdk/owner-command.ts';
import { chainAccess } from './chain-access.ts';
import type { Config } from './config.ts';
import { firstPolicy } from './first-policy.ts';
import { homePaths, secret } from './home.ts';
import type { Network } from './new-network.ts';
import { until } from './until.ts';
import { ownerOf, storageAgentNames, USER_AGENT, walletOf } from './wallets.ts';

/** What each storage agent's owner puts in at the start, for collateral: 1,000 USDX. */
const COLLATERAL_BASE_UNITS = 1_000_000_000n;
const CREDITED_MS = 60_000;

/**
 * Makes keys, enrols and (storage agents only, once) funds each agent of this home; does nothing for those that were. The owner's money
 * comes from the chain: minted test tokens, deposited in the Vault for the agent.
 */
export async function enrolAll(
  config: Config,
  network: Network,
  apiUrl: string,
  log: (line: string) => void,
): Promise<void> {
  const names = [USER_AGENT, ...storageAgentNames(config)];
  const fresh = names.filter((name) => !existsSync(homePaths(config.home).agent(name).jwt));
  if (fresh.length === 0) return;
  log(`enrolling ${fresh.length} agents`);
  await Promise.all(fresh.map((name, index) => enrolOne(config, network, apiUrl, name, index)));
}

async function enrolOne(config: Config, network: Network, apiUrl: string, name: string, index: number): Promise<void> {
  const paths = homePaths(config.home).agent(name);
  const seed = secret(paths.seed);
  // Before the deposit: one for an agent that settlement does not know yet would be credited to its owner.
  const { agent, jwt } = await enrolAgent(apiUrl, network.genesis, seed, walletOf(config, ownerOf(name)));
  if (name !== USER_AGENT) {
    await fundFromChain(config, network, name, agent);
    await untilCredited(network, apiUrl, agent);
    if (!existsSync(paths.policy))
      writeDurably(paths.policy, `${JSON.stringify(JSON.parse(encodePolicy(firstPolicy(index))), null, 2)}\n`);
  }
  // Last, for it says that all the rest was done.
  writeDurably(paths.jwt, jwt, 0o600);
}

/** An agent that starts with its collateral offers at once; it looks for a later deposit only now and then. */
async function untilCredited({ genesis }: Network, apiUrl: string, agent: string): Promise<void> {
  const asset = genesis.assets.find(({ kind }) => kind === 'erc20')?.code ?? 0;
  const view = httpNetworkView(apiUrl);
  await until(`the deposit of agent ${agent} is credited`, CREDITED_MS, async () =>
    (await view.balance(available(agent, asset))) >= COLLATERAL_BASE_UNITS ? true : undefined,
  );
}

/** Mints and deposits test tokens for `agent`, once: the receipt's hash is kept beside the keys. */
async function fundFromChain(config: Config, network: Network, name: string, agent: string): Promise<void> {
  const marker = join(homePaths(config.home).agent(name).folder, 'first-deposit');
  if (existsSync(marker) && readFileSync(marker, 'utf8') !== '') return;
  const token = network.genesis.assets.find(({ kind }) => kind === 'erc20')?.token as Address | undefined;
  if (!token) throw new InfinityDbError('unknown_asset', 'this network has no token to deposit');
  const access = await chainAccess(config);
  const publicReader = publicClient(access);
  const account = walletOf(config, ownerOf(name));
  const sender = {
    publicClient: publicReader,
    walletClient: walletClient(access, account),
    queue: createNonceQueue(publicReader, account.address),
  };
  const amountBaseUnits = COLLATERAL_BASE_UNITS;
  await mintTestToken(sender, token, account.address, amountBaseUnits);
  const vault = network.genesis.chain.vault as Address;
  const made = await deposit(sender, {
    vault,
    owner: account.address,
    asset: token,
    amountBaseUnits,
    agent: `0x${agent}`,
  });
  if (!made.ok) throw InfinityDbError.from(made, 'deposit');
  writeDurably(marker, made.value.transactionHash);
}
