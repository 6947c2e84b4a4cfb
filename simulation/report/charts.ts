import { DAY_MS, HOUR_MS, START_MS, STORAGE, USDX_UNITS } from '../genesis.ts';
import { gini, hhi, lorenz } from '../measure/inequality.ts';
import type { Day } from '../measure/measure.ts';
import type { Sample } from '../measure/sample.ts';
import type { Outcome } from '../run.ts';
import { barChart, rankedBars } from './bar-chart.ts';
import { perTebibyteMonth, sellerIncomes } from './headline.ts';
import { lineChart, type LineChart, type Series } from './line-chart.ts';
import { percent, readable } from './markup.ts';

/** All pictures of the report, in their order. */
export function charts(outcome: Outcome): string[] {
  const days = outcome.world.measure.days.slice(0, outcome.options.days);
  return [
    ...marketCharts(outcome),
    peopleChart(outcome),
    tradesChart(days),
    infoChart(outcome),
    sortedIncome(outcome),
    incomeChart(outcome),
    concentration(days, outcome.population.sellers),
    ...countedCharts(outcome),
  ];
}

type ValueOf = (sample: Sample) => number | undefined;
const seriesOf = (
  samples: readonly Sample[],
  name: string,
  colour: number,
  value: ValueOf,
  dashed = false,
): Series => ({
  name,
  colour,
  dashed,
  values: samples.map(value),
});

function marketCharts(outcome: Outcome): string[] {
  const { samples } = outcome;
  const overTime = timeAxis(outcome);
  const perMonth = (units: number | undefined): number | undefined =>
    units === undefined ? undefined : perTebibyteMonth(units);
  return [
    lineChart({
      ...overTime,
      title: 'Price of storage',
      note: `${STORAGE}: what an hour’s slots were sold for, and what the middle seller pays for its disks; USDX a TiB and month`,
      series: [
        seriesOf(samples, 'sold at', 1, ({ price }) => perMonth(price)),
        seriesOf(samples, 'median cost', 2, ({ medianCost }) => perMonth(medianCost), true),
      ],
      format: readable,
      fromZero: true,
    }),
    lineChart({
      ...overTime,
      title: 'Utilisation',
      note: 'of the capacity of sellers that are up and open',
      series: [seriesOf(samples, 'sold', 1, ({ utilisation }) => utilisation)],
      format: percent,
      fromZero: true,
    }),
    lineChart({ ...overTime, ...spreads(samples) }),
    lineChart({
      ...overTime,
      title: 'Demand',
      note: 'how much buyers want, beside an average hour: by the time of day, the weekday, growth, and a rush',
      series: [seriesOf(samples, 'demand', 3, ({ demand }) => demand)],
      format: readable,
      fromZero: true,
    }),
  ];
}

function tradesChart(days: readonly Day[]): string {
  return barChart({
    title: 'Trades a day',
    note: 'slots of storage leased for a day, and copies of data',
    names: ['slots of storage', 'copies of data'],
    stacks: days.map((day, i) => ({
      label: dayName(i),
      hint: `day ${i + 1}\n${day.storageTrades} slots, ${Math.round(day.lots / 1024)} GiB\n${day.dataTrades} copies`,
      parts: [day.storageTrades, day.dataTrades],
    })),
    format: readable,
  });
}

function infoChart(outcome: Outcome): string {
  const { samples } = outcome;
  return lineChart({
    ...timeAxis(outcome),
    title: 'INFO is conserved',
    note: 'billions; issued by grants as agents come, and what all accounts and the fee pool have: one line, at every hour',
    series: [
      seriesOf(samples, 'in accounts and fee pool', 1, ({ infoInAccounts, infoInPool }) => infoInAccounts + infoInPool),
      seriesOf(samples, 'issued', 2, ({ issuedInfo }) => issuedInfo, true),
      seriesOf(samples, 'in the fee pool', 3, ({ infoInPool }) => infoInPool),
    ],
    format: (value) => readable(value / 1e9),
    fromZero: true,
  });
}

function peopleChart(outcome: Outcome): string {
  const { samples } = outcome;
  return lineChart({
    ...timeAxis(outcome),
    title: 'Who is there',
    note: 'agents that have not left, and sellers that are up and open',
    series: [
      seriesOf(samples, 'agents', 1, ({ agents }) => agents),
      seriesOf(samples, 'sellers up', 2, ({ sellersUp }) => sellersUp),
    ],
    format: readable,
    fromZero: true,
  });
}

function countedCharts({ world, options, faultCounts }: Outcome): string[] {
  const { refusals, events } = world.measure;
  const faults = 'in the order of record and its processes; agents’ own faults are among what happened';
  return [
    rankedBars('What happened', 'to agents, slots and deliveries', ranked(events)),
    rankedBars(
      'Refusals by code',
      'commands and frames that were refused, as their senders were told',
      ranked(refusals),
    ),
    ...(options.faults ? [rankedBars('Faults injected', faults, ranked(faultCounts))] : []),
  ];
}

