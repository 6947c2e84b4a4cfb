import type { Block } from '@ethereumjs/block';
import { type Address, createAddressFromString, createZeroAddress, hexToBytes } from '@ethereumjs/util';
import type { Hex } from 'viem';
import type { MinedBlock } from './blocks.ts';
import type { Call } from './execute.ts';
import { BLOCK_GAS_LIMIT } from './genesis.ts';
import { RPC, RpcError } from './rpc-error.ts';
import type { EmbeddedChain } from './vm.ts';

/** Boundary decoders of JSON-RPC parameters: a checked value, or RpcError -32602. */

export function invalid(message: string): RpcError {
  return new RpcError(RPC.invalidParams, message);
}

export function bytesParameter(value: unknown, name: string): Uint8Array {
  if (typeof value !== 'string' || !/^0x([0-9a-fA-F]{2})*$/.test(value))
    throw invalid(`${name}: not hexadecimal bytes`);
  return hexToBytes(value as Hex);
}

export function hashParameter(value: unknown, name: string): Hex {
  if (bytesParameter(value, name).length !== 32) throw invalid(`${name}: not 32 bytes`);
  return value as Hex;
}

export function addressParameter(value: unknown, name: string): Address {
  if (bytesParameter(value, name).length !== 20) throw invalid(`${name}: not 20 bytes`);
  return createAddressFromString(value as string);
}

export function quantityParameter(value: unknown, name: string): bigint {
  if (typeof value !== 'string' || !/^0x[0-9a-fA-F]{1,64}$/.test(value))
    throw invalid(`${name}: not a hexadecimal quantity`);
  return BigInt(value);
}

export function objectParameter(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(`${name}: not an object`);
  return value as Record<string, unknown>;
}

function optional<T>(value: unknown, name: string, decode: (value: unknown, name: string) => T, otherwise: T): T {
  return value === undefined || value === null ? otherwise : decode(value, name);
}

/** The number a block tag names. A mined block is final here: `safe` and `finalized` are the newest. */
export function blockNumberParameter(chain: EmbeddedChain, value: unknown): bigint {
  const newest = chain.blocks.head().block.header.number;
  if (value === undefined || value === null) return newest;
  if (value === 'earliest') return 0n;
  if (value === 'latest' || value === 'pending' || value === 'safe' || value === 'finalized') return newest;
  return quantityParameter(value, 'block');
}

/** The block that a tag, a number, or EIP-1898's object names, where there is one. */
export function blockParameter(chain: EmbeddedChain, value: unknown): MinedBlock | undefined {
  if (typeof value === 'object' && value !== null) {
    const named = objectParameter(value, 'block');
    if (named.blockHash !== undefined) return chain.blocks.byHash(hashParameter(named.blockHash, 'blockHash'));
    return chain.blocks.byNumber(quantityParameter(named.blockNumber, 'blockNumber'));
  }
  return chain.blocks.byNumber(blockNumberParameter(chain, value));
}

/** The block whose state a read is about; `pending` stands on the newest state with the next block's number and time. */
export function stateParameter(chain: EmbeddedChain, value: unknown): Block {
  if (value === 'pending') return chain.pendingBlock();
  const mined = blockParameter(chain, value);
  if (!mined) throw new RpcError(RPC.rejected, 'header not found: no such block');
  return mined.block;
}

export function callParameter(value: unknown): Call {
  const call = objectParameter(value, 'transaction');
  const gas = optional(call.gas, 'gas', quantityParameter, BLOCK_GAS_LIMIT);
  return {
    from: optional(call.from, 'from', addressParameter, createZeroAddress()),
    to: optional<Address | undefined>(call.to, 'to', addressParameter, undefined),
    data: optional(call.input ?? call.data, 'data', bytesParameter, new Uint8Array()),
    value: optional(call.value, 'value', quantityParameter, 0n),
    gas: gas < BLOCK_GAS_LIMIT ? gas : BLOCK_GAS_LIMIT,
    gasPriceWei: optional(call.gasPrice ?? call.maxFeePerGas, 'gasPrice', quantityParameter, 0n),
  };
}
