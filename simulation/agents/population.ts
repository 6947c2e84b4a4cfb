import { toHex } from '../../primitives/bytes.ts';
import { DAY_MS, HOUR_MS } from '../genesis.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { Buyer, type BuyerTraits } from './buyer.ts';
import type { Dataset } from './catalogue.ts';
import { Merchant } from './merchant.ts';
import { Seller, type SellerTraits } from './seller.ts';

const SELLERS = 0.3;
const MERCHANTS = 0.15;
/** Of all agents, how many come, and how many go, in a day. */
const CHURN_A_DAY = 0.012;
const COST = 400;

/** Everybody there is and was. */
export type Population = {
  readonly sellers: Seller[];
  readonly buyers: Buyer[];
  readonly merchants: Merchant[];
};

/** The first agents come within the first two hours; from then on some come and some go every day. */
export function populate(world: World): Population {
  const { options, random, later } = world;
  const population: Population = { sellers: [], buyers: [], merchants: [] };
  const catalogue: Dataset[] = [];
  const owners: string[] = [];
  const count = (share: number): number => Math.max(4, Math.round(options.agents * share));
  const [sellers, merchants] = [count(SELLERS), count(MERCHANTS)];
  for (let i = 0; i < Math.max(options.agents, sellers + merchants + 4); i++) {
    const kind = i < sellers ? 'seller' : i < sellers + merchants ? 'merchant' : 'buyer';
    const delayMs = kind === 'seller' ? random.between(0, HOUR_MS) : random.between(HOUR_MS / 2, 2 * HOUR_MS);
    later(Math.ceil(delayMs), () => arrive(world, population, catalogue, owners, kind));
  }
  const perDay = options.agents * CHURN_A_DAY;
  const churn = (): void =>
    later(Math.ceil(random.exponential(DAY_MS / perDay)), () => {
      const draw = random.fraction();
      arrive(world, population, catalogue, owners, draw < 0.4 ? 'seller' : draw < 0.5 ? 'merchant' : 'buyer');
      if (random.chance(0.8)) depart(population, random);
      churn();
    });
  later(12 * HOUR_MS, churn);
  return population;
}

function arrive(
  world: World,
  { sellers, buyers, merchants }: Population,
  catalogue: Dataset[],
  owners: string[],
  kind: 'seller' | 'buyer' | 'merchant',
): void {
  const owner = ownerFor(world.random, owners);
  world.measure.happened(`${kind} joined`);
  if (kind === 'seller') sellers.push(new Seller(world, owner, sellerTraits(world.random)));
  else if (kind === 'buyer') buyers.push(new Buyer(world, owner, buyerTraits(world.random)));
  else merchants.push(new Merchant(world, owner, catalogue));
}

function depart({ sellers, buyers, merchants }: Population, random: Random): void {
  const open = [...sellers, ...buyers, ...merchants].filter(({ state }) => state === 'open');
  random.pick(open)?.leave();
}

/** Mostly a new one; some owners have several agents. */
function ownerFor(random: Random, owners: string[]): string {
  const known = random.chance(0.12) ? random.pick(owners) : undefined;
  if (known) return known;
  const owner = toHex(Uint8Array.from({ length: 20 }, () => random.below(256)));
  owners.push(owner);
  return owner;
}

function sellerTraits(random: Random): SellerTraits {
  const capacityLots = Math.ceil(Math.min(4_000_000, random.lognormal(28_000, 1)));
  const costPerLot = random.lognormal(COST, 0.25);
  return {
    capacityLots,
    policy: { costPerLot, margin: random.between(0.15, 0.6), congestion: random.between(0.2, 1.2) },
    stake: random.between(1, 3),
    failsEveryMs: Math.ceil(random.lognormal(12 * DAY_MS, 0.7)),
    // Some cannot put up the collateral for all of their disks, and grow as they earn.
    money: capacityLots * costPerLot * random.between(1, 6),
  };
}

function buyerTraits(random: Random): BuyerTraits {
  const putsADay = random.lognormal(0.4, 0.6);
  const lotsMedian = random.lognormal(2_500, 0.7);
  const keptDays = random.between(1, 4);
  const worth = random.lognormal(COST * 2.2, 0.3);
  const aWeek = putsADay * lotsMedian * 1.65 * keptDays * 3.5 * worth * 7;
  return {
    putsADay,
    worth,
    lotsMedian,
    keptDays,
    incomeAWeek: aWeek * random.between(0.5, 1.5),
    isPatient: random.chance(0.4),
  };
}
