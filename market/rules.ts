import type { Genesis, InstrumentRule } from '../primitives/genesis.ts';
import { INFO } from '../primitives/money.ts';
import { assert } from '../primitives/result.ts';

/** An id has 16 bits for its partition, the top one of them for bilateral trades. */
export const MAX_PARTITIONS = 0x7fff;

/** What the engine of one book partition takes from genesis, in the numbers that it counts in. */
export type Rules = {
  readonly partition: number;
  /** At the start. */
  readonly bookPartitions: number;
  readonly settlementKey: string;
  /** Asset codes in genesis' order; the engine names an asset by its index here. */
  readonly assetCodes: readonly number[];
  readonly assetOfSymbol: ReadonlyMap<string, number>;
  readonly assetOfCode: ReadonlyMap<number, number>;
  readonly info: number;
  /** The network fee, whole INFO: of an opening command, and a MiB of a trade from the side that rested and the side that came. */
  readonly baseInfo: number;
  readonly makerRate: number;
  readonly takerRate: number;
  readonly maxOrders: number;
  readonly commandsPerSecond: number;
  readonly commandBurst: number;
  /** The longest prefix first. */
  readonly instruments: readonly InstrumentRule[];
};

export function rulesOf(genesis: Genesis, partition: number): Rules {
  assert(partition >= 1 && partition <= MAX_PARTITIONS, `partition ${partition} is a book partition`);
  const codes = genesis.assets.map((asset) => asset.code);
  const info = codes.indexOf(INFO);
  assert(info >= 0 && genesis.assets[info]?.engineUnit === 1n, 'INFO is an asset with engine unit 1');
  const { market } = genesis;
  const makerRate = safe(market.makerPerMebibyteInfo);
  const takerRate = safe(market.takerPerMebibyteInfo);
  assert(takerRate >= makerRate, "the taker's fee is not the smaller");
  return {
    partition,
    bookPartitions: genesis.bookPartitions,
    settlementKey: genesis.settlementKey,
    assetCodes: codes,
    assetOfSymbol: new Map(genesis.assets.map((asset, index) => [asset.symbol, index])),
    assetOfCode: new Map(codes.map((code, index) => [code, index])),
    info,
    baseInfo: safe(genesis.networkFee.baseInfo),
    makerRate,
    takerRate,
    maxOrders: market.maxOrdersPerAgent,
    commandsPerSecond: market.commandsPerSecond,
    commandBurst: market.commandBurst,
    instruments: [...market.instruments].sort((a, b) => b.prefix.length - a.prefix.length),
  };
}

export function ruleOf(rules: Rules, instrument: string): InstrumentRule {
  const rule = rules.instruments.find(({ prefix }) => instrument.startsWith(prefix));
  assert(rule, `genesis has a rule for ${instrument}`);
  return rule;
}

function safe(amount: bigint): number {
  assert(amount >= 0n && amount <= BigInt(Number.MAX_SAFE_INTEGER), `network fee ${amount} is a safe integer`);
  return Number(amount);
}
