import type { Outcome } from '../run.ts';
import { charts } from './charts.ts';
import { type Headline, headline } from './headline.ts';
import { escaped, percent, readable } from './markup.ts';
import { STYLE } from './style.ts';

/** The report: one page with nothing to fetch. The same run, the same bytes. */
export function reportPage(outcome: Outcome): string {
  const head = headline(outcome);
  const { agents, days, seed, faults, shocks } = head;
  const title = `${agents.toLocaleString('en-US')} agents, ${days} days`;
  const told = shocks.map(({ name, day, factor }) => `${name} from day ${Math.floor(day) + 1} (${factor})`).join('; ');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>InfinityDB, simulated: ${escaped(title)}</title><style>${STYLE}</style><main><h1>InfinityDB, simulated: ${escaped(title)}</h1><p class="lead">The real matching engine, settlement and ledger, with simulated agents and a simulated order of record${faults ? ', and with faults injected' : ''}. Seed ${seed}. Shaded: ${escaped(told)}.</p><div class="figures">${tiles(head)}</div><div class="grid-of">${charts(outcome).join('')}${runTable(head)}${checkTable(head)}</div><footer>Again: <code>npm run simulate -- --agents ${agents} --days ${days} --seed ${seed}${faults ? ' --faults' : ''}</code></footer></main></html>\n`;
}

function tiles(head: Headline): string {
  const rows: readonly (readonly [string, string])[] = [
    ['USDX a TiB and month', readable(head.meanPricePerTebibyteMonth)],
    ['of capacity sold', percent(head.meanUtilisation)],
    ['slots of storage traded', readable(head.storageTrades)],
    ['copies of data traded', readable(head.dataTrades)],
    ['GiB-days sold', readable(head.soldGibibyteDays)],
    ['USDX paid for storage', readable(head.storageValueUsdx)],
    ['messages in the order of record', readable(head.messages)],
    ['invariants checked, none broken', readable(head.invariantsChecked)],
  ];
  return rows.map(([name, value]) => `<div><b>${escaped(value)}</b><span>${escaped(name)}</span></div>`).join('');
}

function runTable(head: Headline): string {
  const rows: readonly (readonly [string, string])[] = [
    ['seed', String(head.seed)],
    ['agents that were ever there', readable(head.agentsEver)],
    ['leaves in the log', readable(head.logLeaves)],
    ['INFO issued', head.infoIssued.toLocaleString('en-US')],
    ['INFO in accounts and fee pool', head.infoAtLargeAndInPool.toLocaleString('en-US')],
    ['Gini of sellers’ income, of capacity', `${head.sellerIncomeGini}, ${head.capacityGini}`],
    ['digest of the log', head.digests.log],
    ['digest of settlement’s state', head.digests.settlement],
    ...head.digests.engines.map((digest, i) => [`digest of the engine of partition ${i + 1}`, digest] as const),
  ];
  return table('The run', 'the same seed and options give the same digests, and this page byte for byte', rows);
}

const INVARIANTS: Readonly<Record<string, string>> = {
  1: 'transfers balance, nothing is made or lost, INFO stays below its cap',
  2: 'no account below its limit, pending included',
  3: 'every debit has its debtor’s signature, or a rule of genesis',
  4: 'a frame takes effect at most once, in sequence',
  5: 'posted + voided + expired + pending = created',
  6: 'trading, held and collateral are what engines, trades and leases say',
  7: 'no crossed book; the better price, then the earlier order, fills first',
  8: 'replay, restart and replica give the same bytes and digests',
  12: 'slots of one object are held by distinct owners',
};

function checkTable({ checksByInvariant }: Headline): string {
  const rows = Object.entries(checksByInvariant).map(
    ([number, times]) => [`${number}. ${INVARIANTS[number] ?? ''}`, times.toLocaleString('en-US')] as const,
  );
  return table(
    'Invariants',
    'how often each was checked, after every message; the first that broke would have ended the run',
    rows,
  );
}

function table(title: string, note: string, rows: readonly (readonly [string, string])[]): string {
  const body = rows.map(
    ([name, value]) =>
      `<tr><th>${escaped(name)}</th><td>${value.length === 64 ? `<code>${value}</code>` : escaped(value)}</td></tr>`,
  );
  return `<figure><h2>${escaped(title)}</h2><p class="note">${escaped(note)}</p><table class="plain">${body.join('')}</table></figure>`;
}
