import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { InfinityDbError } from '../../../../primitives/error.ts';
import { TILE_WIDTH } from '../../tiles.ts';
import type { SourcePlace } from '../source-place.ts';
import type { OpenBundles } from './open-bundles.ts';
import type { OpenedBundle, Trusted } from './open-bundle.ts';
import type { Answer, Asked, Started } from './thread.ts';

/** Bundles that a thread opens for one message. */
const BUNDLES_A_JOB = 16;
/** Jobs begun or done and not yet taken, for each thread: what bounds the memory of an audit of any length. */
const JOBS_AHEAD = 3;

type Job = { readonly asked: Asked; readonly answer: PromiseWithResolvers<readonly OpenedBundle[]> };

/** Opens bundles in as many threads as there are cores, some way ahead of where they are taken, in order. */
export function openInThreads(
  place: SourcePlace,
  trusted: Trusted,
  range: { readonly from: number; readonly size: number },
): OpenBundles {
  const workerData: Started = { place, genesis: trusted.genesis, networkId: trusted.networkId };
  const threads = Array.from(
    { length: availableParallelism() },
    () => new Worker(new URL('./thread.ts', import.meta.url), { workerData }),
  );
  const ahead: Job[] = [];
  let next = range.from;
  let turn = 0;
  let taken: readonly OpenedBundle[] = [];
  let at = 0;
  function begin(): void {
    while (ahead.length < threads.length * JOBS_AHEAD && next < range.size) {
      const until = Math.min(range.size, (Math.floor(next / TILE_WIDTH) + BUNDLES_A_JOB) * TILE_WIDTH);
      const job: Job = { asked: { from: next, until, size: range.size }, answer: Promise.withResolvers() };
      job.answer.promise.catch(() => undefined); // judged where it is taken
      ahead.push(job);
      const thread = threads[turn++ % threads.length] as Worker;
      waiting.get(thread)?.push(job);
      thread.postMessage(job.asked);
      next = until;
    }
  }
  const waiting = new Map(threads.map((thread) => [thread, [] as Job[]]));
  const fail = (cause: unknown): void => {
    for (const jobs of waiting.values()) for (const { answer } of jobs) answer.reject(cause);
  };
  for (const thread of threads) {
    thread.on('message', (answer: Answer) => {
      const job = waiting.get(thread)?.shift();
      if (answer.ok) job?.answer.resolve(answer.bundles);
      else job?.answer.reject(new InfinityDbError(answer.code, answer.message));
    });
    thread.on('error', fail);
  }
  begin();
  return {
    async next() {
      if (at === taken.length) {
        taken = (await ahead.shift()?.answer.promise) ?? [];
        at = 0;
        begin();
      }
      return taken[at++] as OpenedBundle;
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}
