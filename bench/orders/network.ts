import { toHex } from '../../primitives/bytes.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { INFO } from '../../primitives/money.ts';
import { type SigningKey, signingKey } from '../../primitives/keys.ts';
import { ED25519_NOTE, formatVkey, verifierKey } from '../../settlement/log/verify/vkey.ts';

/** A network of its own for the bench: one book partition, trades in INFO, windows so long that nothing lapses while it is measured. */
const seed = (name: number): Uint8Array => new Uint8Array(32).fill(name);
const NEVER_MS = 86_400_000;
const NO_ADDRESS = `0x${'00'.repeat(20)}`;

export const SETTLEMENT_SEED = seed(1);
export const LOG_SEED = seed(2);
/** Of the NATS user that all processes of the bench share. */
export const NATS_SEED = seed(9);
export const NETWORK_ID = seed(7);
export const INSTRUMENT = `data/${'c1'.repeat(32)}/INFO`;
export const GRANT_INFO = 1n << 40n;

const LOG_KEY = verifierKey('log.bench', ED25519_NOTE, signingKey(LOG_SEED).publicKey);

export const GENESIS: Genesis = {
  name: 'bench',
  test: true,
  assets: [{ code: INFO, symbol: 'INFO', decimals: 0, kind: 'info', engineUnit: 1n }],
  networkFee: { baseInfo: 1n, perMebibyteInfo: 1n },
  info: { cap: 1n << 60n, grantRule: 'fixed', grantInfo: GRANT_INFO },
  bookPartitions: 1,
  market: {
    makerPerMebibyteInfo: 0n,
    takerPerMebibyteInfo: 1n,
    maxOrdersPerAgent: 1_000_000,
    commandsPerSecond: 1_000_000_000,
    commandBurst: 1_000_000_000,
    instruments: [{ prefix: '', tickSize: 1, lotSize: 1, maxLots: 2 ** 40, bandPercent: 0 }],
  },
  epochMs: 366 * NEVER_MS,
  proofWindowMs: NEVER_MS,
  challengePositions: 32,
  uploadWindowMs: NEVER_MS,
  deliveryWindowMs: NEVER_MS,
  disputeWindowMs: NEVER_MS,
  rebuildWindowMs: NEVER_MS,
  settlementKey: toHex(signingKey(SETTLEMENT_SEED).publicKey),
  log: { origin: LOG_KEY.name, vkey: formatVkey(LOG_KEY) },
  witnesses: [],
  witnessQuorum: 0,
  chain: {
    id: 1,
    vault: NO_ADDRESS,
    anchor: NO_ADDRESS,
    operator: NO_ADDRESS,
    deployBlock: 0n,
    confirmations: 0,
    auditors: [],
    auditorQuorum: 0,
  },
};

export type Trader = { readonly key: SigningKey; readonly hex: string; nextSequence: bigint };

/** Trader `index`, whose owner is its own. */
export function trader(index: number): Trader {
  const bytes = new Uint8Array(32).fill(0x40);
  new DataView(bytes.buffer).setUint32(0, index);
  const key = signingKey(bytes);
  return { key, hex: toHex(key.publicKey), nextSequence: 1n };
}
