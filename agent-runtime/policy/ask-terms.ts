import { InfinityDbError } from '../../primitives/error.ts';
import type { Genesis } from '../../primitives/genesis.ts';
import { partitionOf, TERM_SECONDS } from '../../primitives/instrument.ts';
import type { Asset } from '../../primitives/money.ts';
import type { Policy } from '../../schemas/policy.ts';

/** One storage ask that a policy wants in the book. Prices in engine units. */
export type AskTerms = {
  readonly instrument: string;
  readonly partition: number;
  readonly asset: Asset;
  readonly pricePerLot: number;
  readonly collateralPerLot: number;
  readonly readPrice: number;
  /** The most that rest at a time. */
  readonly lots: number;
};

/** Throws `unknown_asset` where the policy names one that genesis has not, `usage` where it asks for a term beyond its retention. */
export function askTermsOf(policy: Policy, genesis: Genesis): readonly AskTerms[] {
  const { askPricePerLot, collateralPerLot, readPricePerMebibyte, lots } = policy;
  const asset = genesis.assets.find(({ symbol }) => symbol === askPricePerLot.asset);
  if (!asset)
    throw new InfinityDbError(
      'unknown_asset',
      `the policy asks in ${askPricePerLot.asset}, which this network has not`,
      {
        step: 'policy',
      },
    );
  if (lots === 0) return [];
  if (BigInt(TERM_SECONDS[askPricePerLot.term]) > policy.retentionSeconds)
    throw new InfinityDbError(
      'usage',
      `the policy sells a ${askPricePerLot.term} and keeps data for ${policy.retentionSeconds} s; raise retentionSeconds`,
      { step: 'policy' },
    );
  const instrument = `storage/${askPricePerLot.term}/${asset.symbol}`;
  return [
    {
      instrument,
      partition: partitionOf(instrument, genesis.bookPartitions),
      asset,
      pricePerLot: askPricePerLot.price,
      collateralPerLot,
      readPrice: readPricePerMebibyte,
      lots,
    },
  ];
}
