import type { CongestionPoint, DataOffer, PriceLevel, StorageOffer, Tier } from '../../schemas/policy.ts';

/** Prices from a policy, all in whole engine units: bigint within, rounded up once, so that no margin is lost to rounding. */

/** Parts of ten thousand: how full the agent is, or by how much congestion multiplies a price. */
const WHOLE = 10_000n;
export const FULL_PARTS = Number(WHOLE);
const ONE_LEVEL: readonly PriceLevel[] = [{ sharePercent: 100, premiumPercent: 0 }];
const MEBIBYTE = 1_048_576n;

export const levelsOf = ({ levels }: Pick<StorageOffer, 'levels'>): readonly PriceLevel[] => levels ?? ONE_LEVEL;

/** How much of the capacity is used, 0 to 10,000; an agent without capacity, or over it, is full. */
export function usedPartsOf(capacityBytes: number, freeBytes: number): number {
  if (capacityBytes <= 0) return FULL_PARTS;
  const used = BigInt(Math.max(0, capacityBytes - Math.max(0, freeBytes)));
  return Number((used * WHOLE) / BigInt(capacityBytes));
}

/** What congestion multiplies prices by, in parts of ten thousand: a straight line between the policy's points, flat beyond them. */
export function congestionParts(curve: readonly CongestionPoint[] | undefined, usedParts: number): bigint {
  const points = curve ?? [];
  const used = BigInt(usedParts);
  let before: CongestionPoint | undefined;
  for (const point of points) {
    if (used <= BigInt(point.usedPercent) * 100n) return before ? between(before, point, used) : parts(point);
    before = point;
  }
  return before ? parts(before) : WHOLE;
}

const parts = ({ pricePercent }: CongestionPoint): bigint => BigInt(pricePercent) * 100n;

function between(low: CongestionPoint, high: CongestionPoint, used: bigint): bigint {
  const from = BigInt(low.usedPercent) * 100n;
  const to = BigInt(high.usedPercent) * 100n;
  return to === from ? parts(high) : parts(low) + ((parts(high) - parts(low)) * (used - from)) / (to - from);
}

/** Of one lot at a level: cost plus margin, times congestion, plus the level's premium; rounded up to the book's tick. */
export function askPrice(
  offer: Pick<StorageOffer, 'costPerLot' | 'marginPercent'>,
  premiumPercent: number,
  congestion: bigint,
  tickSize: number,
): bigint {
  const scaled =
    BigInt(offer.costPerLot) * BigInt(100 + offer.marginPercent) * congestion * BigInt(100 + premiumPercent);
  return roundUp(scaled, 100n * WHOLE * 100n, BigInt(tickSize));
}

/** What a copy costs the seller: a bilateral quote is never lower. */
export function copyCost({ costPerCopy, costPerMebibyte }: DataOffer, bytes: number): bigint {
  return BigInt(costPerCopy) + (BigInt(costPerMebibyte) * BigInt(bytes) + MEBIBYTE - 1n) / MEBIBYTE;
}

/** Of one copy for an agent of a tier: cost plus margin, times congestion, less the discount; never below cost. */
export function copyPrice(offer: DataOffer, bytes: number, congestion: bigint, discountPercent: number): bigint {
  const cost = copyCost(offer, bytes);
  const scaled = cost * BigInt(100 + offer.marginPercent) * congestion * BigInt(100 - discountPercent);
  const price = roundUp(scaled, 100n * WHOLE * 100n, 1n);
  return price > cost ? price : cost;
}

/** The highest discount that the fees paid have earned. */
export function discountOf(tiers: readonly Tier[] | undefined, feesPaidInfo: bigint): number {
  let discount = 0;
  for (const tier of tiers ?? []) if (feesPaidInfo >= tier.feesPaidInfo) discount = tier.discountPercent;
  return discount;
}

function roundUp(scaled: bigint, scale: bigint, step: bigint): bigint {
  const unit = scale * step;
  return ((scaled + unit - 1n) / unit) * step;
}
