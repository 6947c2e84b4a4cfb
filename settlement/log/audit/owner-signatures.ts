import { fromHex, toHex } from '../../../primitives/bytes.ts';
import type { OwnerCommand } from '../../../primitives/commands.ts';
import { enrolMessage } from '../../../primitives/frame.ts';
import type { Genesis } from '../../../primitives/genesis.ts';
import { verifySignature } from '../../../primitives/keys.ts';
import {
  delegationTypedData,
  fundAgentTypedData,
  type OwnerDomain,
  type OwnerTypedData,
  ownerCommandDigest,
  revokeAgentTypedData,
  sweepAgentTypedData,
  withdrawalTypedData,
} from '../../../contracts/clients/owner-commands.ts';
import { verifyOwnerSignature } from '../../../contracts/clients/owner-signature.ts';

/** `owner`: an account's key made the signature. A contract wallet's is false here, and rests on a DelegationVerified entry. */
export type OwnerSigned = { readonly owner: boolean; readonly agent: boolean };

const NATIVE = `0x${'0'.repeat(40)}` as const;
const hex = (digits: string): `0x${string}` => `0x${digits}`;

/** Whether the owner's EIP-712 signature on a command, and of an enrolment the agent's countersignature, are good. */
export async function ownerSigned(genesis: Genesis, command: OwnerCommand): Promise<OwnerSigned> {
  const typedData = typedDataOf(genesis, command);
  if (!typedData) return { owner: false, agent: false };
  const owner = await verifyOwnerSignature(typedData, hex(command.owner), hex(toHex(command.ownerSignature)));
  return { owner: owner.ok, agent: command.type !== 'enrolAgent' || countersigned(command, typedData) };
}

function countersigned(command: Extract<OwnerCommand, { type: 'enrolAgent' }>, typedData: OwnerTypedData): boolean {
  const key = fromHex(command.agent);
  const digest = fromHex(ownerCommandDigest(typedData).slice(2));
  return (
    key !== undefined && digest !== undefined && verifySignature(key, enrolMessage(digest), command.agentSignature)
  );
}

/** Undefined where the command names an asset that no chain knows. */
function typedDataOf({ chain, assets }: Genesis, command: OwnerCommand): OwnerTypedData | undefined {
  const domain: OwnerDomain = { chainId: chain.id, vault: chain.vault as `0x${string}` };
  const owner = hex(command.owner);
  const { nonce } = command;
  switch (command.type) {
    case 'enrolAgent': {
      const [agent, natsKey, dhtKey] = [hex(command.agent), hex(command.natsKey), hex(command.dhtKey)];
      return delegationTypedData(domain, {
        agent,
        owner,
        natsKey,
        dhtKey,
        validUntil: command.validUntilSeconds,
        nonce,
      });
    }
    case 'fundAgent':
    case 'sweepAgent': {
      const { asset, amountBaseUnits: amount } = command;
      const message = { agent: hex(command.agent), owner, asset, amount, nonce };
      return command.type === 'fundAgent' ? fundAgentTypedData(domain, message) : sweepAgentTypedData(domain, message);
    }
    case 'revokeAgent':
      return revokeAgentTypedData(domain, { agent: hex(command.agent), owner, nonce });
    case 'withdraw': {
      const known = assets.find(({ code }) => code === command.asset);
      if (!known || known.kind === 'info') return undefined;
      const asset = (known.token ?? NATIVE) as `0x${string}`;
      const { amountBaseUnits: amount, validUntilSeconds: validUntil } = command;
      return withdrawalTypedData(domain, { owner, asset, amount, nonce, validUntil });
    }
  }
}
