import { NO_AGENT, type VaultDeposit } from '../../contracts/clients/deposit.ts';
import type { SettlementCommand } from '../../primitives/commands.ts';
import type { Asset } from '../../primitives/money.ts';
import { assetCodeOf } from './vault-asset.ts';

type DepositSeen = Extract<SettlementCommand, { type: 'depositSeen' }>;

/** How a deposit of the Vault enters the order of record; undefined for an asset that genesis does not name. */
export function depositCommand(deposit: VaultDeposit, assets: readonly Asset[]): DepositSeen | undefined {
  const asset = assetCodeOf(assets, deposit.asset);
  if (asset === undefined) return undefined;
  return {
    type: 'depositSeen',
    owner: bare(deposit.owner),
    asset,
    amountBaseUnits: deposit.amountBaseUnits,
    agent: deposit.agent === NO_AGENT ? '' : bare(deposit.agent),
    txHash: bare(deposit.transactionHash),
    logIndex: deposit.logIndex,
    blockNumber: deposit.blockNumber,
  };
}

const bare = (hex: string): string => hex.slice(2).toLowerCase();
