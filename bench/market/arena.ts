import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ContestantName } from './contestant.ts';
import type { Flow } from './order-flow.ts';
import type { Asked, Told } from './worker.ts';

/** The contestants' threads, of which one runs at a time. */
export type Arena = {
  run(name: ContestantName, flow: Flow, operations: number): Promise<Told>;
  [Symbol.asyncDispose](): Promise<void>;
};

export function openArena(): Arena {
  const workers = new Map<ContestantName, Worker>();
  const workerOf = (name: ContestantName): Worker => {
    const known = workers.get(name);
    if (known) return known;
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    workers.set(name, worker);
    return worker;
  };
  return {
    run: async (name, flow, operations) => {
      const worker = workerOf(name);
      const asked: Asked = { name, flow, operations };
      worker.postMessage(asked);
      const [told] = (await once(worker, 'message')) as [Told];
      return told;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...workers.values()].map((worker) => worker.terminate()));
    },
  };
}
