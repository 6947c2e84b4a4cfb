import type { Agents } from './agents.ts';

/**
 * No trade has one owner on both sides. A taker that meets a resting order of its own owner's has its rest cancelled (`self_trade`); a
 * contingent bid passes such an ask by.
 */
export function isSelfTrade(agents: Agents, taker: number, maker: number): boolean {
  return taker === maker || agents.ownerOf(taker) === agents.ownerOf(maker);
}
