import type { Address } from 'viem';
import { publicClient, walletClient } from '../../contracts/clients/connect.ts';
import { deposit, mintTestToken } from '../../contracts/clients/deposit.ts';
import { createNonceQueue } from '../../contracts/clients/nonce-queue.ts';
import { available } from '../../primitives/account.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Asset } from '../../primitives/money.ts';
import { formatAmount } from '../../primitives/money.ts';
import type { AgentContext } from '../../agent-runtime/context.ts';
import { chainAccess } from '../chain-access.ts';
import type { Config } from '../config.ts';
import { ownerOf, USER_AGENT, walletOf } from '../wallets.ts';
import type { Narrator } from './narrator.ts';
import { until } from '../until.ts';

const DEPOSIT_BASE_UNITS = 50_000_000n;
const CREDIT_DEADLINE_MS = 30_000;

/** The person's wallet deposits test tokens in the Vault for the agent, and the ledger credits them. */
export async function moneyInStep(
  narrator: Narrator,
  config: Config,
  context: AgentContext,
  token: Asset,
): Promise<void> {
  const { wallet, transactionHash, blockNumber, balance } = await depositForUser(
    config,
    context,
    token,
    DEPOSIT_BASE_UNITS,
  );
  narrator.fact(`wallet ${wallet} deposited ${formatAmount(token, DEPOSIT_BASE_UNITS)} in the Vault`);
  narrator.fact(`transaction ${transactionHash}, block ${blockNumber}`);
  narrator.fact(`the ledger credited agent ${context.agent.slice(0, 16)}…: ${formatAmount(token, balance)} available`);
}

/** Mints, deposits, and waits until the ledger has credited the agent. `balance`: what is then available to it. */
export async function depositForUser(config: Config, context: AgentContext, token: Asset, amountBaseUnits: bigint) {
  const access = await chainAccess(config);
  const reader = publicClient(access);
  const account = walletOf(config, ownerOf(USER_AGENT));
  const { address } = account;
  const sender = {
    publicClient: reader,
    walletClient: walletClient(access, account),
    queue: createNonceQueue(reader, address),
  };
  const asset = token.token as Address;
  const name = available(context.agent, token.code);
  const before = await context.network.balance(name);
  await mintTestToken(sender, asset, address, amountBaseUnits);
  const vault = context.genesis.chain.vault as Address;
  const made = await deposit(sender, { vault, owner: address, asset, amountBaseUnits, agent: `0x${context.agent}` });
  if (!made.ok) throw InfinityDbError.from(made, 'deposit');
  const balance = await until('the deposit is credited', CREDIT_DEADLINE_MS, async () => {
    const now = await context.network.balance(name);
    return now >= before + amountBaseUnits ? now : undefined;
  });
  return { wallet: address, ...made.value, balance };
}
