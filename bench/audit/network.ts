import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { delegationTypedData, type OwnerDomain, ownerCommandDigest } from '../../contracts/clients/owner-commands.ts';
import { fromHex, toHex } from '../../primitives/bytes.ts';
import type { OwnerCommand } from '../../primitives/commands.ts';
import { enrolMessage } from '../../primitives/frame.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { type SigningKey, signingKey } from '../../primitives/keys.ts';
import { INFO } from '../../primitives/money.ts';
import { networkIdOf } from '../../schemas/genesis.ts';
import { cosigner, noteSigner } from '../../settlement/log/sign.ts';
import { formatVkey } from '../../settlement/log/verify/vkey.ts';

/** Keys and genesis document of the log that is audited: each a fixed seed's, so that the log is the same in every run. */
const DAY_MS = 86_400_000;

function seed(kind: number, index = 0): Uint8Array {
  const bytes = new Uint8Array(32).fill(kind);
  new DataView(bytes.buffer).setUint32(0, index + 1);
  return bytes;
}
const address = (byte: string): `0x${string}` => `0x${byte.repeat(20)}`;

export const LOG = noteSigner('log.bench', signingKey(seed(1)));
export const WITNESS = cosigner('witness.bench', signingKey(seed(2)));
export const SETTLEMENT_KEY = signingKey(seed(3));
const DOMAIN: OwnerDomain = { chainId: 31_337, vault: address('78') };

export const GENESIS: Genesis = {
  name: 'bench-audit',
  test: true,
  assets: [{ code: INFO, symbol: 'INFO', decimals: 0, kind: 'info', engineUnit: 1n }],
  networkFee: { baseInfo: 10n, perMebibyteInfo: 3n },
  info: { cap: 1n << 60n, grantRule: 'fixed', grantInfo: 1n << 40n },
  bookPartitions: 1,
  market: {
    makerPerMebibyteInfo: 0n,
    takerPerMebibyteInfo: 1n,
    maxOrdersPerAgent: 10_000,
    commandsPerSecond: 20_000,
    commandBurst: 100_000,
    instruments: [{ prefix: '', tickSize: 1, lotSize: 1, maxLots: 2 ** 40, bandPercent: 0 }],
  },
  epochMs: 10_000,
  proofWindowMs: 3_000,
  challengePositions: 32,
  uploadWindowMs: DAY_MS,
  deliveryWindowMs: DAY_MS,
  disputeWindowMs: DAY_MS,
  rebuildWindowMs: DAY_MS,
  settlementKey: toHex(SETTLEMENT_KEY.publicKey),
  log: { origin: LOG.key.name, vkey: formatVkey(LOG.key) },
  witnesses: [{ name: WITNESS.key.name, vkey: formatVkey(WITNESS.key) }],
  witnessQuorum: 1,
  chain: {
    id: DOMAIN.chainId,
    vault: DOMAIN.vault,
    anchor: address('79'),
    operator: address('7a'),
    deployBlock: 0n,
    confirmations: 1,
    auditors: [],
    auditorQuorum: 0,
  },
};
export const NETWORK_ID = networkIdOf(GENESIS);

export type Payer = { readonly key: SigningKey; readonly hex: string; readonly owner: PrivateKeyAccount };

export function payer(index: number): Payer {
  const key = signingKey(seed(4, index));
  return { key, hex: toHex(key.publicKey), owner: privateKeyToAccount(`0x${toHex(seed(5, index))}`) };
}

/** The enrolment that owner and agent both sign. */
export async function enrolmentOf({ key, hex, owner }: Payer): Promise<OwnerCommand> {
  const [natsKey, dhtKey] = ['01'.repeat(32), '02'.repeat(32)];
  const [nonce, validUntilSeconds] = [1n, 1_000_000_000n];
  const typedData = delegationTypedData(DOMAIN, {
    agent: `0x${hex}`,
    owner: owner.address,
    natsKey: `0x${natsKey}`,
    dhtKey: `0x${dhtKey}`,
    validUntil: validUntilSeconds,
    nonce,
  });
  const digest = fromHex(ownerCommandDigest(typedData).slice(2)) as Uint8Array;
  const signed = await owner.signTypedData(typedData as never);
  return {
    type: 'enrolAgent',
    agent: hex,
    owner: owner.address.slice(2).toLowerCase(),
    natsKey,
    dhtKey,
    validUntilSeconds,
    nonce,
    ownerSignature: fromHex(signed.slice(2)) as Uint8Array,
    agentSignature: key.sign(enrolMessage(digest)),
  };
}
