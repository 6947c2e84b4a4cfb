import type { Genesis } from '../../primitives/genesis.ts';
import { TERM_SECONDS } from '../../primitives/instrument.ts';
import type { Hours, Policy, StorageOffer } from '../../schemas/policy.ts';
import { minuteOf } from './opening-hours.ts';
import { askPrice, congestionParts, copyCost, copyPrice, FULL_PARTS, levelsOf } from './price.ts';

/** What is wrong with a policy: where (`storage.0.levels`), what, and what to write instead. */
export type PolicyFault = { readonly path: string; readonly fault: string; readonly remedy: string };

type Network = Pick<Genesis, 'assets'>;

/** All that is wrong with what the keys of a policy say together; with `network`, also what that network does not have. */
export function policyFaults(policy: Policy, network?: Network): readonly PolicyFault[] {
  return [
    ...assetFaults(policy, network),
    ...policy.storage.flatMap((offer, index) => offerFaults(policy, offer, index)),
    ...dataFaults(policy),
    ...risingFaults('congestion', 'usedPercent', policy.congestion),
    ...risingFaults('tiers', 'feesPaidInfo', policy.tiers),
    ...risingFaults('congestion', 'pricePercent', policy.congestion, 'or equal'),
    ...risingFaults('tiers', 'discountPercent', policy.tiers, 'or equal'),
    ...(policy.hours ?? []).flatMap(hoursFaults),
  ];
}

function assetFaults({ asset }: Policy, network: Network | undefined): PolicyFault[] {
  if (!network || network.assets.some(({ symbol }) => symbol === asset)) return [];
  const known = network.assets.map(({ symbol }) => symbol).join(', ');
  return [{ path: 'asset', fault: `this network has no asset ${asset}`, remedy: `name one of ${known}` }];
}

function offerFaults(policy: Policy, offer: StorageOffer, index: number): PolicyFault[] {
  const path = `storage.${index}`;
  const faults: PolicyFault[] = [];
  const { term } = offer;
  if (policy.storage.findIndex((other) => other.term === term) < index)
    faults.push({ path: `${path}.term`, fault: `${term} is offered twice`, remedy: 'keep one offer for each term' });
  if (BigInt(TERM_SECONDS[term]) > policy.retentionSeconds)
    faults.push({
      path: `${path}.term`,
      fault: `a ${term} is longer than the ${policy.retentionSeconds} s that the agent keeps data`,
      remedy: `set retentionSeconds to "${TERM_SECONDS[term]}" or more, or offer a shorter term`,
    });
  const shares = levelsOf(offer).reduce((sum, { sharePercent }) => sum + sharePercent, 0);
  if (shares !== 100)
    faults.push({
      path: `${path}.levels`,
      fault: `the shares of the levels are ${shares} percent together`,
      remedy: 'let them sum to 100',
    });
  const premiums = levelsOf(offer).map(({ premiumPercent }) => premiumPercent);
  if (premiums.some((premium, level) => level > 0 && premium <= (premiums[level - 1] as number)))
    faults.push({
      path: `${path}.levels`,
      fault: 'a level is not dearer than the one before it',
      remedy: 'list levels by rising premiumPercent',
    });
  const top = askPrice(offer, Math.max(0, ...premiums), congestionParts(policy.congestion, FULL_PARTS), 1);
  if (top * BigInt(offer.lots || 1) > BigInt(Number.MAX_SAFE_INTEGER))
    faults.push({
      path: `${path}.costPerLot`,
      fault: `all lots at the highest price are worth over ${Number.MAX_SAFE_INTEGER} engine units`,
      remedy: 'lower costPerLot, lots or the congestion curve',
    });
  return faults;
}

function dataFaults({ data, congestion }: Policy): PolicyFault[] {
  if (!data) return [];
  const faults: PolicyFault[] = [];
  if (data.minBytes > data.maxBytes)
    faults.push({ path: 'data.minBytes', fault: 'is over maxBytes', remedy: `set it to at most ${data.maxBytes}` });
  if (copyCost(data, data.maxBytes) === 0n)
    faults.push({
      path: 'data.costPerCopy',
      fault: 'copies cost nothing, so they would be given away',
      remedy: 'set costPerCopy or costPerMebibyte above 0, or leave data out',
    });
  if (copyPrice(data, data.maxBytes, congestionParts(congestion, FULL_PARTS), 0) > BigInt(Number.MAX_SAFE_INTEGER))
    faults.push({
      path: 'data.costPerMebibyte',
      fault: `the highest price is over ${Number.MAX_SAFE_INTEGER} engine units`,
      remedy: 'lower the costs or the congestion curve',
    });
  return faults;
}

function risingFaults<K extends string>(
  path: string,
  key: K,
  list: readonly Readonly<Record<K, number | bigint>>[] | undefined,
  orEqual: '' | 'or equal' = '',
): PolicyFault[] {
  return (list ?? []).flatMap((item, index) => {
    const before = list?.[index - 1];
    if (!before || item[key] > before[key] || (orEqual && item[key] === before[key])) return [];
    const fault = `${item[key]} does not follow ${before[key]}`;
    return [
      { path: `${path}.${index}.${key}`, fault, remedy: `list them by rising ${orEqual} ${key}`.replace('  ', ' ') },
    ];
  });
}

function hoursFaults({ from, to }: Hours, index: number): PolicyFault[] {
  if (minuteOf(from) < minuteOf(to)) return [];
  const remedy = 'end on the same day, at 24:00 at the latest, and add a second entry for the next day';
  return [{ path: `hours.${index}.to`, fault: `${to} is not after ${from}`, remedy }];
}
