import type { Block } from '@ethereumjs/block';
import { bytesToHex } from '@ethereumjs/util';
import { type Hex, numberToHex } from 'viem';
import type { MinedBlock, MinedLog, MinedTransaction } from './blocks.ts';

/** Blocks, transactions, receipts and logs in the JSON of the Ethereum execution API. */

const ZERO_HASH = `0x${'0'.repeat(64)}`;

function accessListOf(transaction: MinedTransaction['transaction']) {
  if (!('accessList' in transaction)) return {};
  const accessList = transaction.accessList.map(([address, keys]) => ({
    address: bytesToHex(address),
    storageKeys: keys.map((key) => bytesToHex(key)),
  }));
  return { accessList };
}

export function encodeTransaction(mined: MinedTransaction): Record<string, unknown> {
  const { transaction, block } = mined;
  const feeMarket = 'maxFeePerGas' in transaction;
  const yParity = transaction.v !== undefined && transaction.type > 0 ? { yParity: numberToHex(transaction.v) } : {};
  return {
    blockHash: bytesToHex(block.hash()),
    blockNumber: numberToHex(block.header.number),
    transactionIndex: numberToHex(mined.index),
    hash: mined.hash,
    type: numberToHex(transaction.type),
    chainId: numberToHex(transaction.common.chainId()),
    nonce: numberToHex(transaction.nonce),
    from: mined.from,
    to: transaction.to?.toString() ?? null,
    value: numberToHex(transaction.value),
    gas: numberToHex(transaction.gasLimit),
    gasPrice: numberToHex(mined.gasPriceWei),
    ...(feeMarket
      ? {
          maxFeePerGas: numberToHex(transaction.maxFeePerGas),
          maxPriorityFeePerGas: numberToHex(transaction.maxPriorityFeePerGas),
        }
      : {}),
    ...accessListOf(transaction),
    input: bytesToHex(transaction.data),
    v: numberToHex(transaction.v ?? 0n),
    r: numberToHex(transaction.r ?? 0n),
    s: numberToHex(transaction.s ?? 0n),
    ...yParity,
  };
}

export function encodeLog(log: MinedLog, { block, hash, index }: MinedTransaction): Record<string, unknown> {
  return {
    address: log.address,
    topics: log.topics,
    data: log.data,
    blockNumber: numberToHex(block.header.number),
    blockHash: bytesToHex(block.hash()),
    blockTimestamp: numberToHex(block.header.timestamp),
    transactionHash: hash,
    transactionIndex: numberToHex(index),
    logIndex: numberToHex(log.logIndex),
    removed: false,
  };
}

export function encodeReceipt(mined: MinedTransaction): Record<string, unknown> {
  return {
    transactionHash: mined.hash,
    transactionIndex: numberToHex(mined.index),
    blockHash: bytesToHex(mined.block.hash()),
    blockNumber: numberToHex(mined.block.header.number),
    from: mined.from,
    to: mined.transaction.to?.toString() ?? null,
    cumulativeGasUsed: numberToHex(mined.cumulativeGasUsed),
    effectiveGasPrice: numberToHex(mined.gasPriceWei),
    gasUsed: numberToHex(mined.gasUsed),
    contractAddress: mined.succeeded ? (mined.createdAddress ?? null) : null,
    logs: mined.logs.map((log) => encodeLog(log, mined)),
    logsBloom: mined.logsBloom,
    status: mined.succeeded ? '0x1' : '0x0',
    type: numberToHex(mined.transaction.type),
  };
}

function encodeHeader({ header }: Block): Record<string, unknown> {
  return {
    number: numberToHex(header.number),
    parentHash: bytesToHex(header.parentHash),
    timestamp: numberToHex(header.timestamp),
    nonce: bytesToHex(header.nonce),
    sha3Uncles: bytesToHex(header.uncleHash),
    logsBloom: bytesToHex(header.logsBloom),
    transactionsRoot: bytesToHex(header.transactionsTrie),
    stateRoot: bytesToHex(header.stateRoot),
    receiptsRoot: bytesToHex(header.receiptTrie),
    miner: header.coinbase.toString(),
    difficulty: numberToHex(header.difficulty),
    totalDifficulty: '0x0',
    extraData: bytesToHex(header.extraData),
    mixHash: bytesToHex(header.mixHash),
    gasLimit: numberToHex(header.gasLimit),
    gasUsed: numberToHex(header.gasUsed),
    baseFeePerGas: numberToHex(header.baseFeePerGas ?? 0n),
    withdrawalsRoot: header.withdrawalsRoot ? bytesToHex(header.withdrawalsRoot) : ZERO_HASH,
    blobGasUsed: numberToHex(header.blobGasUsed ?? 0n),
    excessBlobGas: numberToHex(header.excessBlobGas ?? 0n),
    parentBeaconBlockRoot: header.parentBeaconBlockRoot ? bytesToHex(header.parentBeaconBlockRoot) : ZERO_HASH,
  };
}

/** `fullTransactions` chooses between whole transactions and their hashes. */
export function encodeBlock(mined: MinedBlock, fullTransactions: boolean): Record<string, unknown> {
  const transactions: readonly (Hex | Record<string, unknown>)[] = mined.transactions.map((transaction) =>
    fullTransactions ? encodeTransaction(transaction) : transaction.hash,
  );
  const size = numberToHex(mined.block.serialize().length);
  return { ...encodeHeader(mined.block), hash: mined.hash, size, uncles: [], withdrawals: [], transactions };
}
