import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import type { Genesis, InstrumentRule } from '../../primitives/genesis.ts';
import { partitionOf } from '../../primitives/instrument.ts';
import { fromEngineUnits } from '../../primitives/money.ts';
import type { Policy, StorageOffer } from '../../schemas/policy.ts';
import { isOpen } from '../policy/opening-hours.ts';
import { askPrice, congestionParts, levelsOf, usedPartsOf } from '../policy/price.ts';

/** Base units of one asset: what is available, and what each partition's engine has, resting orders' collateral included. */
export type Purse = { readonly available: bigint; readonly trading: ReadonlyMap<number, bigint> };

/** What the agent has to sell, and to put up for it. */
export type Inventory = {
  readonly capacityBytes: number;
  /** Room for more, by all that is held or promised but the asks that rest. */
  readonly freeBytes: number;
  readonly collateral: Purse;
  readonly info: Purse;
};

/** What the networks' rules say that an ask must keep to. */
export type AskNetwork = Pick<Genesis, 'assets' | 'bookPartitions' | 'market'>;

/** An ask that the policy wants in the book now. Prices in engine units. */
export type WantedAsk = {
  readonly instrument: string;
  readonly partition: number;
  readonly level: number;
  readonly price: number;
  readonly lots: number;
  readonly collateralPerLot: number;
  readonly readPrice: number;
};

/** Why less is offered than the policy's lots. */
export type Shortfall = 'outside_hours' | 'over_capacity' | 'collateral_short' | 'info_short' | 'price_above_limit';
export type Short = { readonly instrument: string; readonly reason: Shortfall; readonly lots: number };

/** Kept back for the manifests of the slots sold, where the owner's reserve is smaller. */
const SPARE_LOTS = 1;

export const askInstrument = ({ asset }: Policy, { term }: StorageOffer): string => `storage/${term}/${asset}`;

/** What should rest now: lots as room and funds allow, term by term in the policy's order, and prices by how full the agent is. */
export function wantedAsks(
  policy: Policy,
  network: AskNetwork,
  inventory: Inventory,
  nowMs: number,
): { readonly wanted: readonly WantedAsk[]; readonly short: readonly Short[] } {
  const wanted: WantedAsk[] = [];
  const short: Short[] = [];
  const congestion = congestionParts(policy.congestion, usedPartsOf(inventory.capacityBytes, inventory.freeBytes));
  const budget = budgetOf(policy, network, inventory);
  for (const offer of policy.storage) {
    const instrument = askInstrument(policy, offer);
    const partition = partitionOf(instrument, network.bookPartitions);
    if (!isOpen(policy.hours, nowMs)) {
      short.push({ instrument, reason: 'outside_hours', lots: 0 });
      continue;
    }
    const rule = ruleOf(network, instrument);
    const { lots, reason } = budget.take(partition, offer, rule.lotSize);
    if (reason) short.push({ instrument, reason, lots });
    for (const [level, share] of splitLots(offer, lots, rule).entries()) {
      const premium = levelsOf(offer)[level]?.premiumPercent ?? 0;
      const price = askPrice(offer, premium, congestion, rule.tickSize);
      if (price > BigInt(Number.MAX_SAFE_INTEGER)) short.push({ instrument, reason: 'price_above_limit', lots: 0 });
      else if (share > 0)
        wanted.push({
          ...{ instrument, partition, level, price: Number(price), lots: share },
          ...{ collateralPerLot: offer.collateralPerLot, readPrice: offer.readPricePerMebibyte },
        });
    }
  }
  return { wanted, short };
}

/** The rule with the longest prefix that fits. */
function ruleOf({ market }: AskNetwork, instrument: string): InstrumentRule {
  const fitting = market.instruments.filter(({ prefix }) => instrument.startsWith(prefix));
  return fitting.reduce((best, rule) => (rule.prefix.length >= best.prefix.length ? rule : best));
}

/** The levels' parts of `lots`, whole lot sizes each; the sum is `lots`, and the cheapest level has the first of few. */
function splitLots(offer: StorageOffer, lots: number, { lotSize, maxLots }: InstrumentRule): readonly number[] {
  const units = BigInt(lots / lotSize);
  let share = 0n;
  let given = 0n;
  return levelsOf(offer).map(({ sharePercent }) => {
    share += BigInt(sharePercent);
    const upTo = (units * share + 99n) / 100n;
    const part = Number((upTo < units ? upTo : units) - given) * lotSize;
    given = upTo < units ? upTo : units;
    return Math.min(part, maxLots);
  });
}

/** Room and funds, given out offer by offer. */
function budgetOf({ renewalReservePercent = 0, asset: symbol }: Policy, network: AskNetwork, inventory: Inventory) {
  const { capacityBytes, freeBytes, collateral, info } = inventory;
  const asset = network.assets.find((known) => known.symbol === symbol);
  const reserve = Number((BigInt(capacityBytes) * BigInt(renewalReservePercent)) / 100n);
  let room = Math.max(0, Math.floor((freeBytes - Math.max(reserve, SPARE_LOTS * CHUNK_BYTES)) / CHUNK_BYTES));
  const purse = { available: collateral.available, trading: new Map(collateral.trading) };
  const { makerPerMebibyteInfo, takerPerMebibyteInfo } = network.market;
  // An order that comes needs the taker's fee free, even where nothing is there for it to match.
  const feePerLot = makerPerMebibyteInfo + takerPerMebibyteInfo;
  return {
    take(partition: number, offer: StorageOffer, lotSize: number): { lots: number; reason: Shortfall | undefined } {
      const there = purse.trading.get(partition) ?? 0n;
      const stake = asset ? fromEngineUnits(asset, offer.collateralPerLot) : 0n;
      const limits: readonly (readonly [number, Shortfall])[] = [
        [room, 'over_capacity'],
        [asset ? lotsFor(there + purse.available, stake) : 0, 'collateral_short'],
        [lotsFor((info.trading.get(partition) ?? 0n) + info.available, feePerLot), 'info_short'],
      ];
      const [least, limiting] = limits.reduce((one, other) => (other[0] < one[0] ? other : one));
      const lots = Math.floor(Math.min(offer.lots, least) / lotSize) * lotSize;
      room -= lots;
      const spent = stake * BigInt(lots);
      purse.trading.set(partition, spent < there ? there - spent : 0n);
      if (spent > there) purse.available -= spent - there;
      return { lots, reason: least < offer.lots ? limiting : undefined };
    },
  };
}

function lotsFor(funds: bigint, perLot: bigint): number {
  if (perLot === 0n) return Number.MAX_SAFE_INTEGER;
  if (funds <= 0n) return 0;
  const lots = funds / perLot;
  return lots > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(lots);
}
