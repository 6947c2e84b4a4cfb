import type { Address } from '@ethereumjs/util';
import { bytesToHex, setLengthLeft } from '@ethereumjs/util';
import { numberToHex } from 'viem';
import { encodeBlock, encodeReceipt, encodeTransaction } from './encoding.ts';
import { estimateGas, executeCall } from './execute.ts';
import { filterLogs } from './log-filter.ts';
import { RPC, RpcError } from './rpc-error.ts';
import {
  addressParameter,
  blockNumberParameter,
  blockParameter,
  bytesParameter,
  callParameter,
  hashParameter,
  invalid,
  quantityParameter,
  stateParameter,
} from './rpc-parameters.ts';
import type { EmbeddedChain } from './vm.ts';

type Method = (chain: EmbeddedChain, params: readonly unknown[]) => unknown;

const PRIORITY_FEE_WEI = 1_000_000_000n;
const FEE_HISTORY_LIMIT = 1024n;

async function account(chain: EmbeddedChain, address: Address, block: unknown) {
  const machine = await chain.machineAt(stateParameter(chain, block));
  return machine.stateManager.getAccount(address);
}

function nextBaseFee(chain: EmbeddedChain): bigint {
  return chain.blocks.head().block.header.calcNextBaseFee();
}

/** `rewards` repeats the suggested priority fee: there is no auction on a chain that mines everything at once. */
function feeHistory(chain: EmbeddedChain, [countValue, newestValue, percentiles]: readonly unknown[]) {
  const asked = typeof countValue === 'number' ? BigInt(countValue) : quantityParameter(countValue, 'blockCount');
  const newest = blockNumberParameter(chain, newestValue);
  if (!chain.blocks.byNumber(newest)) throw invalid('newestBlock: not mined yet');
  const bounded = asked < FEE_HISTORY_LIMIT ? asked : FEE_HISTORY_LIMIT;
  const oldest = bounded > newest ? 0n : newest - bounded + 1n;
  const headers = [];
  for (let number = oldest; number <= newest; number++) {
    const mined = chain.blocks.byNumber(number);
    if (mined) headers.push(mined.block.header);
  }
  const after = headers.at(-1)?.calcNextBaseFee() ?? 0n;
  const reward = Array.isArray(percentiles) ? percentiles.map(() => numberToHex(PRIORITY_FEE_WEI)) : undefined;
  return {
    oldestBlock: numberToHex(oldest),
    baseFeePerGas: [...headers.map((header) => header.baseFeePerGas ?? 0n), after].map((fee) => numberToHex(fee)),
    gasUsedRatio: headers.map((header) => Number(header.gasUsed) / Number(header.gasLimit)),
    ...(reward ? { reward: headers.map(() => reward) } : {}),
  };
}

const METHODS: Readonly<Record<string, Method>> = {
  eth_chainId: (chain) => numberToHex(chain.chainId),
  net_version: (chain) => String(chain.chainId),
  net_listening: () => true,
  web3_clientVersion: () => 'infinitydb-embedded-chain/1',
  eth_syncing: () => false,
  eth_accounts: () => [],
  eth_blockNumber: (chain) => numberToHex(chain.blocks.head().block.header.number),
  eth_getBlockByNumber(chain, [block, full]) {
    const mined = chain.blocks.byNumber(blockNumberParameter(chain, block));
    return mined ? encodeBlock(mined, full === true) : null;
  },
  eth_getBlockByHash(chain, [hash, full]) {
    const mined = chain.blocks.byHash(hashParameter(hash, 'hash'));
    return mined ? encodeBlock(mined, full === true) : null;
  },
  eth_getBlockTransactionCountByNumber(chain, [block]) {
    const mined = blockParameter(chain, block);
    return mined ? numberToHex(mined.transactions.length) : null;
  },
  async eth_getBalance(chain, [address, block]) {
    return numberToHex((await account(chain, addressParameter(address, 'address'), block))?.balance ?? 0n);
  },
  async eth_getTransactionCount(chain, [address, block]) {
    return numberToHex((await account(chain, addressParameter(address, 'address'), block))?.nonce ?? 0n);
  },
  async eth_getCode(chain, [address, block]) {
    const machine = await chain.machineAt(stateParameter(chain, block));
    return bytesToHex(await machine.stateManager.getCode(addressParameter(address, 'address')));
  },
  async eth_getStorageAt(chain, [address, slot, block]) {
    const machine = await chain.machineAt(stateParameter(chain, block));
    const key = numberToHex(quantityParameter(slot, 'slot'), { size: 32 });
    const value = await machine.stateManager.getStorage(
      addressParameter(address, 'address'),
      bytesParameter(key, 'slot'),
    );
    return bytesToHex(setLengthLeft(value, 32));
  },
  async eth_call(chain, [call, block]) {
    return bytesToHex(await executeCall(chain, callParameter(call), stateParameter(chain, block)));
  },
  async eth_estimateGas(chain, [call, block]) {
    return numberToHex(await estimateGas(chain, callParameter(call), stateParameter(chain, block ?? 'pending')));
  },
  eth_gasPrice: (chain) => numberToHex(nextBaseFee(chain) + PRIORITY_FEE_WEI),
  eth_maxPriorityFeePerGas: () => numberToHex(PRIORITY_FEE_WEI),
  eth_feeHistory: feeHistory,
  eth_sendRawTransaction: (chain, [raw]) => chain.submit(bytesParameter(raw, 'transaction')),
  eth_getTransactionByHash(chain, [hash]) {
    const mined = chain.blocks.transaction(hashParameter(hash, 'hash'));
    return mined ? encodeTransaction(mined) : null;
  },
  eth_getTransactionReceipt(chain, [hash]) {
    const mined = chain.blocks.transaction(hashParameter(hash, 'hash'));
    return mined ? encodeReceipt(mined) : null;
  },
  eth_getLogs: (chain, [filter]) => filterLogs(chain, filter),
};

/** Answers one JSON-RPC method; throws RpcError for whatever is refused. */
export async function handleRpc(chain: EmbeddedChain, method: string, params: unknown): Promise<unknown> {
  const handler = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  if (!handler) throw new RpcError(RPC.methodNotFound, `the method ${method} does not exist or is not available`);
  if (params !== undefined && !Array.isArray(params)) throw invalid('params: not a list');
  return handler(chain, params ?? []);
}
