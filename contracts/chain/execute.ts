import type { Block } from '@ethereumjs/block';
import { createTx } from '@ethereumjs/tx';
import { type Address, bytesToHex } from '@ethereumjs/util';
import { BLOCK_GAS_LIMIT } from './genesis.ts';
import { RPC, RpcError } from './rpc-error.ts';
import type { EmbeddedChain } from './vm.ts';

/** A call that is run and thrown away. Amounts are wei. */
export type Call = {
  readonly from: Address;
  readonly to: Address | undefined;
  readonly data: Uint8Array;
  readonly value: bigint;
  readonly gas: bigint;
  readonly gasPriceWei: bigint;
};

type Outcome = { readonly returned: Uint8Array; readonly gasUsed: bigint; readonly error: string | undefined };

async function run(chain: EmbeddedChain, call: Call, block: Block, gasLimit: bigint): Promise<Outcome> {
  const machine = await chain.machineAt(block);
  const { execResult } = await machine.evm.runCall({
    caller: call.from,
    origin: call.from,
    ...(call.to ? { to: call.to } : {}),
    data: call.data,
    value: call.value,
    gasPrice: call.gasPriceWei,
    gasLimit,
    block,
  });
  return {
    returned: execResult.returnValue,
    gasUsed: execResult.executionGasUsed,
    error: execResult.exceptionError?.error,
  };
}

function failure({ error, returned }: Outcome): RpcError {
  return error === 'revert'
    ? new RpcError(RPC.reverted, 'execution reverted', bytesToHex(returned))
    : new RpcError(RPC.rejected, `execution failed: ${error}`);
}

/** What `call` returns on the state after `block`; throws RpcError 3 with the revert data where it reverts. */
export async function executeCall(chain: EmbeddedChain, call: Call, block: Block): Promise<Uint8Array> {
  const outcome = await run(chain, call, block, call.gas);
  if (outcome.error !== undefined) throw failure(outcome);
  return outcome.returned;
}

/**
 * A gas limit with which `call` succeeds in `block`: what it used without any refund, or more where inner calls, which get at most
 * 63/64 of what is left (EIP-150), need it. Above that floor the least limit within 1/64, found by bisection.
 */
export async function estimateGas(chain: EmbeddedChain, call: Call, block: Block): Promise<bigint> {
  const shape = { type: 0, data: call.data, value: call.value, gasLimit: BLOCK_GAS_LIMIT } as const;
  const intrinsic = createTx(call.to ? { ...shape, to: call.to } : shape, { common: block.common }).getIntrinsicGas();
  const ceiling = (call.gas < BLOCK_GAS_LIMIT ? call.gas : BLOCK_GAS_LIMIT) - intrinsic;
  if (ceiling < 0n) throw new RpcError(RPC.rejected, `intrinsic gas too low: ${intrinsic} needed, ${call.gas} given`);
  const most = await run(chain, call, block, ceiling);
  if (most.error !== undefined) throw failure(most);
  const succeeds = async (gas: bigint) => (await run(chain, call, block, gas)).error === undefined;
  if (await succeeds(most.gasUsed)) return intrinsic + most.gasUsed;
  let low = most.gasUsed;
  let high = ceiling;
  while (high - low > low / 64n + 1n) {
    const middle = (low + high) / 2n;
    if (await succeeds(middle)) high = middle;
    else low = middle;
  }
  return intrinsic + high;
}
