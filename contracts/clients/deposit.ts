import {
  type Address,
  erc20Abi,
  getAbiItem,
  type Hex,
  isAddressEqual,
  maxUint256,
  parseEventLogs,
  TransactionReceiptNotFoundError,
  zeroAddress,
} from 'viem';
import { testTokenAbi } from '../artifacts/test-token.ts';
import { vaultAbi } from '../artifacts/vault.ts';
import { assert, ok, type Result } from '../../primitives/result.ts';
import type { ReadClient } from './connect.ts';
import { chainFailure } from './contract-refusal.ts';
import { type Sender, sendAndConfirm, simulateAndSend } from './transact.ts';
import { vaultCallAbi } from './vault-abi.ts';

/** One deposit as the chain shows it. `agent` is 32 bytes, all zero where none was named; `index` counts the Vault's deposits. */
export type VaultDeposit = {
  readonly owner: Address;
  readonly asset: Address;
  readonly amountBaseUnits: bigint;
  readonly agent: Hex;
  readonly index: bigint;
  readonly blockNumber: bigint;
  readonly blockHash: Hex;
  readonly transactionHash: Hex;
  readonly logIndex: number;
};

export type DepositRequest = {
  readonly vault: Address;
  readonly owner: Address;
  /** A token's address; zero for the native coin. */
  readonly asset: Address;
  readonly amountBaseUnits: bigint;
  /** Credited if `owner` delegated to it; else the owner is. */
  readonly agent?: Hex;
};

export const NO_AGENT: Hex = `0x${'0'.repeat(64)}`;

/** Deposits from the sender's account, approving the token first where the Vault's allowance is too small. */
export async function deposit(sender: Sender, request: DepositRequest): Promise<Result<VaultDeposit>> {
  const { publicClient, walletClient } = sender;
  const { account } = walletClient;
  const isNative = isAddressEqual(request.asset, zeroAddress);
  if (!isNative) await approve(sender, request);
  const call = {
    address: request.vault,
    abi: vaultCallAbi,
    functionName: 'deposit',
    args: [request.owner, request.asset, request.amountBaseUnits, request.agent ?? NO_AGENT],
    value: isNative ? request.amountBaseUnits : 0n,
  } as const;
  const sent = await simulateAndSend(
    sender,
    'deposit',
    () => publicClient.simulateContract({ ...call, account }),
    (nonce) => walletClient.writeContract({ ...call, nonce }),
  );
  if (!sent.ok) return sent;
  const [event] = parseEventLogs({ abi: vaultAbi, eventName: 'Deposit', logs: sent.value.logs });
  assert(event, 'a mined deposit has its event');
  return ok(fromEvent(event));
}

async function approve(sender: Sender, { vault, asset, amountBaseUnits }: DepositRequest): Promise<void> {
  const { publicClient, walletClient } = sender;
  const token = { address: asset, abi: erc20Abi } as const;
  let allowance: bigint;
  try {
    allowance = await publicClient.readContract({
      ...token,
      functionName: 'allowance',
      args: [walletClient.account.address, vault],
    });
  } catch (error) {
    throw chainFailure(error, `allowance of token ${asset}`);
  }
  if (allowance >= amountBaseUnits || amountBaseUnits > maxUint256) return;
  await sendAndConfirm(sender, 'approve', (nonce) =>
    walletClient.writeContract({ ...token, functionName: 'approve', args: [vault, amountBaseUnits], nonce }),
  );
}

type DepositLog = Pick<VaultDeposit, 'blockNumber' | 'blockHash' | 'transactionHash' | 'logIndex'> & {
  readonly args: {
    readonly owner: Address;
    readonly asset: Address;
    readonly amount: bigint;
    readonly agent: Hex;
    readonly index: bigint;
  };
};

function fromEvent({ args, blockNumber, blockHash, transactionHash, logIndex }: DepositLog): VaultDeposit {
  const { owner, asset, amount, agent, index } = args;
  return { owner, asset, amountBaseUnits: amount, agent, index, blockNumber, blockHash, transactionHash, logIndex };
}

/** All deposits of blocks `fromBlock` to `toBlock`, both included, in chain order. */
export async function readDeposits(
  publicClient: ReadClient,
  vault: Address,
  fromBlock: bigint,
  toBlock: bigint,
): Promise<VaultDeposit[]> {
  const event = getAbiItem({ abi: vaultAbi, name: 'Deposit' });
  try {
    const logs = await publicClient.getLogs({ address: vault, event, fromBlock, toBlock, strict: true });
    return logs.map(fromEvent);
  } catch (error) {
    throw chainFailure(error, 'read deposits');
  }
}

/** The deposits that one transaction made, by its receipt; none where the chain has no such transaction. */
export async function readDepositsOf(publicClient: ReadClient, vault: Address, hash: Hex): Promise<VaultDeposit[]> {
  try {
    const { logs } = await publicClient.getTransactionReceipt({ hash });
    const ours = logs.filter(({ address }) => isAddressEqual(address, vault));
    return parseEventLogs({ abi: vaultAbi, eventName: 'Deposit', logs: ours }).map(fromEvent);
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return [];
    throw chainFailure(error, 'read a deposit');
  }
}

/** Makes test tokens out of nothing for `to`. Only the token of test networks allows it. */
export async function mintTestToken(
  sender: Sender,
  testToken: Address,
  to: Address,
  amountBaseUnits: bigint,
): Promise<void> {
  await sendAndConfirm(sender, 'mint', (nonce) =>
    sender.walletClient.writeContract({
      address: testToken,
      abi: testTokenAbi,
      functionName: 'mint',
      args: [to, amountBaseUnits],
      nonce,
    }),
  );
}

/** What `owner` holds of `asset` on the chain itself, in base units; after `block` where one is named. */
export async function readBalance(
  publicClient: ReadClient,
  asset: Address,
  owner: Address,
  block?: bigint,
): Promise<bigint> {
  const at = block === undefined ? {} : { blockNumber: block };
  const call = { address: asset, abi: erc20Abi, functionName: 'balanceOf', args: [owner], ...at } as const;
  try {
    if (isAddressEqual(asset, zeroAddress)) return await publicClient.getBalance({ address: owner, ...at });
    return await publicClient.readContract(call);
  } catch (error) {
    throw chainFailure(error, `balance of ${owner}`);
  }
}
