import type { Policy, StorageOffer } from '../schemas/policy.ts';

/**
 * The policy that a storage agent of `up` starts with; its owner may edit the file while it runs. Costs, margins and curves differ a little from
 * agent to agent, so that the books have several prices: hours at 1,000 base units and 50 more for each next agent, days on every second one.
 */
export function firstPolicy(index: number): Policy {
  const hour: StorageOffer = {
    term: 'hour',
    costPerLot: 800 + 40 * index,
    marginPercent: 25,
    lots: 2_048 + 512,
    collateralPerLot: 4_000,
    readPricePerMebibyte: 20,
    levels: [
      { sharePercent: 80, premiumPercent: 0 },
      { sharePercent: 15, premiumPercent: 8 + index },
      { sharePercent: 5, premiumPercent: 25 + 5 * index },
    ],
  };
  const day: StorageOffer = {
    ...hour,
    term: 'day',
    costPerLot: 16_000 + 500 * index,
    marginPercent: 20 + index,
    lots: 256,
    levels: [
      { sharePercent: 60, premiumPercent: 0 },
      { sharePercent: 40, premiumPercent: 10 },
    ],
  };
  return {
    capacityBytes: 4n << 30n,
    retentionSeconds: 31_536_000n,
    actions: ['create', 'accept', 'move', 'negotiate', 'buy'],
    asset: 'USDX',
    storage: index % 2 === 0 ? [hour, day] : [hour],
    data: {
      costPerCopy: 100 + 10 * index,
      costPerMebibyte: 2_000,
      marginPercent: 25,
      minBytes: 1,
      maxBytes: 1_048_576,
      quoteSeconds: 120,
      maxQuotes: 64,
    },
    congestion: [
      { usedPercent: 40 + 5 * (index % 3), pricePercent: 100 },
      { usedPercent: 80, pricePercent: 150 + 10 * index },
      { usedPercent: 100, pricePercent: 400 },
    ],
    renewalReservePercent: 5,
    requoting: { tolerancePercent: 2, commandsPerMinute: 60 },
    tiers: [
      { feesPaidInfo: 1_000_000n, discountPercent: 3 },
      { feesPaidInfo: 100_000_000n, discountPercent: 8 },
    ],
    movePricePerMebibyte: 0,
    repair: { enabled: true, minimumPrice: 0 },
    allow: [],
    deny: [],
  };
}
