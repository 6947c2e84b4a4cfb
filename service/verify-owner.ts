import type { Address, Hex } from 'viem';
import { type ChainAccess, publicClient, type ReadClient } from '../contracts/clients/connect.ts';
import { chainFailure } from '../contracts/clients/contract-refusal.ts';
import { type OwnerTypedData, ownerCommandDigest, ownerCommandTypedData } from '../contracts/clients/owner-commands.ts';
import { verifyContractOwnerSignature, verifyOwnerSignature } from '../contracts/clients/owner-signature.ts';
import { fromHex, toHex } from '../primitives/bytes.ts';
import type { OwnerCommand } from '../primitives/commands.ts';
import { enrolMessage } from '../primitives/frame.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { verifySignature } from '../primitives/keys.ts';
import { vaultAssetOf } from '../settlement/payments/vault-asset.ts';
import type { Network } from './new-network.ts';

/**
 * Whether an owner's command bears its owner's EIP-712 signature (and, at enrolment, its agent's). An account with a key is judged
 * without the chain; an owner that has code is asked by ERC-1271 at the newest block. Throws `chain_unavailable` or `timed_out`.
 */
export function ownerVerifier(
  network: Pick<Network, 'genesis'>,
  chain: ChainAccess,
): (command: OwnerCommand) => Promise<boolean> {
  const reader = publicClient(chain);
  return async (command) => {
    const typedData = typedDataOf(network.genesis, command);
    if (!typedData || !agentSigned(command, typedData)) return false;
    const owner: Address = `0x${command.owner}`;
    const signature: Hex = `0x${toHex(command.ownerSignature)}`;
    const byKey = await verifyOwnerSignature(typedData, owner, signature);
    if (byKey.ok) return true;
    if (!(await hasCode(reader, owner))) return false;
    return (await verifyContractOwnerSignature(reader, typedData, owner, signature)).valid;
  };
}

/** The struct that the owner signed; undefined for a withdrawal of what the Vault does not hold. */
function typedDataOf(genesis: Genesis, command: OwnerCommand): OwnerTypedData | undefined {
  const domain = { chainId: genesis.chain.id, vault: genesis.chain.vault as Address };
  const { nonce } = command;
  const owner: Address = `0x${command.owner}`;
  switch (command.type) {
    case 'enrolAgent':
      return ownerCommandTypedData('AgentDelegation', domain, {
        agent: `0x${command.agent}`,
        owner,
        natsKey: `0x${command.natsKey}`,
        dhtKey: `0x${command.dhtKey}`,
        validUntil: command.validUntilSeconds,
        nonce,
      });
    case 'fundAgent':
    case 'sweepAgent': {
      const { asset, amountBaseUnits: amount } = command;
      const name = command.type === 'fundAgent' ? 'FundAgent' : 'SweepAgent';
      return ownerCommandTypedData(name, domain, { agent: `0x${command.agent}`, owner, asset, amount, nonce });
    }
    case 'revokeAgent':
      return ownerCommandTypedData('RevokeAgent', domain, { agent: `0x${command.agent}`, owner, nonce });
    case 'withdraw': {
      const asset = vaultAssetOf(genesis.assets, command.asset);
      const { amountBaseUnits: amount, validUntilSeconds: validUntil } = command;
      return asset && ownerCommandTypedData('Withdrawal', domain, { owner, asset, amount, nonce, validUntil });
    }
    default:
      return command satisfies never;
  }
}

function agentSigned(command: OwnerCommand, typedData: OwnerTypedData): boolean {
  if (command.type !== 'enrolAgent') return true;
  const key = fromHex(command.agent);
  const digest = fromHex(ownerCommandDigest(typedData).slice(2));
  return (
    key !== undefined && digest !== undefined && verifySignature(key, enrolMessage(digest), command.agentSignature)
  );
}

async function hasCode(reader: ReadClient, address: Address): Promise<boolean> {
  try {
    const code = await reader.getCode({ address });
    return code !== undefined && code !== '0x';
  } catch (error) {
    throw chainFailure(error, `code of ${address}`);
  }
}
