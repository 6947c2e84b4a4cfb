import { type Abi, type Address, getAddress, type Hex, zeroAddress } from 'viem';
import { anchorAbi, anchorBytecode } from '../artifacts/anchor.ts';
import { testTokenAbi, testTokenBytecode } from '../artifacts/test-token.ts';
import { vaultAbi, vaultBytecode } from '../artifacts/vault.ts';
import { assert } from '../../primitives/result.ts';
import { type Sender, sendAndConfirm } from './transact.ts';

/** The most base units of each asset that may leave the Vault per UTC day; only assets named here are accepted at all. */
export type DailyLimits = {
  readonly nativeWei?: bigint;
  /** Named only for a network of tests: the token is then deployed too. */
  readonly testTokenBaseUnits?: bigint;
  readonly tokens?: readonly { readonly asset: Address; readonly amountBaseUnits: bigint }[];
};

export type DeployOptions = Sender & {
  readonly operator: Address;
  readonly auditors: readonly Address[];
  readonly auditorQuorum: number;
  readonly dailyLimits: DailyLimits;
};

export type DeployedContracts = {
  readonly vault: Address;
  readonly anchor: Address;
  readonly testToken: Address | undefined;
  /** No event of theirs is older. */
  readonly deployBlock: bigint;
};

async function deployOne(sender: Sender, name: string, abi: Abi, bytecode: Hex, args: readonly unknown[]) {
  const receipt = await sendAndConfirm(sender, `deploy ${name}`, (nonce) =>
    sender.walletClient.deployContract({ abi, bytecode, args, nonce }),
  );
  assert(receipt.contractAddress, `the receipt of ${name}'s deployment names an address`);
  return { address: getAddress(receipt.contractAddress), blockNumber: receipt.blockNumber };
}

/** Deploys the network's contracts. They know chain keys only, never the network id, which is made of their addresses. */
export async function deployContracts(options: DeployOptions): Promise<DeployedContracts> {
  const { nativeWei, testTokenBaseUnits, tokens = [] } = options.dailyLimits;
  const limits = tokens.map(({ asset, amountBaseUnits }) => [asset, amountBaseUnits] as const);
  if (nativeWei !== undefined) limits.push([zeroAddress, nativeWei]);
  let testToken: Address | undefined;
  if (testTokenBaseUnits !== undefined) {
    testToken = (await deployOne(options, 'TestToken', testTokenAbi, testTokenBytecode, [])).address;
    limits.push([testToken, testTokenBaseUnits]);
  }
  const vault = await deployOne(options, 'Vault', vaultAbi, vaultBytecode, [
    options.operator,
    limits.map(([asset]) => asset),
    limits.map(([, amount]) => amount),
  ]);
  const anchor = await deployOne(options, 'Anchor', anchorAbi, anchorBytecode, [
    options.auditors,
    BigInt(options.auditorQuorum),
  ]);
  return { vault: vault.address, anchor: anchor.address, testToken, deployBlock: vault.blockNumber };
}