/** On an axis: days count from 1. */
const dayName = (index: number): string => (index === 0 ? 'day 1' : String(index + 1));

function ranked(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 20);
}

type TimeAxis = Pick<LineChart, 'x' | 'xMarks' | 'xName' | 'stretches'>;

function timeAxis({ samples, options, world }: Outcome): TimeAxis {
  const every = Math.max(1, Math.ceil(options.days / 8));
  const xMarks = [];
  for (let day = 0; day < options.days; day += every)
    xMarks.push({ x: START_MS + day * DAY_MS + 12 * HOUR_MS, text: dayName(day) });
  const xName = (timeMs: number): string =>
    `day ${Math.floor((timeMs - START_MS) / DAY_MS) + 1}, ${String(Math.floor((timeMs % DAY_MS) / HOUR_MS)).padStart(2, '0')}:00`;
  const stretches = world.economy.shocks.map(({ fromMs, toMs, name }) => ({ from: fromMs, to: toMs, name }));
  return { x: samples.map(({ timeMs }) => timeMs), xMarks, xName, stretches };
}

function spreads(samples: readonly Sample[]) {
  const between = ({ bestAsk, bestBid }: Sample): number | undefined =>
    bestAsk === undefined || bestBid === undefined ? undefined : (2 * (bestAsk - bestBid)) / (bestAsk + bestBid);
  return {
    title: 'Bid-ask spread',
    note: 'of the middle between them; storage bids rest off book, and those that wait for more sellers are left out',
    series: [
      { name: 'data books, median', colour: 1, values: samples.map(({ dataSpread }) => dataSpread) },
      { name: 'storage', colour: 2, values: samples.map(between) },
    ],
    format: percent,
    fromZero: true,
  };
}

/** One bar a seller; where they are many, one for the mean of each so many. */
function sortedIncome(outcome: Outcome): string {
  const incomes = sellerIncomes(outcome)
    .map((units) => units / USDX_UNITS)
    .sort((a, b) => b - a);
  const each = Math.max(1, Math.ceil(incomes.length / 60));
  const stacks = [];
  for (let i = 0; i < incomes.length; i += each) {
    const group = incomes.slice(i, i + each);
    const mean = group.reduce((sum, income) => sum + income, 0) / group.length;
    const name = each === 1 ? `${i + 1}` : `${i + 1} to ${i + group.length}`;
    stacks.push({ label: String(i + 1), hint: `${name}: ${readable(mean)} USDX`, parts: [mean] });
  }
  return barChart({
    title: 'Income by seller',
    note: `USDX over the whole run, the best paid first${each > 1 ? `; the mean of each ${each}` : ''}`,
    names: ['income'],
    stacks,
    format: readable,
  });
}

function incomeChart(outcome: Outcome): string {
  const incomes = sellerIncomes(outcome);
  const curve = lorenz(incomes);
  return lineChart({
    title: 'How equal income is',
    note: `what share of all income the poorest so many have; Gini ${gini(incomes).toFixed(2)}, and 0 were equal`,
    x: curve.map(({ x }) => x),
    series: [
      { name: 'income', colour: 1, values: curve.map(({ y }) => y) },
      { name: 'all equal', colour: 2, values: curve.map(({ x }) => x), dashed: true },
    ],
    format: percent,
    xMarks: [0.1, 0.3, 0.5, 0.7, 0.9].map((x) => ({ x, text: percent(x) })),
    xName: (x) => `the poorest ${percent(x)}`,
    fromZero: true,
  });
}

function concentration(days: readonly Day[], sellers: Outcome['population']['sellers']): string {
  const ownerOf = new Map(sellers.map(({ account }) => [account.key, account.owner]));
  const byOwner = (amounts: Iterable<readonly [string, number]>): number[] => {
    const sums = new Map<string, number>();
    for (const [agent, amount] of amounts) {
      const owner = ownerOf.get(agent);
      if (owner) sums.set(owner, (sums.get(owner) ?? 0) + amount);
    }
    return [...sums.values()];
  };
  const capacity = hhi(byOwner(sellers.map(({ account, traits }) => [account.key, traits.capacityLots] as const)));
  return lineChart({
    title: 'Concentration',
    note: 'Herfindahl–Hirschman index of owners: below 1,000 nobody matters much, above 2,500 few do',
    x: days.map((_, i) => i + 1),
    series: [
      { name: 'income of the day', colour: 1, values: days.map(({ income }) => hhi(byOwner(income))) },
      { name: 'capacity, all who ever sold', colour: 2, values: days.map(() => capacity), dashed: true },
    ],
    format: readable,
    xMarks: days.map((_, i) => ({ x: i + 1, text: dayName(i) })).filter((_, i) => i % Math.ceil(days.length / 8) === 0),
    xName: (day) => `day ${day}`,
    fromZero: true,
  });
}
