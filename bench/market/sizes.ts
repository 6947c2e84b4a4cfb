import { inTurn } from '../in-turn.ts';
import { atLeast, type Ratio, type Row } from '../report.ts';
import type { Arena } from './arena.ts';
import { flowOf } from './order-flow.ts';
import { timed } from './speed.ts';

const SEED = 42;

/** The core and the bare book with the same number of orders resting, from 10 thousand to 10 million. */
export async function sizes(arena: Arena, quick: boolean): Promise<{ rows: Row[]; ratios: Ratio[] }> {
  const rows: Row[] = [];
  const ratios: Ratio[] = [];
  for (const preload of quick ? [10_000, 300_000] : [10_000, 100_000, 1_000_000, 10_000_000]) {
    const operations = quick ? 300_000 : 1_000_000;
    const on = flowOf({ seed: SEED, profile: 'passive', preload, operations });
    const name = `${preload.toLocaleString('en-US')} resting`;
    const measured = await inTurn(
      [
        {
          ...{ label: `${name}: engine core`, kind: 'ours', unit: 'operations/s' },
          run: () => timed(arena, 'core', on, operations),
        },
        {
          ...{ label: `${name}: bare typed-array book`, kind: 'limit', unit: 'operations/s' },
          run: () => timed(arena, 'bare', on, operations),
        },
      ],
      quick || preload > 1_000_000 ? 3 : 5,
    );
    rows.push(...measured);
    const [ours, bare] = measured.map(({ median }) => median) as [number, number];
    ratios.push(atLeast(`${name}: engine core ÷ bare book`, ours / bare, 0.7));
  }
  return { rows, ratios };
}
