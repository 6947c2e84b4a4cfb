import { toHex, utf8 } from '../primitives/bytes.ts';
import type { Genesis } from '../primitives/genesis.ts';
import { sha256 } from '../primitives/hash.ts';

export const INFO = 1;
export const USDX = 2;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
/** A Monday. */
export const START_MS = Date.UTC(2026, 0, 5);
/** USDX base units, which are engine units too, in one USDX. */
export const USDX_UNITS = 1e9;
export const SETTLEMENT = toHex(sha256(utf8('simulated settlement')));
export const NETWORK_ID: Uint8Array = sha256(utf8('simulated network'));
export const STORAGE = 'storage/day/USDX';

const GRANT = 2_000_000_000n;

/** The simulated network's rules. Prices are small (a MiB for a day costs some 400 units), so that a month's TiB costs some 13 USDX. */
export const GENESIS: Genesis = {
  name: 'simulation',
  test: true,
  assets: [
    { code: INFO, symbol: 'INFO', decimals: 0, kind: 'info', engineUnit: 1n },
    { code: USDX, symbol: 'USDX', decimals: 9, kind: 'erc20', engineUnit: 1n },
  ],
  networkFee: { baseInfo: 1_000n, perMebibyteInfo: 16n },
  info: { cap: GRANT * 100_000n, grantRule: 'fixed', grantInfo: GRANT },
  bookPartitions: 2,
  market: {
    makerPerMebibyteInfo: 4n,
    takerPerMebibyteInfo: 16n,
    maxOrdersPerAgent: 50,
    commandsPerSecond: 5,
    commandBurst: 60,
    instruments: [
      { prefix: '', tickSize: 1, lotSize: 1, maxLots: 2 ** 40, bandPercent: 0 },
      { prefix: 'storage/', tickSize: 1, lotSize: 1, maxLots: 2 ** 32, bandPercent: 80 },
    ],
  },
  epochMs: 3 * HOUR_MS,
  proofWindowMs: MINUTE_MS,
  challengePositions: 8,
  uploadWindowMs: 30 * MINUTE_MS,
  deliveryWindowMs: 10 * MINUTE_MS,
  disputeWindowMs: 10 * MINUTE_MS,
  rebuildWindowMs: 30 * MINUTE_MS,
  settlementKey: SETTLEMENT,
  log: { origin: 'simulation', vkey: 'simulation' },
  witnesses: [],
  witnessQuorum: 0,
  chain: {
    id: 1,
    vault: '',
    anchor: '',
    operator: '',
    deployBlock: 0n,
    confirmations: 0,
    auditors: [],
    auditorQuorum: 0,
  },
};
