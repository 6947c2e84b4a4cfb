import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Bench } from '../bench.ts';
import { openArena } from './arena.ts';
import { memory } from './memory.ts';
import { flowOf, type Profile } from './order-flow.ts';
import { sizes } from './sizes.ts';
import { race } from './speed.ts';
import { firstDifference } from './trade-list.ts';

/** The most operations of one flow: its columns and its reference book fit in memory. */
const MOST_OPERATIONS = 50_000_000;

export const market: Bench = {
  options: {
    seed: { type: 'string' },
    profile: { type: 'string' },
    preload: { type: 'string' },
    operations: { type: 'string' },
    trades: { type: 'string' },
  },
  usage: '[--seed N] [--profile uniform|passive] [--preload N] [--operations N] [--trades FILE]',
  run: async ({ quick, ...options }, print) => {
    await using arena = openArena();
    if (Object.values(options).some((value) => value !== undefined)) {
      await oneFlow(arena, options, print);
      return undefined;
    }
    const parts = [await race(arena, quick, print), await memory(quick), await sizes(arena, quick)];
    return { rows: parts.flatMap(({ rows }) => rows), ratios: parts.flatMap(({ ratios }) => ratios) };
  },
};

/** One flow by its terms: its trades as the engine made them, written a line each and compared with the reference book's. */
async function oneFlow(
  arena: ReturnType<typeof openArena>,
  options: Readonly<Record<string, string | boolean | undefined>>,
  print: (line: string) => void,
): Promise<void> {
  const profile = options['profile'] ?? 'uniform';
  if (profile !== 'uniform' && profile !== 'passive')
    throw new InfinityDbError('usage', `--profile ${profile} is neither uniform nor passive`);
  const seed = wholeNumber('seed', options['seed'] ?? '42', 2 ** 32 - 1);
  const preload = wholeNumber('preload', options['preload'] ?? '0', MOST_OPERATIONS);
  const operations = wholeNumber('operations', options['operations'] ?? '1000000', MOST_OPERATIONS);
  const made = flowOf({ seed, profile: profile satisfies Profile, preload, operations });
  const bare = await arena.run('bare', made.flow, operations);
  const ours = await arena.run('core', made.flow, operations);
  const file = options['trades'];
  // npm runs scripts in the package's folder; INIT_CWD is where the caller is.
  if (file !== undefined) writeTrades(resolve(process.env['INIT_CWD'] ?? '', String(file)), ours.trades);
  const wrong = firstDifference(ours.trades, made.trades) ?? firstDifference(bare.trades, made.trades);
  if (wrong) throw new InfinityDbError('verification_failed', `trades differ from the reference book's: ${wrong}`);
  const rate = ({ seconds }: { readonly seconds: number }): string =>
    Math.round(operations / seconds).toLocaleString('en-US');
  print(
    `${operations} operations after ${preload} resting, seed ${seed}, ${profile}: ${made.trades.length / 4} trades, the reference book's.\n` +
      `one run, cold: engine core ${rate(ours)} operations/s, bare typed-array book ${rate(bare)}`,
  );
  if (file !== undefined) print(`trades written to ${file}`);
}

function wholeNumber(name: string, value: string | boolean, most: number): number {
  const number = /^\d{1,12}$/.test(String(value)) ? Number(value) : Number.NaN;
  if (number <= most) return number;
  throw new InfinityDbError('usage', `--${name} ${value} is no whole number of at most ${most}`);
}

/** Lines that are joined at once. */
const PIECE = 100_000;

/** One line a trade: taker, maker, price, quantity. */
function writeTrades(file: string, trades: Int32Array): void {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'w');
  } catch (error) {
    throw new InfinityDbError('usage', `--trades ${file} cannot be written`, { cause: error });
  }
  try {
    for (let from = 0; from < trades.length; from += 4 * PIECE) {
      const lines: string[] = [];
      const until = Math.min(from + 4 * PIECE, trades.length);
      for (let at = from; at < until; at += 4)
        lines.push(`${trades[at]},${trades[at + 1]},${trades[at + 2]},${trades[at + 3]}\n`);
      writeSync(descriptor, lines.join(''));
    }
  } finally {
    closeSync(descriptor);
  }
}
