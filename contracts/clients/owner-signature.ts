import {
  AbiDecodingDataSizeTooSmallError,
  type Address,
  BaseError,
  ContractFunctionZeroDataError,
  type Hex,
  isAddressEqual,
  parseAbi,
  recoverTypedDataAddress,
  sliceHex,
} from 'viem';
import { ok, refuse, type Result } from '../../primitives/result.ts';
import type { ReadClient } from './connect.ts';
import { chainFailure } from './contract-refusal.ts';
import { type OwnerTypedData, ownerCommandDigest } from './owner-commands.ts';

const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;
const ERC1271_ABI = parseAbi(['function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)']);
const ERC1271_MAGIC = '0x1626ba7e';

/** The account whose key made `signature` (65 bytes: r, s, v). The forms that the contracts refuse are refused here too. */
export async function recoverOwner(typedData: OwnerTypedData, signature: Hex): Promise<Result<Address>> {
  if (!/^0x[0-9a-fA-F]{130}$/.test(signature))
    return refuse('bad_signature', 'the signature is not 65 bytes (r, s, v)');
  const v = Number(sliceHex(signature, 64, 65));
  if (v !== 27 && v !== 28) return refuse('bad_signature', `the signature's v is ${v}, neither 27 nor 28`);
  if (BigInt(sliceHex(signature, 32, 64)) > HALF_ORDER)
    return refuse('bad_signature', "the signature's s is in the upper half");
  try {
    return ok(await recoverTypedDataAddress({ ...typedData, signature }));
  } catch (error) {
    return refuse(
      'bad_signature',
      `no key gives this signature: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Whether `owner`, an account with a key, signed. */
export async function verifyOwnerSignature(
  typedData: OwnerTypedData,
  owner: Address,
  signature: Hex,
): Promise<Result<Address>> {
  const recovered = await recoverOwner(typedData, signature);
  if (!recovered.ok || isAddressEqual(recovered.value, owner)) return recovered;
  return refuse('bad_signature', `signed by ${recovered.value}, not by ${owner}`, { signer: recovered.value });
}

/** What a contract wallet answered, and when: `DelegationVerified` records it, for the answer depends on the chain's state. */
export type ContractAnswer = { readonly valid: boolean; readonly blockNumber: bigint; readonly blockHash: Hex };

/** Asks the contract wallet `owner` by ERC-1271 at the newest block. A contract that reverts or has no such function: not valid. */
export async function verifyContractOwnerSignature(
  publicClient: ReadClient,
  typedData: OwnerTypedData,
  owner: Address,
  signature: Hex,
): Promise<ContractAnswer> {
  const step = `ERC-1271 question to ${owner}`;
  try {
    const block = await publicClient.getBlock({ blockTag: 'latest' });
    const at = { blockNumber: block.number, blockHash: block.hash };
    try {
      const answer = await publicClient.readContract({
        address: owner,
        abi: ERC1271_ABI,
        functionName: 'isValidSignature',
        args: [ownerCommandDigest(typedData), signature],
        blockNumber: block.number,
      });
      return { valid: answer === ERC1271_MAGIC, ...at };
    } catch (error) {
      if (isContractsOwnFault(error)) return { valid: false, ...at };
      throw error;
    }
  } catch (error) {
    throw chainFailure(error, step);
  }
}

/** How nodes answer a call that reverted, and one that ended otherwise (out of gas, an invalid instruction). */
const REVERTED_OR_FAILED: ReadonlySet<unknown> = new Set([3, -32_000]);

function isContractsOwnFault(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false;
  return (
    error.walk(
      (cause) =>
        cause instanceof ContractFunctionZeroDataError ||
        cause instanceof AbiDecodingDataSizeTooSmallError ||
        REVERTED_OR_FAILED.has((cause as { code?: unknown }).code),
    ) !== null
  );
}
