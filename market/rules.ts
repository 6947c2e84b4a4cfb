import type { Genesis } from '../primitives/genesis.ts';
import { INFO } from '../primitives/money.ts';
import { assert } from '../primitives/result.ts';

/** What the engine of one book partition takes from genesis, in the numbers that it counts in. */
export type Rules = {
  readonly partition: number;
  readonly bookPartitions: number;
  readonly settlementKey: string;
  /** Asset codes in genesis' order; the engine names an asset by its index here. */
  readonly assetCodes: readonly number[];
  readonly assetOfSymbol: ReadonlyMap<string, number>;
  readonly assetOfCode: ReadonlyMap<number, number>;
  readonly info: number;
  /** The network fee, whole INFO. */
  readonly baseInfo: number;
  readonly perMebibyteInfo: number;
};

export function rulesOf(genesis: Genesis, partition: number): Rules {
  assert(partition >= 1 && partition <= genesis.bookPartitions, `partition ${partition} is a book partition`);
  const codes = genesis.assets.map((asset) => asset.code);
  const info = codes.indexOf(INFO);
  assert(info >= 0 && genesis.assets[info]?.engineUnit === 1n, 'INFO is an asset with engine unit 1');
  return {
    partition,
    bookPartitions: genesis.bookPartitions,
    settlementKey: genesis.settlementKey,
    assetCodes: codes,
    assetOfSymbol: new Map(genesis.assets.map((asset, index) => [asset.symbol, index])),
    assetOfCode: new Map(codes.map((code, index) => [code, index])),
    info,
    baseInfo: safe(genesis.networkFee.baseInfo),
    perMebibyteInfo: safe(genesis.networkFee.perMebibyteInfo),
  };
}

function safe(amount: bigint): number {
  assert(amount >= 0n && amount <= BigInt(Number.MAX_SAFE_INTEGER), `network fee ${amount} is a safe integer`);
  return Number(amount);
}
