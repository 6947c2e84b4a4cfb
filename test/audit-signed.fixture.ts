import { type Address, getContractAddress } from 'viem';
import { privateKeyToAccount, type PrivateKeyAccount } from 'viem/accounts';
import { DEFAULT_CHAIN_ID } from '../contracts/chain/chain.ts';
import {
  delegationTypedData,
  fundAgentTypedData,
  type OwnerTypedData,
  ownerCommandDigest,
  revokeAgentTypedData,
  sweepAgentTypedData,
  withdrawalTypedData,
} from '../contracts/clients/owner-commands.ts';
import { testAccount } from '../contracts/clients/test-network.ts';
import { fromHex, toHex } from '../primitives/bytes.ts';
import type { Command, LeaseTerms, OwnerCommand, PlaceOrder, Quote } from '../primitives/commands.ts';
import { contentId, dataRoot } from '../primitives/content-id.ts';
import { enrolMessage, leaseMessage } from '../primitives/frame.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { signingKey } from '../primitives/keys.ts';
import { networkIdOf } from '../schemas/genesis.ts';
import { encodeLeaseTerms } from '../schemas/lease.ts';
import { signQuote } from '../schemas/quote.ts';
import { cosigner, noteSigner } from '../settlement/log/sign.ts';
import { formatVkey } from '../settlement/log/verify/vkey.ts';

/** For tests: a network's keys and genesis document, and the commands that its people sign. */
const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
export const LOG = noteSigner('log.test', signingKey(seed(201)));
export const WITNESS = cosigner('witness.test', signingKey(seed(202)));
export const SETTLEMENT_KEY = signingKey(seed(203));
export const SETTLEMENT = toHex(SETTLEMENT_KEY.publicKey);
export const INFO = 1;
export const USDX = 2;
export const UNIT = 100n;
export const EPOCH_MS = 10_000;
export const AGENTS = 8;
/** Data that is priced by fives, and sold by twos, ten at most. */
export const COARSE_DATA = `data/${'dd'.repeat(32)}/USDX`;
/** Data that trades within a tenth of its last price; so does storage for a day. */
export const BANDED_DATA = `data/${'bb'.repeat(32)}/USDX`;
export const BANDED_STORAGE = 'storage/day/USDX';
const KEYS = Array.from({ length: AGENTS }, (_, i) => signingKey(seed(i + 1)));
const OWNERS = KEYS.map((_, i): PrivateKeyAccount => privateKeyToAccount(`0x${toHex(seed(101 + i))}`));
// Where startTestNetwork deploys, so that a log of this network can be held against such a chain.
const [TOKEN, VAULT, ANCHOR] = [0n, 1n, 2n].map((nonce) =>
  getContractAddress({ from: testAccount('deployer').address, nonce }),
) as [Address, Address, Address];
const AUDITORS = (['auditor-1', 'auditor-2', 'auditor-3'] as const).map((name) => testAccount(name).address);
const DOMAIN = { chainId: DEFAULT_CHAIN_ID, vault: VAULT } as const;

export const keyOf = (index: number) => KEYS[index] as (typeof KEYS)[number];
export const agentKey = (index: number): string => toHex(keyOf(index).publicKey);
export const indexOf = (agent: string): number => KEYS.findIndex(({ publicKey }) => toHex(publicKey) === agent);
export const ownerKey = (index: number): string => (OWNERS[index] as PrivateKeyAccount).address.slice(2).toLowerCase();

export const GENESIS: Genesis = {
  name: 'audit-test',
  test: true,
  assets: [
    { code: INFO, symbol: 'INFO', decimals: 0, kind: 'info', engineUnit: 1n },
    { code: USDX, symbol: 'USDX', decimals: 6, kind: 'erc20', engineUnit: UNIT, token: TOKEN },
  ],
  networkFee: { baseInfo: 10n, perMebibyteInfo: 3n },
  info: { cap: 100_000_000n, grantRule: 'fixed', grantInfo: 1_000_000n },
  bookPartitions: 1,
  market: {
    makerPerMebibyteInfo: 1n,
    takerPerMebibyteInfo: 3n,
    maxOrdersPerAgent: 10_000,
    commandsPerSecond: 20_000,
    commandBurst: 100_000,
    instruments: [
      { prefix: '', tickSize: 1, lotSize: 1, maxLots: 2 ** 40, bandPercent: 0 },
      { prefix: COARSE_DATA, tickSize: 5, lotSize: 2, maxLots: 10, bandPercent: 0 },
      ...[BANDED_DATA, BANDED_STORAGE].map((prefix) => ({
        ...{ prefix, tickSize: 1, lotSize: 1, maxLots: 2 ** 40, bandPercent: 10 },
      })),
    ],
  },
  epochMs: EPOCH_MS,
  proofWindowMs: 3_000,
  challengePositions: 8,
  uploadWindowMs: 8_000,
  deliveryWindowMs: 6_000,
  disputeWindowMs: 4_000,
  rebuildWindowMs: 8_000,
  settlementKey: SETTLEMENT,
  log: { origin: 'log.test', vkey: formatVkey(LOG.key) },
  witnesses: [{ name: 'witness.test', vkey: formatVkey(WITNESS.key) }],
  witnessQuorum: 1,
  chain: {
    id: DOMAIN.chainId,
    vault: DOMAIN.vault,
    anchor: ANCHOR,
    operator: testAccount('operator').address,
    deployBlock: 0n,
    confirmations: 1,
    auditors: AUDITORS,
    auditorQuorum: 2,
  },
};
export const NETWORK = networkIdOf(GENESIS);

