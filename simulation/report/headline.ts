import { DAY_MS, START_MS, USDX_UNITS } from '../genesis.ts';
import { gini, hhi } from '../measure/inequality.ts';
import type { Outcome } from '../run.ts';

const MIB_IN_TIB = 2 ** 20;
const DAYS_A_MONTH = 30;

/** Engine units for a MiB and a day, as USDX for a TiB and a month. */
export const perTebibyteMonth = (units: number): number => (units * MIB_IN_TIB * DAYS_A_MONTH) / USDX_UNITS;

/** The run in numbers: what `--json` prints, and the head of the report. Amounts in USDX, sizes in GiB. */
export function headline(outcome: Outcome) {
  const { options, world, samples, checks, population, faultCounts, messages, leaves, digests } = outcome;
  const { measure, economy } = world;
  const days = measure.days.slice(0, options.days);
  const total = (of: (day: (typeof days)[number]) => number): number => days.reduce((sum, day) => sum + of(day), 0);
  const [lots, value] = [total((day) => day.lots), total((day) => day.storageValue)];
  const incomes = sellerIncomes(outcome);
  const settled = samples.filter(({ timeMs }) => timeMs > START_MS + DAY_MS / 2);
  const mean = (of: (sample: (typeof samples)[number]) => number): number =>
    settled.reduce((sum, sample) => sum + of(sample), 0) / Math.max(1, settled.length);
  const last = samples.at(-1);
  return {
    seed: options.seed,
    agents: options.agents,
    days: options.days,
    faults: options.faults,
    agentsEver: world.actors.size,
    messages,
    logLeaves: Number(leaves),
    invariantsChecked: checks.total,
    invariantsBroken: 0,
    checksByInvariant: Object.fromEntries([...checks.counts].sort(([a], [b]) => a - b)),
    storageTrades: total((day) => day.storageTrades),
    dataTrades: total((day) => day.dataTrades),
    soldGibibyteDays: Math.round(lots / 1024),
    storageValueUsdx: round(value / USDX_UNITS),
    meanPricePerTebibyteMonth: round(perTebibyteMonth(lots > 0 ? value / lots : 0)),
    meanUtilisation: round(mean(({ utilisation }) => utilisation)),
    capacityGibibytes: Math.round((last?.capacityLots ?? 0) / 1024),
    infoIssued: last?.issuedInfo ?? 0,
    infoAtLargeAndInPool: (last?.infoInAccounts ?? 0) + (last?.infoInPool ?? 0),
    sellerIncomeGini: round(gini(incomes)),
    sellerIncomeHhi: Math.round(hhi(incomes)),
    capacityGini: round(gini(population.sellers.map(({ traits }) => traits.capacityLots))),
    shocks: economy.shocks.map(({ name, factor, fromMs }) => ({
      name,
      factor,
      day: round((fromMs - START_MS) / DAY_MS),
    })),
    events: sorted(measure.events),
    refusals: sorted(measure.refusals),
    faultsInjected: sorted(faultCounts),
    transfers: sorted(measure.transfers),
    digests,
  };
}

export type Headline = ReturnType<typeof headline>;

/** What each seller ever earned, USDX base units. */
export function sellerIncomes({ population, world }: Outcome): number[] {
  return population.sellers.map(({ account }) => world.measure.income.get(account.key) ?? 0);
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
