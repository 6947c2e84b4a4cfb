import type { Genesis } from '../../primitives/genesis.ts';

const MEBIBYTE = 1_048_576n;

/** The network fee of an opening command that handles `bytes`: base, and a rate for each started MiB. INFO. */
export function networkFee({ baseInfo, perMebibyteInfo }: Genesis['networkFee'], bytes: bigint): bigint {
  return baseInfo + perMebibyteInfo * ((bytes + MEBIBYTE - 1n) / MEBIBYTE);
}
