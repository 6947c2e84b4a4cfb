import type { Bench, Measured } from '../bench.ts';
import { atLeast, type Ratio, type Row, rowOf } from '../report.ts';
import { type BareSteps, bareSteps } from './bare-steps.ts';
import { latencies, signFrames, throughput } from './load.ts';
import { openPlace } from './place.ts';
import { openTraders } from './traders.ts';

const CORES = 2;
const IN_FLIGHT = 64;
/** Frames of 256 commands, traders, and trades a second that are aimed at. */
const AIM_TRADES = 50_000;
const AIM_OF_BARE = 0.7;

type Load = { readonly agents: number; readonly commands: number; readonly frames: number };

/**
 * Signed frames in, verified, matched, settled: durable in Postgres with synchronous commits, and in the log. The service's own market and
 * settlement in processes of their own, with a real nats-server and Postgres; each load on a place of its own.
 */
export const orders: Bench = {
  options: {},
  usage: '',
  async run({ quick }, print): Promise<Measured> {
    const rounds = quick ? 1 : 3;
    const rows: Row[] = [];
    const ratios: Ratio[] = [];
    for (const load of loadsOf(quick)) {
      print(`${load.frames} frames of ${load.commands} by ${load.agents} agents, ${rounds} times`);
      const { own, bare } = await measure(load, rounds);
      rows.push(...own, ...bareRows(load, bare));
      const [trades] = own as [Row];
      if (load.commands === 256) ratios.push(atLeast(`${labelOf(load)}: trades a second`, trades.median, AIM_TRADES));
      else {
        const { verify, publish, consume, copyRow } = bare;
        const cpu = verify.cpuSeconds + publish.cpuSeconds + consume.cpuSeconds + copyRow.cpuSeconds;
        ratios.push(
          atLeast(`${labelOf(load)}: of what the bare steps' CPU allows`, trades.median / (CORES / cpu), AIM_OF_BARE),
        );
      }
    }
    return { rows, ratios };
  },
};

function loadsOf(quick: boolean): Load[] {
  const agents = quick ? [16] : [1, 16, 256];
  return agents.flatMap((count) => [
    { agents: count, commands: 1, frames: quick ? 4_000 : 20_000 },
    { agents: count, commands: 256, frames: quick ? 64 : 256 },
  ]);
}

const labelOf = ({ agents, commands }: Load): string =>
  `${agents} agent${agents === 1 ? '' : 's'}, frames of ${commands}`;

async function measure(load: Load, rounds: number): Promise<{ readonly own: Row[]; readonly bare: BareSteps }> {
  const place = await openPlace();
  try {
    const settlement = await place.startChild('settlement');
    await place.startChild('market');
    const traders = await openTraders(place, settlement, load.agents);
    const sign = (count: number) => signFrames(traders, count, load.commands);
    await throughput(place, settlement, sign(Math.ceil(load.frames / 4)), IN_FLIGHT);
    const rates: number[] = [];
    const [p50, p99]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      const { tradesPerSecond, framesPerSecond } = await throughput(place, settlement, sign(load.frames), IN_FLIGHT);
      rates.push(tradesPerSecond);
      const sorted = await latencies(place, settlement, sign(Math.ceil(load.frames / 4)), framesPerSecond / 2);
      p50.push(sorted[sorted.length >> 1] as number);
      p99.push(sorted[Math.floor(sorted.length * 0.99)] as number);
    }
    const label = labelOf(load);
    const own = [
      rowOf(`${label}: final trades`, 'ours', '1/s', rates),
      rowOf(`${label}: publish to final at half load, p50`, 'ours', 'ms', p50),
      rowOf(`${label}: publish to final at half load, p99`, 'ours', 'ms', p99),
    ];
    return { own, bare: await bareSteps(place, sign(load.frames)) };
  } finally {
    await place.close();
  }
}

function bareRows(load: Load, steps: BareSteps): Row[] {
  const label = labelOf(load);
  const row = (what: string, { perSecond }: BareSteps['verify']): Row =>
    rowOf(`${label}: ${what}, alone`, 'limit', '1/s', [perSecond]);
  return [
    row('frames decoded and verified', steps.verify),
    row('frames published', steps.publish),
    row('frames consumed', steps.consume),
    row('rows copied', steps.copyRow),
  ];
}
