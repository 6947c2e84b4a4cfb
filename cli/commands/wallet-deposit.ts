import { deposit as depositInVault, mintTestToken, readBalance } from '../../contracts/clients/deposit.ts';
import type { Address } from 'viem';
import { formatAmount } from '../../primitives/money.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { requireNetwork } from '../../service/new-network.ts';
import { parseAmount } from '../amount.ts';
import { assetBySymbol } from '../assets.ts';
import { ownerAddress, userAgentKey } from '../holder.ts';
import { must } from '../must.ts';
import { ownerChain, vaultAsset } from '../owner-chain.ts';
import { type Call, untilAborted, usage } from '../perform.ts';
import { treeSize } from '../../sdk/service-api.ts';
import { transfers } from '../../sdk/transfers.ts';
import { waitFor } from '../wait-for.ts';

const CREDITED_MS = 120_000;
const PAGE = 1_000;

/** `infinitydb wallet deposit AMOUNT ASSET`: on a test network, tokens that the wallet lacks are made first. */
export async function deposit(call: Call, text: string, symbol: string, { to }: { to: string }): Promise<void> {
  const { config, output, signal, apiUrl } = call;
  if (to !== 'agent' && to !== 'owner') throw usage(`--to ${to} is neither agent nor owner`);
  const { genesis } = requireNetwork(config.home);
  const asset = assetBySymbol(genesis, symbol);
  const token = vaultAsset(genesis, asset);
  const amountBaseUnits = must(parseAmount(text, asset), 'amount');
  const holder = to === 'agent' ? userAgentKey(config) : ownerAddress(config);
  const before = await treeSize(apiUrl);
  const { address, sender, reader } = await ownerChain(config);
  const there = await untilAborted(signal, readBalance(reader, token, address));
  const minted = genesis.test && asset.kind === 'erc20' && there < amountBaseUnits ? amountBaseUnits - there : 0n;
  if (minted > 0n) {
    output.note(`this is a test network: making ${formatAmount(asset, minted)} of test tokens for ${address}`);
    await untilAborted(signal, mintTestToken(sender, token, address, minted));
  }
  const request = {
    vault: genesis.chain.vault as Address,
    owner: address,
    asset: token,
    amountBaseUnits,
    ...(to === 'agent' ? { agent: `0x${holder}` as const } : {}),
  };
  const made = must(await untilAborted(signal, depositInVault(sender, request)), 'deposit');
  output.note(`the Vault has it (block ${made.blockNumber}); waiting for the ledger`);
  const credited = await waitFor(signal, CREDITED_MS, async () => {
    const page = await transfers(apiUrl, { holder, after: before - 1, limit: PAGE });
    return page.find(({ code, amountBaseUnits: sum }) => code === 'deposit' && BigInt(sum) === amountBaseUnits);
  });
  const { transactionHash, blockNumber } = made;
  if (!credited)
    throw new InfinityDbError('timed_out', `the Vault has the deposit, the ledger not yet; see wallet history`, {
      details: { transactionHash, blockNumber: String(blockNumber) },
    });
  const result = {
    asset: asset.symbol,
    amountBaseUnits,
    mintedBaseUnits: minted,
    to: holder,
    transactionHash,
    blockNumber,
    transfer: credited.id,
  };
  output.result(result, () => `credited ${formatAmount(asset, amountBaseUnits)} to the ${to}, transfer ${credited.id}`);
}
