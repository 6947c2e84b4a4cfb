import type { Address } from 'viem';
import { publicClient, type ReadClient, walletClient } from '../contracts/clients/connect.ts';
import { createNonceQueue } from '../contracts/clients/nonce-queue.ts';
import type { Sender } from '../contracts/clients/transact.ts';
import { InfinityDbError } from '../primitives/error.ts';
import type { Genesis } from '../primitives/genesis.ts';
import type { Asset } from '../primitives/money.ts';
import { chainAccess } from '../service/chain-access.ts';
import type { Config } from '../service/config.ts';
import { ownerOf, USER_AGENT, walletOf } from '../service/wallets.ts';
import { vaultAssetOf } from '../settlement/payments/vault-asset.ts';

/** The owner wallet of this home on the chain. */
export type OwnerChain = {
  readonly address: Address;
  readonly wallet: ReturnType<typeof walletOf>;
  readonly reader: ReadClient;
  readonly sender: Sender;
};

export async function ownerChain(config: Config): Promise<OwnerChain> {
  const access = await chainAccess(config);
  const wallet = walletOf(config, ownerOf(USER_AGENT));
  const reader = publicClient(access);
  const queue = createNonceQueue(reader, wallet.address);
  const sender = { publicClient: reader, walletClient: walletClient(access, wallet), queue };
  return { address: wallet.address, wallet, reader, sender };
}

/** What the Vault calls the asset. Throws `unknown_asset` for INFO, which no chain knows. */
export function vaultAsset({ assets }: Pick<Genesis, 'assets'>, { code, symbol }: Asset): Address {
  const address = vaultAssetOf(assets, code);
  if (address !== undefined) return address;
  throw new InfinityDbError('unknown_asset', `${symbol} is of the ledger alone; the Vault takes tokens and the coin`);
}