/** The data that every seller holds. */
export const CHUNK = new Uint8Array(10_000).map((_, i) => i % 251);
export const CID = contentId(CHUNK).cid;
export const ROOT = toHex(dataRoot([CID]));

const hex = (digits: string): `0x${string}` => `0x${digits}`;

async function signature(index: number, typedData: OwnerTypedData): Promise<Uint8Array> {
  const signed = await (OWNERS[index] as PrivateKeyAccount).signTypedData(typedData as never);
  return fromHex(signed.slice(2)) as Uint8Array;
}

export async function signedEnrolment(index: number, nonce: bigint): Promise<OwnerCommand> {
  const [agent, owner, natsKey, dhtKey] = [agentKey(index), ownerKey(index), '01'.repeat(32), '02'.repeat(32)];
  const validUntilSeconds = 1_000_000_000n;
  const typedData = delegationTypedData(DOMAIN, {
    agent: hex(agent),
    owner: hex(owner),
    natsKey: hex(natsKey),
    dhtKey: hex(dhtKey),
    validUntil: validUntilSeconds,
    nonce,
  });
  const digest = fromHex(ownerCommandDigest(typedData).slice(2)) as Uint8Array;
  const agentSignature = keyOf(index).sign(enrolMessage(digest));
  const ownerSignature = await signature(index, typedData);
  return {
    type: 'enrolAgent',
    agent,
    owner,
    natsKey,
    dhtKey,
    validUntilSeconds,
    nonce,
    ownerSignature,
    agentSignature,
  };
}

export async function signedMove(
  type: 'fundAgent' | 'sweepAgent',
  index: number,
  asset: number,
  amount: bigint,
  nonce: bigint,
): Promise<OwnerCommand> {
  const [agent, owner] = [agentKey(index), ownerKey(index)];
  const message = { agent: hex(agent), owner: hex(owner), asset, amount, nonce };
  const typedData = type === 'fundAgent' ? fundAgentTypedData(DOMAIN, message) : sweepAgentTypedData(DOMAIN, message);
  const ownerSignature = await signature(index, typedData);
  return { type, agent, owner, asset, amountBaseUnits: amount, nonce, ownerSignature };
}

export async function signedRevocation(index: number, nonce: bigint): Promise<OwnerCommand> {
  const [agent, owner] = [agentKey(index), ownerKey(index)];
  const typedData = revokeAgentTypedData(DOMAIN, { agent: hex(agent), owner: hex(owner), nonce });
  return { type: 'revokeAgent', agent, owner, nonce, ownerSignature: await signature(index, typedData) };
}

export async function signedWithdrawal(
  index: number,
  amount: bigint,
  nonce: bigint,
  validUntilSeconds: bigint,
): Promise<OwnerCommand> {
  const owner = ownerKey(index);
  const message = { owner: hex(owner), asset: TOKEN, amount, nonce, validUntil: validUntilSeconds };
  const ownerSignature = await signature(index, withdrawalTypedData(DOMAIN, message));
  return {
    type: 'withdraw',
    owner,
    asset: USDX,
    amountBaseUnits: amount,
    nonce,
    validUntilSeconds,
    ownerSignature,
  };
}

export function deposit(index: number, amountBaseUnits: bigint, number: bigint, agent = agentKey(index)): Command {
  const txHash = number.toString(16).padStart(64, '0');
  const what = { owner: ownerKey(index), asset: USDX, amountBaseUnits, agent, txHash, logIndex: 0 };
  return { type: 'depositSeen', ...what, blockNumber: 5n };
}

export function order(fields: Partial<PlaceOrder>): PlaceOrder {
  return {
    type: 'placeOrder',
    instrument: 'storage/hour/USDX',
    side: 'bid',
    orderType: 'limit',
    price: 5,
    quantity: 1,
    spread: 1,
    avoidAgents: [],
    object: '',
    mandate: undefined,
    collateralPerLot: 0,
    readPrice: 0,
    minFill: 0,
    goodTillMs: 0,
    maxTotal: 0,
    ...fields,
  };
}

/** AcceptLease with terms that both sign; without a buyer as under a mandate. */
export function leaseOf(terms: LeaseTerms, seller: number, buyer: number = seller): Command {
  const termsBytes = encodeLeaseTerms(terms);
  const message = leaseMessage(NETWORK, termsBytes);
  const [buyerSignature, sellerSignature] = [keyOf(buyer).sign(message), keyOf(seller).sign(message)];
  return { type: 'acceptLease', terms, termsBytes, buyerSignature, sellerSignature };
}

export function quoteOf(seller: number, quote: Quote): Command {
  const { quoteBytes, signature: sellerSignature } = signQuote(NETWORK, keyOf(seller), quote);
  return { type: 'acceptQuote', quote, quoteBytes, sellerSignature };
}
