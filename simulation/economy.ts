import { DAY_MS, HOUR_MS, START_MS } from './genesis.ts';
import type { Random } from './random.ts';

/** Something that happens to everybody for a while. `factor` multiplies cost or demand. */
export type Shock = {
  readonly kind: 'cost' | 'demand' | 'outage';
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly factor: number;
};

/** What a day is like from outside: demand by hour and weekday, its growth, and the shocks that the seed holds. */
export type Economy = {
  readonly shocks: readonly Shock[];
  /** Around 1. */
  demand(timeMs: number): number;
  /** Of holding data, around 1. */
  cost(timeMs: number): number;
};

/** Share of a day's demand by hour, UTC: a night, a morning, and the top in the afternoon. */
const BY_HOUR = [3, 2, 2, 2, 2, 3, 4, 6, 8, 10, 11, 11, 10, 11, 12, 12, 11, 10, 8, 7, 6, 5, 4, 4].map(
  (part) => part / 6.83,
);
/** From Monday. */
const BY_WEEKDAY = [1.05, 1.1, 1.1, 1.1, 1.05, 0.8, 0.8];
const GROWTH_A_DAY = 0.012;
const RAMP_MS = 6 * HOUR_MS;

export function createEconomy(days: number, random: Random): Economy {
  const at = (low: number, high: number): number => START_MS + Math.floor(days * DAY_MS * random.between(low, high));
  const last = (fromMs: number, share: number): number =>
    fromMs + Math.floor(days * DAY_MS * share * random.between(0.7, 1.3));
  const [dear, surge, outage] = [at(0.25, 0.4), at(0.55, 0.7), at(0.8, 0.9)];
  const factor = (low: number, high: number): number => Math.round(100 * random.between(low, high)) / 100;
  const shocks: readonly Shock[] = [
    { kind: 'cost', name: 'disks and power dearer', fromMs: dear, toMs: last(dear, 0.15), factor: factor(1.3, 1.6) },
    { kind: 'demand', name: 'a rush of demand', fromMs: surge, toMs: last(surge, 0.06), factor: factor(1.6, 2.2) },
    {
      kind: 'outage',
      name: 'a region without power',
      fromMs: outage,
      toMs: outage + Math.floor(random.between(2, 6) * HOUR_MS),
      factor: 0.12,
    },
  ];
  const shocked = (kind: Shock['kind'], timeMs: number): number =>
    shocks.reduce((product, shock) => (shock.kind === kind ? product * strength(shock, timeMs) : product), 1);
  return {
    shocks,
    cost: (timeMs) => shocked('cost', timeMs),
    demand: (timeMs) => {
      const sinceMs = timeMs - START_MS;
      const hour = BY_HOUR[Math.floor(sinceMs / HOUR_MS) % 24] as number;
      const weekday = BY_WEEKDAY[Math.floor(sinceMs / DAY_MS) % 7] as number;
      return hour * weekday * (1 + (GROWTH_A_DAY * sinceMs) / DAY_MS) * shocked('demand', timeMs);
    },
  };
}

/** A shock comes and goes within RAMP_MS. */
function strength({ fromMs, toMs, factor }: Shock, timeMs: number): number {
  const inside = Math.min(timeMs - fromMs, toMs - timeMs);
  return 1 + (factor - 1) * Math.max(0, Math.min(1, inside / RAMP_MS));
}
