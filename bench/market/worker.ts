import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import { type Contestant, CONTESTANTS, type ContestantName, type Run } from './contestant.ts';
import { type Flow, flowOf } from './order-flow.ts';

/** One contestant in a thread of its own: its code stays compiled between runs, and no other's garbage is in its heap. */
export type Asked = {
  readonly name: ContestantName;
  readonly flow: Flow;
  /** Of the flow's operations after those preloaded, the first so many are timed. */
  readonly operations: number;
};
/** CPU seconds of the thread: what other processes do on the machine does not count. */
export type Told = { readonly seconds: number; readonly trades: Int32Array };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
/**
 * What each contestant was loaded as, and a small book of its own that stays: V8 throws compiled code away with the last object of a shape
 * that it was compiled for, so that, with no book left between two runs, every run would begin uncompiled.
 */
const loaded = new Map<ContestantName, { readonly contestant: Contestant; readonly kept: Run }>();
const SMALL = { seed: 1, profile: 'uniform', preload: 0, operations: 2_000 } as const;

parentPort?.on('message', ({ name, flow, operations }: Asked) => {
  void answer(name, flow, operations);
});

async function answer(name: ContestantName, flow: Flow, operations: number): Promise<void> {
  const { contestant } = loaded.get(name) ?? (await load(name));
  collectGarbage();
  const run = contestant(flow);
  run.apply(0, flow.preload);
  collectGarbage();
  const started = process.threadCpuUsage();
  run.apply(flow.preload, flow.preload + operations);
  const { user, system } = process.threadCpuUsage(started);
  const seconds = (user + system) / 1_000_000;
  const told: Told = { seconds, trades: run.trades() };
  parentPort?.postMessage(told, [told.trades.buffer as ArrayBuffer]);
}

async function load(name: ContestantName): Promise<{ readonly contestant: Contestant; readonly kept: Run }> {
  const contestant = await CONTESTANTS[name]();
  const kept = contestant(flowOf(SMALL).flow);
  kept.apply(0, SMALL.operations);
  const one = { contestant, kept };
  loaded.set(name, one);
  return one;
}
