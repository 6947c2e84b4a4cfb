import type { Genesis } from '../../primitives/genesis.ts';
import { INFO } from '../../primitives/money.ts';

const USDX = 2;
/** The instrument of every flow. Copies of data are matched in part, as the flows ask for. */
export const INSTRUMENT = `data/${'c1'.repeat(32)}/USDX`;
export const SETTLEMENT = 'ee'.repeat(32);
export const ASSETS = [INFO, USDX] as const;
/** What each agent has of each asset: no flow spends it. */
export const FUNDS = 2 ** 51;

/**
 * A network in which everything that the engine does on an order is on: base fee, maker's and taker's fee, reserves, price band, limit of
 * resting orders, tick and lot. Its limits are wide enough for every flow, so that every order that the other books take is taken.
 */
export const NETWORK: Genesis = {
  name: 'bench',
  test: true,
  assets: [
    { code: INFO, symbol: 'INFO', decimals: 0, kind: 'info', engineUnit: 1n },
    { code: USDX, symbol: 'USDX', decimals: 6, kind: 'erc20', engineUnit: 1n },
  ],
  networkFee: { baseInfo: 10n, perMebibyteInfo: 2n },
  info: { cap: 2n ** 60n, grantRule: 'fixed', grantInfo: 0n },
  bookPartitions: 1,
  market: {
    makerPerMebibyteInfo: 1n,
    takerPerMebibyteInfo: 2n,
    maxOrdersPerAgent: 2 ** 30,
    commandsPerSecond: 2 ** 30,
    commandBurst: 2 ** 30,
    instruments: [{ prefix: '', tickSize: 1, lotSize: 1, maxLots: 2 ** 40, bandPercent: 50 }],
  },
  epochMs: 10_000,
  proofWindowMs: 3_000,
  challengePositions: 32,
  uploadWindowMs: 10_000,
  deliveryWindowMs: 10_000,
  disputeWindowMs: 10_000,
  rebuildWindowMs: 10_000,
  settlementKey: SETTLEMENT,
  log: { origin: 'bench', vkey: '' },
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

/** Agent `index`'s key, and its owner's: distinct each, so that no trade is one with oneself. */
export const agentKey = (index: number): string => (index + 1).toString(16).padStart(64, '0');
export const ownerKey = (index: number): string => (index + 1).toString(16).padStart(40, '0');
