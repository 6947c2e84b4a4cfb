import type { RepairMandate } from '../../primitives/commands.ts';
import type { Spread } from '../../primitives/spread.ts';
import { sealedSizeOf } from '../coding/seal.ts';
import { planSlots } from '../coding/slot-plan.ts';

/**
 * What an agent that rebuilds a lost slot may earn by default: at most what the slot cost; a reward of a quarter of that; and to read from
 * the survivors, once the price of all slots. What is not used comes back at the end of the term. Engine units.
 */
export function repairMandate(bid: {
  readonly size: number;
  readonly spread: Spread;
  readonly maxPricePerLot: number;
  readonly untilMs: number;
}): RepairMandate {
  const { lotsPerSlot } = planSlots(sealedSizeOf(bid.size), bid.spread);
  const slotPrice = lotsPerSlot * bid.maxPricePerLot;
  return {
    maxPrice: slotPrice,
    reward: Math.floor(slotPrice / 4),
    reserve: slotPrice * bid.spread.n,
    untilMs: bid.untilMs,
  };
}
