import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { BareStarted } from './bare-worker.ts';
import type { MadeLog } from './make-log.ts';

/**
 * What no audit can do without, and nothing else: every entry read and hashed, the nodes of its tile hashed, every frame's signature
 * verified over a message that is there already; on all cores. Seconds.
 */
export async function bareCost(folder: string, { size, runs }: MadeLog): Promise<number> {
  const counters = new Int32Array(new SharedArrayBuffer(8));
  const workerData: BareStarted = { folder, size, runs, counters };
  const started = performance.now();
  const threads = Array.from(
    { length: availableParallelism() },
    () => new Worker(new URL('./bare-worker.ts', import.meta.url), { workerData }),
  );
  await Promise.all(threads.map((thread) => once(thread, 'message')));
  const seconds = (performance.now() - started) / 1_000;
  await Promise.all(threads.map((thread) => thread.terminate()));
  return seconds;
}
