import type { SettlementCommand } from '../../primitives/commands.ts';
import { type Members, record } from '../codec.ts';
import { amount, hash, hashOrEmpty, ownerAddress, text, u32, u64 } from '../fields.ts';

/** Settlement's own commands: how time, chain and log enter the order of record. */
export const settlementCommands: Members<SettlementCommand> = {
  clockAdvanced: record({ publishedSize: u64 }),
  depositSeen: record({
    owner: ownerAddress,
    asset: u32,
    amountBaseUnits: amount,
    agent: hashOrEmpty,
    txHash: hash,
    logIndex: u32,
    blockNumber: u64,
  }),
  withdrawalConfirmed: record({ owner: ownerAddress, nonce: u64, txHash: hash, blockNumber: u64 }),
  withdrawalLapsed: record({ owner: ownerAddress, nonce: u64, blockTimeSeconds: u64 }),
  checkpointPublished: record({ epoch: u64, note: text(16_384) }),
  commitState: record({ chainBlock: u64 }),
};
