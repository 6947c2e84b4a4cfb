import type { Asset } from './money.ts';

/** Price and quantity rules of the instruments whose names start with `prefix`: the longest that fits applies. */
export type InstrumentRule = {
  readonly prefix: string;
  /** A price is a multiple of it, engine units a lot. */
  readonly tickSize: number;
  /** A quantity is a multiple of it, lots. */
  readonly lotSize: number;
  /** The most lots of one order. */
  readonly maxLots: number;
  /** How far from the last trade's price an order may be priced and matched, in hundredths of it; 0: any price. */
  readonly bandPercent: number;
};

export type MarketRules = {
  /** INFO for each MiB of a trade, from the side that rested and from the side that came; the taker's is not the smaller. */
  readonly makerPerMebibyteInfo: bigint;
  readonly takerPerMebibyteInfo: bigint;
  /** Orders that one agent may have resting in one partition. */
  readonly maxOrdersPerAgent: number;
  /** Commands of one agent in one partition: a second, lastingly, and at once. */
  readonly commandsPerSecond: number;
  readonly commandBurst: number;
  /** The first has the empty prefix. */
  readonly instruments: readonly InstrumentRule[];
};

/**
 * The genesis document, checked (schemas/genesis.ts decodes it). Its network id is the SHA-256 of its canonical JSON (RFC 8785).
 * Times in milliseconds; INFO amounts in bytes.
 */
export type Genesis = {
  readonly name: string;
  /** A test network: allows the `fixed` grant rule and the open-mint token. */
  readonly test: boolean;
  readonly assets: readonly Asset[];
  /** Network fee of an opening command: `baseInfo` + `perMebibyteInfo` for each started MiB that it handles. */
  readonly networkFee: { readonly baseInfo: bigint; readonly perMebibyteInfo: bigint };
  readonly info: {
    readonly cap: bigint;
    readonly grantRule: 'fixed' | 'bonded' | 'approved';
    readonly grantInfo: bigint;
  };
  /** At the start; more may be added later, never fewer. */
  readonly bookPartitions: number;
  readonly market: MarketRules;
  readonly epochMs: number;
  readonly proofWindowMs: number;
  readonly challengePositions: number;
  /** After the match: until when a slot must be leased. */
  readonly uploadWindowMs: number;
  readonly deliveryWindowMs: number;
  readonly disputeWindowMs: number;
  readonly rebuildWindowMs: number;
  readonly settlementKey: string;
  readonly log: { readonly origin: string; readonly vkey: string };
  readonly witnesses: readonly { readonly name: string; readonly vkey: string }[];
  readonly witnessQuorum: number;
  readonly chain: {
    readonly id: number;
    readonly vault: string;
    readonly anchor: string;
    readonly operator: string;
    /** No event of the contracts is older. */
    readonly deployBlock: bigint;
    readonly confirmations: number;
    readonly auditors: readonly string[];
    readonly auditorQuorum: number;
  };
};
