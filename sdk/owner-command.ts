import type { Account, Address, Hex, LocalAccount } from 'viem';
import {
  ownerCommandDigest,
  ownerCommandTypedData,
  type OwnerCommandMessages,
  type OwnerCommandName,
} from '../contracts/clients/owner-commands.ts';
import { natsPublicKey, natsSeed } from '../agent-runtime/link/nats-key.ts';
import { fromHex, toHex } from '../primitives/bytes.ts';
import type { OwnerCommand } from '../primitives/commands.ts';
import { enrolMessage } from '../primitives/frame.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { deriveSeed, signingKey } from '../primitives/keys.ts';
import { callApi } from './http-api.ts';

/** Signs EIP-712: a viem local account, or a wallet behind EIP-1193 wrapped as one. */
export type OwnerWallet = Pick<LocalAccount, 'address' | 'signTypedData'>;

const ONE_YEAR_SECONDS = 31_536_000n;

/** A nonce that this owner has not used: the time in microseconds is enough for one person's commands. */
export function freshNonce(): bigint {
  return BigInt(Date.now()) * 1_000n + BigInt(Math.floor(performance.now() * 1_000) % 1_000);
}

/** Enrols the agent of `seed` under `wallet`; returns its key and the NATS user JWT. Doing it again yields `already_enrolled`. */
export async function enrolAgent(
  apiUrl: string,
  genesis: Genesis,
  seed: Uint8Array,
  wallet: OwnerWallet,
): Promise<{ agent: string; jwt: string }> {
  const key = signingKey(seed);
  const natsKey = natsPublicKey(natsSeed(seed));
  const dhtKey = signingKey(deriveSeed(seed, 'infinitydb/dht/v1')).publicKey;
  const validUntil = BigInt(Math.floor(Date.now() / 1_000)) + ONE_YEAR_SECONDS;
  const nonce = freshNonce();
  const { signature, digest } = await signOwner(genesis, wallet, 'AgentDelegation', {
    agent: hex(key.publicKey),
    owner: wallet.address,
    natsKey: hex(natsKey),
    dhtKey: hex(dhtKey),
    validUntil,
    nonce,
  });
  const agent = toHex(key.publicKey);
  const reply = await submitOwnerCommand(apiUrl, {
    type: 'enrolAgent',
    agent,
    owner: bare(wallet.address),
    natsKey: toHex(natsKey),
    dhtKey: toHex(dhtKey),
    validUntilSeconds: validUntil,
    nonce,
    ownerSignature: signature,
    agentSignature: key.sign(enrolMessage(digest)),
  });
  return { agent, jwt: reply.jwt ?? '' };
}

/** `fund`: the owner's available → the agent's; `sweep`: back. Base units. */
export async function moveFunds(
  apiUrl: string,
  genesis: Genesis,
  wallet: OwnerWallet,
  move: {
    readonly direction: 'fund' | 'sweep';
    readonly agent: string;
    readonly asset: number;
    readonly amountBaseUnits: bigint;
  },
): Promise<void> {
  const { direction, agent, asset, amountBaseUnits } = move;
  const nonce = freshNonce();
  const message = { agent: `0x${agent}` as const, owner: wallet.address, asset, amount: amountBaseUnits, nonce };
  const { signature } = await signOwner(genesis, wallet, direction === 'fund' ? 'FundAgent' : 'SweepAgent', message);
  const type = direction === 'fund' ? 'fundAgent' : 'sweepAgent';
  await submitOwnerCommand(apiUrl, {
    type,
    agent,
    owner: bare(wallet.address),
    asset,
    amountBaseUnits,
    nonce,
    ownerSignature: signature,
  });
}

/** Asks for `amountBaseUnits` back on the chain. Final in the ledger as a pending transfer; paid once the Vault's event is confirmed. */
export async function requestWithdrawal(
  apiUrl: string,
  genesis: Genesis,
  wallet: OwnerWallet,
  request: {
    readonly asset: number;
    readonly token: Address;
    readonly amountBaseUnits: bigint;
    readonly validSeconds: number;
  },
): Promise<{ nonce: bigint }> {
  const nonce = freshNonce();
  const validUntil = BigInt(Math.floor(Date.now() / 1_000) + request.validSeconds);
  const { amountBaseUnits, asset, token } = request;
  const message = { owner: wallet.address, asset: token, amount: amountBaseUnits, nonce, validUntil };
  const { signature } = await signOwner(genesis, wallet, 'Withdrawal', message);
  await submitOwnerCommand(apiUrl, {
    type: 'withdraw',
    owner: bare(wallet.address),
    asset,
    amountBaseUnits,
    nonce,
    validUntilSeconds: validUntil,
    ownerSignature: signature,
  });
  return { nonce };
}

async function signOwner<N extends OwnerCommandName>(
  genesis: Genesis,
  wallet: OwnerWallet,
  name: N,
  message: OwnerCommandMessages[N],
) {
  const domain = { chainId: genesis.chain.id, vault: genesis.chain.vault as Address };
  const typedData = ownerCommandTypedData(name, domain, message);
  const signature = await wallet.signTypedData(typedData as Parameters<OwnerWallet['signTypedData']>[0]);
  return { signature: bytes(signature), digest: bytes(ownerCommandDigest(typedData)) };
}

/** Resolves when the command is final; throws its refusal. */
async function submitOwnerCommand(
  apiUrl: string,
  command: OwnerCommand,
): Promise<{ readonly id: string; readonly jwt?: string }> {
  const body = JSON.stringify(command, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value instanceof Uint8Array ? toHex(value) : value,
  );
  return await callApi(apiUrl, '/api/v1/owner', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
}

const hex = (value: Uint8Array): Hex => `0x${toHex(value)}`;
const bytes = (value: Hex): Uint8Array => fromHex(value.slice(2)) as Uint8Array;
const bare = (address: Account['address']): string => address.slice(2).toLowerCase();
