import { type Address, getAbiItem, type Hex } from 'viem';
import { vaultAbi } from '../artifacts/vault.ts';
import { ok, type Result } from '../../primitives/result.ts';
import type { ReadClient } from './connect.ts';
import { chainFailure } from './contract-refusal.ts';
import type { Withdrawal } from './owner-commands.ts';
import { type Sender, simulateAndSend } from './transact.ts';
import { vaultCallAbi } from './vault-abi.ts';

export type SignedWithdrawal = {
  readonly vault: Address;
  readonly withdrawal: Withdrawal;
  readonly ownerSignature: Hex;
  readonly operatorSignature: Hex;
};

export type PaidWithdrawal = { readonly transactionHash: Hex; readonly blockNumber: bigint };

/** Has the Vault pay. Refused: `expired`, `nonce_used`, `over_daily_limit`, `bad_signature`, `insufficient_funds`, `amount_zero`. */
export async function submitWithdrawal(sender: Sender, request: SignedWithdrawal): Promise<Result<PaidWithdrawal>> {
  const { publicClient, walletClient } = sender;
  const call = {
    address: request.vault,
    abi: vaultCallAbi,
    functionName: 'withdraw',
    args: [request.withdrawal, request.ownerSignature, request.operatorSignature],
  } as const;
  const sent = await simulateAndSend(
    sender,
    'withdraw',
    () => publicClient.simulateContract({ ...call, account: walletClient.account, blockTag: 'pending' }),
    (nonce) => walletClient.writeContract({ ...call, nonce }),
  );
  return sent.ok ? ok({ transactionHash: sent.value.transactionHash, blockNumber: sent.value.blockNumber }) : sent;
}

/** One withdrawal that the chain shows as paid. */
export type VaultWithdrawn = {
  readonly owner: Address;
  readonly asset: Address;
  readonly amountBaseUnits: bigint;
  readonly nonce: bigint;
  readonly blockNumber: bigint;
  readonly blockHash: Hex;
  readonly transactionHash: Hex;
  readonly logIndex: number;
};

/** All withdrawals of blocks `fromBlock` to `toBlock`, both included, in chain order. */
export async function readWithdrawals(
  publicClient: ReadClient,
  vault: Address,
  fromBlock: bigint,
  toBlock: bigint,
): Promise<VaultWithdrawn[]> {
  const event = getAbiItem({ abi: vaultAbi, name: 'Withdrawn' });
  try {
    const logs = await publicClient.getLogs({ address: vault, event, fromBlock, toBlock, strict: true });
    return logs.map(({ args: { owner, asset, amount, nonce }, blockNumber, blockHash, transactionHash, logIndex }) => ({
      owner,
      asset,
      amountBaseUnits: amount,
      nonce,
      blockNumber,
      blockHash,
      transactionHash,
      logIndex,
    }));
  } catch (error) {
    throw chainFailure(error, 'read withdrawals');
  }
}

/** The Vault's own count for one owner and asset, in base units; `firstDepositBlock` is 0 where there is no deposit. */
export type VaultCounters = {
  readonly depositedBaseUnits: bigint;
  readonly withdrawnBaseUnits: bigint;
  readonly firstDepositBlock: bigint;
};

export async function readCounters(
  publicClient: ReadClient,
  vault: Address,
  owner: Address,
  asset: Address,
): Promise<VaultCounters> {
  const call = { address: vault, abi: vaultAbi, args: [owner, asset] } as const;
  try {
    const blockNumber = await publicClient.getBlockNumber();
    const [depositedBaseUnits, withdrawnBaseUnits, firstDepositBlock] = await Promise.all([
      publicClient.readContract({ ...call, functionName: 'depositedTotal', blockNumber }),
      publicClient.readContract({ ...call, functionName: 'withdrawnTotal', blockNumber }),
      publicClient.readContract({ ...call, functionName: 'firstDepositBlock', blockNumber }),
    ]);
    return { depositedBaseUnits, withdrawnBaseUnits, firstDepositBlock };
  } catch (error) {
    throw chainFailure(error, 'read counters');
  }
}

/** What of `asset` may still leave the Vault in the newest block's UTC day, in base units. */
export async function readDailyLimitLeft(publicClient: ReadClient, vault: Address, asset: Address): Promise<bigint> {
  try {
    return await publicClient.readContract({
      address: vault,
      abi: vaultAbi,
      functionName: 'dailyLimitLeft',
      args: [asset],
    });
  } catch (error) {
    throw chainFailure(error, 'read daily limit');
  }
}

/** Whom the Vault pays for, and how many deposits it counts after `block`. */
export async function readVault(
  publicClient: ReadClient,
  vault: Address,
  block: bigint,
): Promise<{ readonly operator: Address; readonly deposits: bigint }> {
  const call = { address: vault, abi: vaultAbi, blockNumber: block } as const;
  try {
    const [operator, deposits] = await Promise.all([
      publicClient.readContract({ ...call, functionName: 'operator' }),
      publicClient.readContract({ ...call, functionName: 'depositCount' }),
    ]);
    return { operator, deposits };
  } catch (error) {
    throw chainFailure(error, 'read Vault');
  }
}

/** Whether the Vault paid the withdrawal of this owner and nonce, up to `block`. */
export async function readNonceUsed(
  publicClient: ReadClient,
  vault: Address,
  { owner, nonce }: { readonly owner: Address; readonly nonce: bigint },
  block: bigint,
): Promise<boolean> {
  try {
    return await publicClient.readContract({
      address: vault,
      abi: vaultAbi,
      functionName: 'nonceUsed',
      args: [owner, nonce],
      blockNumber: block,
    });
  } catch (error) {
    throw chainFailure(error, 'read nonce');
  }
}
