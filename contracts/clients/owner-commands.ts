import { type Address, type Hex, hashTypedData, type TypedDataDefinition } from 'viem';

/** What a wallet signs, as EIP-712 structs in the domain {InfinityDB, 1, chain id, Vault}. Amounts are base units. */

export type OwnerDomain = { readonly chainId: number; readonly vault: Address };

/** Owner → agent; enrolment (`EnrolAgent`) is this delegation, countersigned by the agent. `validUntil` is seconds since 1970. */
export type AgentDelegation = {
  readonly agent: Hex;
  readonly owner: Address;
  readonly natsKey: Hex;
  readonly dhtKey: Hex;
  readonly validUntil: bigint;
  readonly nonce: bigint;
};
/** `asset` is the ledger's asset code, for it may be INFO, which no chain knows. */
export type FundAgent = {
  readonly agent: Hex;
  readonly owner: Address;
  readonly asset: number;
  readonly amount: bigint;
  readonly nonce: bigint;
};
export type SweepAgent = FundAgent;
export type RevokeAgent = { readonly agent: Hex; readonly owner: Address; readonly nonce: bigint };
/** The Vault's own struct: `asset` is a token's address, zero for the native coin. `validUntil` is seconds since 1970. */
export type Withdrawal = {
  readonly owner: Address;
  readonly asset: Address;
  readonly amount: bigint;
  readonly nonce: bigint;
  readonly validUntil: bigint;
};

const MOVE_FIELDS = [
  { name: 'agent', type: 'bytes32' },
  { name: 'owner', type: 'address' },
  { name: 'asset', type: 'uint32' },
  { name: 'amount', type: 'uint128' },
  { name: 'nonce', type: 'uint256' },
] as const;

export const OWNER_COMMAND_TYPES = {
  AgentDelegation: [
    { name: 'agent', type: 'bytes32' },
    { name: 'owner', type: 'address' },
    { name: 'natsKey', type: 'bytes32' },
    { name: 'dhtKey', type: 'bytes32' },
    { name: 'validUntil', type: 'uint64' },
    { name: 'nonce', type: 'uint256' },
  ],
  FundAgent: MOVE_FIELDS,
  SweepAgent: MOVE_FIELDS,
  RevokeAgent: [
    { name: 'agent', type: 'bytes32' },
    { name: 'owner', type: 'address' },
    { name: 'nonce', type: 'uint256' },
  ],
  Withdrawal: [
    { name: 'owner', type: 'address' },
    { name: 'asset', type: 'address' },
    { name: 'amount', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'validUntil', type: 'uint64' },
  ],
} as const;

export type OwnerCommandMessages = {
  readonly AgentDelegation: AgentDelegation;
  readonly FundAgent: FundAgent;
  readonly SweepAgent: SweepAgent;
  readonly RevokeAgent: RevokeAgent;
  readonly Withdrawal: Withdrawal;
};
export type OwnerCommandName = keyof OwnerCommandMessages;
/** As viem's `signTypedData` and a wallet's `eth_signTypedData_v4` take it. */
export type OwnerTypedData = TypedDataDefinition<Record<string, unknown>, string>;

export function infinityDbDomain(chainId: number, verifyingContract: Address) {
  return { name: 'InfinityDB', version: '1', chainId, verifyingContract } as const;
}

/** `message` of the kind `name` for signing; settlement rebuilds it from a command's fields to check the signature. */
export function ownerCommandTypedData<N extends OwnerCommandName>(
  name: N,
  domain: OwnerDomain,
  message: OwnerCommandMessages[N],
): OwnerTypedData {
  return {
    domain: infinityDbDomain(domain.chainId, domain.vault),
    types: { [name]: OWNER_COMMAND_TYPES[name] },
    primaryType: name,
    message: { ...message },
  };
}

export function delegationTypedData(domain: OwnerDomain, message: AgentDelegation): OwnerTypedData {
  return ownerCommandTypedData('AgentDelegation', domain, message);
}

export function fundAgentTypedData(domain: OwnerDomain, message: FundAgent): OwnerTypedData {
  return ownerCommandTypedData('FundAgent', domain, message);
}

export function sweepAgentTypedData(domain: OwnerDomain, message: SweepAgent): OwnerTypedData {
  return ownerCommandTypedData('SweepAgent', domain, message);
}

export function revokeAgentTypedData(domain: OwnerDomain, message: RevokeAgent): OwnerTypedData {
  return ownerCommandTypedData('RevokeAgent', domain, message);
}

/** Signed by the owner, and by the operator over the same struct. */
export function withdrawalTypedData(domain: OwnerDomain, message: Withdrawal): OwnerTypedData {
  return ownerCommandTypedData('Withdrawal', domain, message);
}

/** The EIP-712 digest (32 bytes) that the signature is over; the agent countersigns the delegation's. */
export function ownerCommandDigest(typedData: OwnerTypedData): Hex {
  return hashTypedData(typedData);
}
