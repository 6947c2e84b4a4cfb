import type { Block } from '@ethereumjs/block';
import type { TypedTransaction } from '@ethereumjs/tx';
import { bytesToHex } from '@ethereumjs/util';
import type { RunTxResult } from '@ethereumjs/vm';
import type { Address, Hex } from 'viem';

export type MinedLog = {
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
  readonly logIndex: number;
};

export type MinedTransaction = {
  readonly transaction: TypedTransaction;
  readonly hash: Hex;
  readonly from: Address;
  readonly index: number;
  readonly block: Block;
  readonly succeeded: boolean;
  readonly gasUsed: bigint;
  readonly cumulativeGasUsed: bigint;
  readonly gasPriceWei: bigint;
  readonly createdAddress: Address | undefined;
  readonly logsBloom: Hex;
  readonly logs: readonly MinedLog[];
};

export type MinedBlock = {
  readonly block: Block;
  readonly hash: Hex;
  readonly transactions: readonly MinedTransaction[];
};

/** What a transaction of `block` paid for one unit of gas. */
export function gasPriceOf(transaction: TypedTransaction, block: Block): bigint {
  if (!('maxFeePerGas' in transaction)) return transaction.gasPrice;
  const baseFee = block.header.baseFeePerGas ?? 0n;
  const offered = baseFee + transaction.maxPriorityFeePerGas;
  return offered < transaction.maxFeePerGas ? offered : transaction.maxFeePerGas;
}

/** A block together with what running it gave, in transaction order. */
export function minedBlock(block: Block, results: readonly RunTxResult[]): MinedBlock {
  let logIndex = 0;
  const transactions = block.transactions.map((transaction, index): MinedTransaction => {
    const result = results[index] as RunTxResult;
    const logs = result.receipt.logs.map(([address, topics, data]) => ({
      address: bytesToHex(address),
      topics: topics.map((topic) => bytesToHex(topic)),
      data: bytesToHex(data),
      logIndex: logIndex++,
    }));
    return {
      transaction,
      hash: bytesToHex(transaction.hash()),
      from: transaction.getSenderAddress().toString(),
      index,
      block,
      succeeded: result.execResult.exceptionError === undefined,
      gasUsed: result.totalGasSpent,
      cumulativeGasUsed: result.receipt.cumulativeBlockGasUsed,
      gasPriceWei: gasPriceOf(transaction, block),
      createdAddress: result.createdAddress?.toString(),
      logsBloom: bytesToHex(result.receipt.bitvector),
      logs,
    };
  });
  return { block, hash: bytesToHex(block.hash()), transactions };
}

/** All mined blocks in memory, by number, by hash and by transaction. */
export class BlockIndex {
  readonly #blocks: MinedBlock[] = [];
  readonly #byHash = new Map<Hex, MinedBlock>();
  readonly #transactions = new Map<Hex, MinedTransaction>();

  add(mined: MinedBlock): void {
    this.#blocks.push(mined);
    this.#byHash.set(mined.hash, mined);
    for (const transaction of mined.transactions) this.#transactions.set(transaction.hash, transaction);
  }

  head(): MinedBlock {
    return this.#blocks.at(-1) as MinedBlock;
  }

  byNumber(number: bigint): MinedBlock | undefined {
    return this.#blocks[Number(number)];
  }

  byHash(hash: string): MinedBlock | undefined {
    return this.#byHash.get(hash.toLowerCase() as Hex);
  }

  transaction(hash: string): MinedTransaction | undefined {
    return this.#transactions.get(hash.toLowerCase() as Hex);
  }
}
