import { inTurn } from '../in-turn.ts';
import { atLeast, type Ratio, type Row } from '../report.ts';
import type { Arena } from './arena.ts';
import type { ContestantName } from './contestant.ts';
import { framedFlow } from './framed-flow.ts';
import { type Flow, type FlowAndTrades, flowOf } from './order-flow.ts';
import { firstDifference, tradesBefore } from './trade-list.ts';

const SEED = 42;
const UNIT = 'operations/s';

type FlowOfRace = {
  readonly name: string;
  readonly profile: Flow['profile'];
  readonly preload: number;
  readonly operations: number;
  /** Of the same flow's beginning: peers that would need minutes for all. */
  readonly peerOperations: number;
  readonly rounds: number;
  readonly aims: { readonly peer: number; readonly bare: number };
};

/** Thin, and 100 thousand resting: every book on the same flow, in turn, its trades the reference book's. */
export async function race(
  arena: Arena,
  quick: boolean,
  print: (line: string) => void,
): Promise<{ rows: Row[]; ratios: Ratio[] }> {
  const rounds = quick ? 3 : 7;
  const operations = quick ? 500_000 : 1_000_000;
  const flows: FlowOfRace[] = [
    {
      ...{ name: 'thin', profile: 'uniform', preload: 0, operations, rounds },
      ...{ peerOperations: quick ? 200_000 : operations, aims: { peer: 10, bare: 0.5 } },
    },
    {
      ...{ name: '100k resting', profile: 'passive', preload: 100_000, operations, rounds },
      ...{ peerOperations: quick ? 10_000 : 100_000, aims: { peer: 80, bare: 0.5 } },
    },
  ];
  const rows: Row[] = [];
  const ratios: Ratio[] = [];
  for (const flow of flows) {
    const raced = await raceOn(arena, flow, print);
    rows.push(...raced.rows);
    ratios.push(...raced.ratios);
  }
  return { rows, ratios };
}

async function raceOn(
  arena: Arena,
  terms: FlowOfRace,
  print: (line: string) => void,
): Promise<{ rows: Row[]; ratios: Ratio[] }> {
  const { name, profile, preload, operations, peerOperations, rounds, aims } = terms;
  const made = flowOf({ seed: SEED, profile, preload, operations });
  const framed = framedFlow(made.flow);
  const few = peerOperations < operations ? `, first ${peerOperations.toLocaleString('en-US')} operations` : '';
  const subject = (label: string, kind: Row['kind'], book: ContestantName, on: FlowAndTrades, count: number) => ({
    label: `${name}: ${label}`,
    kind,
    unit: UNIT,
    run: () => timed(arena, book, on, count),
  });
  const rows = await inTurn(
    [
      subject('engine core', 'ours', 'core', made, operations),
      subject('engine, frames of 256 in, event objects out', 'ours', 'apply', framed, operations),
      subject(`nodejs-order-book 10.1.1${few}`, 'peer', 'nodejs-order-book', made, peerOperations),
      subject(`hft-limit-order-book 7.0.2${few}`, 'peer', 'hft-limit-order-book', made, peerOperations),
      subject('bare typed-array book', 'limit', 'bare', made, operations),
    ],
    rounds,
  );
  print(
    `${name}: ${operations.toLocaleString('en-US')} operations, seed ${SEED}, ${profile}, ${preload} resting; ` +
      `${made.trades.length / 4} trades, the same from every book in every run`,
  );
  const medianOf = (index: number): number => rows[index]?.median ?? Number.NaN;
  const fasterPeer = Math.max(medianOf(2), medianOf(3));
  return {
    rows,
    ratios: [
      atLeast(`${name}: engine core ÷ faster peer`, medianOf(0) / fasterPeer, aims.peer),
      atLeast(`${name}: engine core ÷ bare book`, medianOf(0) / medianOf(4), aims.bare),
    ],
  };
}

/** Operations a second of one run, whose trades were the expected ones; otherwise it throws. */
export async function timed(
  arena: Arena,
  book: ContestantName,
  { flow, trades }: FlowAndTrades,
  operations: number,
): Promise<number> {
  const told = await arena.run(book, flow, operations);
  const wrong = firstDifference(told.trades, tradesBefore(trades, flow.preload + operations));
  if (wrong) throw new Error(`${book} on ${flow.profile}, seed ${flow.seed}, ${flow.preload} preloaded: ${wrong}`);
  return operations / told.seconds;
}
