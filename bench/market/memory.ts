import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { InfinityDbError } from '../../primitives/error.ts';
import { atMost, type Ratio, type Row, rowOf } from '../report.ts';

const CHILD = fileURLToPath(new URL('./memory-child.ts', import.meta.url));

/** What to fill memory with, and of how many. */
export type Filling = { readonly what: 'resting' | 'idle' | 'idleTraded'; readonly count: number };

/**
 * Bytes an order that rests, and bytes an instrument that was opened and emptied, each in fresh processes: heap and typed arrays after
 * garbage collection, with the room to grow that they hold.
 */
export async function memory(quick: boolean): Promise<{ rows: Row[]; ratios: Ratio[] }> {
  const times = quick ? 1 : 3;
  const million = quick ? 100_000 : 1_000_000;
  const measure = async (label: string, what: Filling['what'], count: number): Promise<Row> => {
    const runs: number[] = [];
    for (let time = 0; time < times; time++) runs.push(await bytesEach({ what, count }));
    return rowOf(`${label}, of ${count.toLocaleString('en-US')}`, 'ours', 'bytes', runs);
  };
  // Where columns have just grown, or are about to, the share of what is not used yet differs.
  const resting: Row[] = [];
  for (const share of [0.7, 1, 1.4])
    resting.push(await measure('a resting order, engine core', 'resting', share * million));
  const rows = [
    ...resting,
    await measure('an idle instrument (opened, emptied), engine', 'idle', million),
    await measure('an idle instrument with its last price, for the band', 'idleTraded', million),
  ];
  return { rows, ratios: [atMost('bytes a resting order', Math.max(...resting.map(({ median }) => median)), 64)] };
}

async function bytesEach(filling: Filling): Promise<number> {
  const child = fork(CHILD, [JSON.stringify(filling)], { execArgv: ['--expose-gc', '--max-old-space-size=8192'] });
  const [told] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new InfinityDbError('internal', `the process that fills memory ended with exit code ${code}`);
    }),
  ])) as [number];
  return told;
}
