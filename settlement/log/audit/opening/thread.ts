import { isMarkedAsUntransferable, parentPort, workerData } from 'node:worker_threads';
import type { Code } from '../../../../primitives/codes.ts';
import { InfinityDbError } from '../../../../primitives/error.ts';
import { TILE_WIDTH } from '../../tiles.ts';
import { type SourcePlace, sourceAt } from '../source-place.ts';
import { openBundle, type OpenedBundle, type Trusted } from './open-bundle.ts';

/** One of the threads that open bundles: it is asked for entries [from, until) of a log of `size`, and answers in the order asked. */
export type Started = Trusted & { readonly place: SourcePlace };
export type Asked = { readonly from: number; readonly until: number; readonly size: number };
export type Answer =
  | { readonly ok: true; readonly bundles: readonly OpenedBundle[] }
  | { readonly ok: false; readonly code: Code; readonly message: string };

const { place, ...trusted } = workerData as Started;
const source = sourceAt(place);
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', (asked: Asked) => {
  last = last.then(() => answer(asked));
});

async function answer({ from, until, size }: Asked): Promise<void> {
  const bundles: OpenedBundle[] = [];
  try {
    for (let at = from; at < until; at = (Math.floor(at / TILE_WIDTH) + 1) * TILE_WIDTH)
      bundles.push(await openBundle(source, trusted, at, size));
  } catch (error) {
    if (!InfinityDbError.is(error)) throw error;
    const told: Answer = { ok: false, code: error.code, message: error.message };
    parentPort?.postMessage(told);
    return;
  }
  const moved = new Set(bundles.flatMap(({ bytes, hashes }) => [bytes.buffer, hashes.buffer] as ArrayBuffer[]));
  const told: Answer = { ok: true, bundles };
  parentPort?.postMessage(
    told,
    [...moved].filter((buffer) => !isMarkedAsUntransferable(buffer)),
  );
}
