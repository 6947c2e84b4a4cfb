import type { Address } from 'viem';
import { readDailyLimitLeft, readWithdrawals } from '../../contracts/clients/withdrawal.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { type Asset, formatAmount } from '../../primitives/money.ts';
import { available } from '../../primitives/account.ts';
import { moveFunds, requestWithdrawal } from '../../sdk/owner-command.ts';
import { requireNetwork } from '../../service/new-network.ts';
import { parseAmount, parseCount } from '../amount.ts';
import { assetBySymbol } from '../assets.ts';
import { ownerAddress, userAgentKey } from '../holder.ts';
import { must } from '../must.ts';
import { type OwnerChain, ownerChain, vaultAsset } from '../owner-chain.ts';
import { type Call, untilAborted } from '../perform.ts';
import { accounts } from '../../sdk/service-api.ts';
import { waitFor } from '../wait-for.ts';

/** How long the Vault may pay what was asked for; then it comes back to the owner in the ledger. */
const VALID_SECONDS = 86_400;
const WAIT_MOST_SECONDS = 86_400;
const HOLDER_ACCOUNTS = 1_000;

/** `infinitydb wallet withdraw AMOUNT ASSET` */
export async function withdraw(call: Call, text: string, symbol: string, options: { wait: string }): Promise<void> {
  const { config, output, signal, apiUrl } = call;
  const waitSeconds = must(parseCount(options.wait, WAIT_MOST_SECONDS), 'wait');
  const { genesis } = requireNetwork(config.home);
  const asset = assetBySymbol(genesis, symbol);
  const token = vaultAsset(genesis, asset);
  const amountBaseUnits = must(parseAmount(text, asset), 'amount');
  const vault = genesis.chain.vault as Address;
  const owner = await ownerChain(config);
  const swept = await untilAborted(signal, sweepMissing(call, asset, amountBaseUnits, owner));
  const fromBlock = await untilAborted(signal, owner.reader.getBlockNumber());
  const request = { asset: asset.code, token, amountBaseUnits, validSeconds: VALID_SECONDS };
  const { nonce } = await untilAborted(signal, requestWithdrawal(apiUrl, genesis, owner.wallet, request));
  output.note('asked for; waiting until the Vault has paid');
  const paid = await waitFor(signal, 1_000 * waitSeconds, async () => {
    const head = await owner.reader.getBlockNumber();
    return (await readWithdrawals(owner.reader, vault, fromBlock, head)).find((event) => event.nonce === nonce);
  });
  if (!paid) {
    const left = await readDailyLimitLeft(owner.reader, vault, token);
    throw new InfinityDbError(
      'timed_out',
      `the withdrawal is pending, not paid after ${waitSeconds} s; the Vault lets ${formatAmount(asset, left)} more leave today`,
      { details: { nonce: String(nonce), dailyLimitLeftBaseUnits: String(left) } },
    );
  }
  const { transactionHash, blockNumber } = paid;
  const sum = { asset: asset.symbol, amountBaseUnits, sweptFromAgentBaseUnits: swept };
  output.result(
    { ...sum, to: owner.address, nonce, transactionHash, blockNumber },
    () => `paid ${formatAmount(asset, amountBaseUnits)} to ${owner.address}, transaction ${transactionHash}`,
  );
}

/** Takes from the agent what the owner lacks. Throws `insufficient_funds` where both together have too little. */
async function sweepMissing(
  { config, apiUrl }: Call,
  asset: Asset,
  amountBaseUnits: bigint,
  { wallet }: OwnerChain,
): Promise<bigint> {
  const { genesis } = requireNetwork(config.home);
  const [owner, agent] = [ownerAddress(config), userAgentKey(config)];
  const [ownerHas, agentHas] = await Promise.all([
    balanceOf(apiUrl, owner, asset.code),
    balanceOf(apiUrl, agent, asset.code),
  ]);
  if (ownerHas >= amountBaseUnits) return 0n;
  if (ownerHas + agentHas < amountBaseUnits)
    throw new InfinityDbError(
      'insufficient_funds',
      `owner and agent have ${formatAmount(asset, ownerHas + agentHas)} available together, not ${formatAmount(asset, amountBaseUnits)}`,
      { step: 'sweep' },
    );
  const missing = amountBaseUnits - ownerHas;
  const move = { direction: 'sweep', agent, asset: asset.code, amountBaseUnits: missing } as const;
  await moveFunds(apiUrl, genesis, wallet, move);
  return missing;
}

async function balanceOf(apiUrl: string, holder: string, asset: number): Promise<bigint> {
  const found = await accounts(apiUrl, { holder, limit: HOLDER_ACCOUNTS });
  const account = found.find(({ name }) => name === available(holder, asset));
  return BigInt(account?.balanceBaseUnits ?? 0);
}
