import type { ChainOptions } from './chain/chain-audit.ts';
import type { AuditState } from './state.ts';

export type AuditOptions = {
  /** The network that the log must be of, where the caller knows it; else the genesis document beside the log is believed. */
  readonly networkId?: Uint8Array;
  /** Where an earlier audit of the same log ended well: this one goes on from there, and changes it. To be forgotten after a failure. */
  readonly since?: AuditState;
  /** A node of the network's chain to hold the log against; without one nothing is said about the chain. */
  readonly chain?: ChainOptions;
  readonly onProgress?: (done: number, size: number) => void;
  readonly signal?: AbortSignal;
};
