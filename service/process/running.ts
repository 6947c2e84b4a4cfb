import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { processStart } from './identity.ts';

/** With this code a process ends that contradicts what other replicas published: it is not started again unasked. */
export const DIVERGED_EXIT = 86;

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A process of ours that answered that it is ready. `stop` ends it in order, then by force; it may be called again. */
export type Running = { readonly pid: number; readonly exited: Promise<Exit>; stop(): Promise<void> };

/** When and how `child` ends. A child that could not be started counts as one that exited with code 127. */
export function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => child.pid === undefined && resolve({ code: 127, signal: null }));
  });
}

export type Step = readonly [signal: NodeJS.Signals, graceMs: number];
const TERMINATE: readonly Step[] = [
  ['SIGTERM', 10_000],
  ['SIGKILL', 5_000],
];

/** Sends each signal in turn until the child has ended. */
export async function endChild(child: ChildProcess, exited: Promise<Exit>, steps = TERMINATE): Promise<void> {
  for (const [signal, graceMs] of steps) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    child.kill(signal);
    if (await endsWithin(exited, graceMs)) return;
  }
}

async function endsWithin(exited: Promise<Exit>, graceMs: number): Promise<boolean> {
  const timer = new AbortController();
  const late = delay(graceMs, false, { signal: timer.signal }).catch(() => false);
  const ended = await Promise.race([exited.then(() => true), late]);
  timer.abort();
  return ended;
}

/** Ends a process that is not our child (left over by a killed supervisor): `signal`, then SIGKILL after `graceMs`. */
export async function endProcess(pid: number, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  const start = processStart(pid);
  if (start === undefined) return;
  const alive = (): boolean => processStart(pid) === start;
  for (const [step, limitMs] of [[signal, graceMs] as const, ['SIGKILL', 5_000] as const]) {
    if (!alive()) return;
    process.kill(pid, step);
    const deadline = Date.now() + limitMs;
    while (alive() && Date.now() < deadline) await delay(20);
  }
}
