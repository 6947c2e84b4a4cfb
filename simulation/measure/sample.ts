import { INFO as INFO_CODE } from '../../primitives/money.ts';
import { system } from '../../primitives/account.ts';
import { postedOf } from '../../settlement/ledger/ledger.ts';
import type { Population } from '../agents/population.ts';
import { STORAGE } from '../genesis.ts';
import type { Books } from '../invariants/books.ts';
import type { World } from '../world.ts';

/** What the network looked like at an hour. Prices in engine units a lot; undefined where there was none. */
export type Sample = {
  readonly timeMs: number;
  readonly price: number | undefined;
  readonly bestAsk: number | undefined;
  readonly bestBid: number | undefined;
  readonly medianCost: number;
  /** Of the capacity of sellers that are up and open, 0 to 1. */
  readonly utilisation: number;
  readonly dataSpread: number | undefined;
  readonly sellersUp: number;
  readonly agents: number;
  readonly capacityLots: number;
  readonly heldLots: number;
  readonly issuedInfo: number;
  readonly infoInAccounts: number;
  readonly infoInPool: number;
  readonly demand: number;
};

export function sampleOf(world: World, { sellers, buyers, merchants }: Population, books: Books): Sample {
  const { network, economy, measure } = world;
  const timeMs = world.nowMs();
  const up = sellers.filter(({ isSelling }) => isSelling);
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  const capacityLots = sum(up.map(({ traits }) => traits.capacityLots));
  const heldLots = sum(up.map((seller) => seller.heldLots));
  const costs = up.map(({ traits }) => traits.policy.costPerLot).sort((a, b) => a - b);
  const { bid: bestBid, ask: bestAsk } = books.bestOf(STORAGE);
  const { ledger } = network.state;
  let inAccounts = 0n;
  for (const [name, { creditsPosted, debitsPosted }] of ledger.accounts.entries())
    if (name.includes(`/${INFO_CODE}/`) && !name.startsWith('system/')) inAccounts += creditsPosted - debitsPosted;
  const all = [...sellers, ...buyers, ...merchants];
  return {
    timeMs,
    price: measure.takePrice(),
    bestAsk,
    bestBid,
    medianCost: (costs[costs.length >> 1] ?? 0) * economy.cost(timeMs),
    utilisation: capacityLots === 0 ? 0 : heldLots / capacityLots,
    dataSpread: dataSpread(world),
    sellersUp: up.length,
    agents: all.filter(({ state }) => state !== 'gone').length,
    capacityLots,
    heldLots,
    issuedInfo: Number(-postedOf(ledger, system(INFO_CODE, 'issuance'))),
    infoInAccounts: Number(inAccounts),
    infoInPool: Number(postedOf(ledger, system(INFO_CODE, 'fee-pool'))),
    demand: economy.demand(timeMs),
  };
}

/** Median over the data books with both sides: (ask − bid) / middle. */
function dataSpread({ network }: World): number | undefined {
  const spreads: number[] = [];
  for (const engine of network.engines)
    for (const instrument of engine.instruments()) {
      if (!instrument.startsWith('data/')) continue;
      const { bids, asks } = engine.depth(instrument, 1);
      const [bid, ask] = [bids[0]?.price, asks[0]?.price];
      if (bid !== undefined && ask !== undefined) spreads.push((2 * (ask - bid)) / (ask + bid));
    }
  return spreads.sort((a, b) => a - b)[spreads.length >> 1];
}
