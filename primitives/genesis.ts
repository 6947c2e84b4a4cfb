import type { Asset } from './money.ts';

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
  readonly bookPartitions: number;
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
