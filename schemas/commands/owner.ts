import type { OwnerCommand } from '../../primitives/commands.ts';
import { type Members, record } from '../codec.ts';
import { amount, ed25519Signature, hash, ownerAddress, ownerSignature, u32, u64 } from '../fields.ts';

const moveOfFunds = record({
  agent: hash,
  owner: ownerAddress,
  asset: u32,
  amountBaseUnits: amount,
  nonce: u64,
  ownerSignature,
});

/** An owner's commands; each carries the owner's EIP-712 signature. */
export const ownerCommands: Members<OwnerCommand> = {
  enrolAgent: record({
    agent: hash,
    owner: ownerAddress,
    natsKey: hash,
    dhtKey: hash,
    validUntilSeconds: u64,
    nonce: u64,
    ownerSignature,
    agentSignature: ed25519Signature,
  }),
  fundAgent: moveOfFunds,
  sweepAgent: moveOfFunds,
  revokeAgent: record({ agent: hash, owner: ownerAddress, nonce: u64, ownerSignature }),
  withdraw: record({
    owner: ownerAddress,
    asset: u32,
    amountBaseUnits: amount,
    nonce: u64,
    validUntilSeconds: u64,
    ownerSignature,
  }),
};
