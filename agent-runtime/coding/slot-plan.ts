import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import { assert } from '../../primitives/result.ts';
import type { Spread } from '../../primitives/spread.ts';

/**
 * How a sealed object of a known size lies in its slots. Stripe s is k × 1 MiB of sealed bytes, the last what is left; data shard j
 * of it is its j-th k-th, zero padded to the rounded up length; slot i holds shard i of every stripe as one chunk. So every chunk of
 * a slot but the last is 1 MiB (`primitives/slot-shape.ts`). A whole copy (k = 1) has one shard, the stripe itself.
 */
export type SlotPlan = Spread & {
  readonly sealedSize: number;
  /** Also the number of chunks in each slot. */
  readonly stripes: number;
  readonly slotBytes: number;
  /** Storage lots a slot takes: MiB, begun ones whole. */
  readonly lotsPerSlot: number;
};

/** `sealedSize` in bytes, at least 1 (an empty object seals to its tag); a spread that `checkSpread` let pass. */
export function planSlots(sealedSize: number, { k, n }: Spread): SlotPlan {
  assert(Number.isSafeInteger(sealedSize) && sealedSize > 0, `a sealed object has a size, not ${sealedSize}`);
  const stripes = Math.ceil(sealedSize / (k * CHUNK_BYTES));
  const lastBytes = sealedSize - (stripes - 1) * k * CHUNK_BYTES;
  const slotBytes = (stripes - 1) * CHUNK_BYTES + Math.ceil(lastBytes / k);
  return { k, n, sealedSize, stripes, slotBytes, lotsPerSlot: stripes };
}

/** Sealed bytes in stripe `stripe`. */
export function stripeBytesAt({ k, sealedSize, stripes }: SlotPlan, stripe: number): number {
  assert(stripe >= 0 && stripe < stripes, `stripe ${stripe} of ${stripes}`);
  return Math.min(k * CHUNK_BYTES, sealedSize - stripe * k * CHUNK_BYTES);
}

/** Bytes of each shard of stripe `stripe`. */
export function shardBytesAt(plan: SlotPlan, stripe: number): number {
  return Math.ceil(stripeBytesAt(plan, stripe) / plan.k);
}
