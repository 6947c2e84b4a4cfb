import { toHex } from '../../primitives/bytes.ts';
import { partitionOf } from '../../primitives/instrument.ts';
import { DAY_MS, GENESIS } from '../genesis.ts';
import type { Random } from '../random.ts';

/** Data that people buy copies of: wanted most when it is new. */
export type Dataset = {
  readonly cid: string;
  readonly instrument: string;
  readonly partition: number;
  readonly bornMs: number;
  /** What a copy is worth when it is new, engine units. */
  readonly worth: number;
};

export function newDataset(random: Random, nowMs: number): Dataset {
  const cid = toHex(Uint8Array.from({ length: 32 }, () => random.below(256)));
  const instrument = `data/${cid}/USDX`;
  const partition = partitionOf(instrument, GENESIS.bookPartitions);
  return { cid, instrument, partition, bornMs: nowMs, worth: Math.ceil(random.lognormal(4e6, 0.8)) };
}

/** What a copy is worth now: half after five days. */
export function worthNow({ worth, bornMs }: Dataset, nowMs: number): number {
  return Math.max(10, Math.round(worth * 0.5 ** ((nowMs - bornMs) / (5 * DAY_MS))));
}
