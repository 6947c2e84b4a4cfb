import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import { type Contestant, CONTESTANTS, type ContestantName } from './contestant.ts';
import type { Flow } from './order-flow.ts';

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
const loaded = new Map<ContestantName, Contestant>();

parentPort?.on('message', ({ name, flow, operations }: Asked) => {
  void answer(name, flow, operations);
});

async function answer(name: ContestantName, flow: Flow, operations: number): Promise<void> {
  const contestant = loaded.get(name) ?? (await CONTESTANTS[name]());
  loaded.set(name, contestant);
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
