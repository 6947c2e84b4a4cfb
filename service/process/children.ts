import { setTimeout as delay } from 'node:timers/promises';
import { InfinityDbError } from '../../primitives/error.ts';
import { assert } from '../../primitives/result.ts';
import { forgetRun, recordDiverged, recordRun } from './home-lock.ts';
import { DIVERGED_EXIT, type Exit, type Running } from './running.ts';

export type ChildState = 'starting' | 'running' | 'restarting' | 'stopping' | 'stopped' | 'diverged';
export type ChildStatus = { readonly name: string; readonly pid: number | undefined; readonly state: ChildState };

/** What keeps one process: its name and how to start it. `start` resolves when the process is ready; it is called again after a crash. */
export type ChildSpec<T extends Running> = { readonly name: string; start(): Promise<T> };

type Child = {
  readonly name: string;
  readonly stopping: AbortController;
  state: ChildState;
  running: Running | undefined;
  kept: Promise<void>;
};

const DOWN: ReadonlySet<ChildState> = new Set(['stopped', 'diverged']);
const BACKOFF_FIRST_MS = 250;
const BACKOFF_LIMIT_MS = 10_000;
const SETTLED_MS = 30_000;
const SIGNAL_EXIT = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Starts processes, starts them again (with a growing pause) when they die unasked, and stops them all in reverse order. One that found that it
 * diverged stays down: a new start would hide what has to be looked into.
 */
export class Supervisor {
  readonly #home: string;
  readonly #log: (line: string) => void;
  readonly #children = new Map<string, Child>();
  #ended = false;

  /** `home/run` must exist (see `lockHome`). `log` gets one line for each unexpected end and restart. */
  constructor(options: { home: string; log?: (line: string) => void }) {
    this.#home = options.home;
    this.#log = options.log ?? (() => undefined);
  }

  /**
   * Starts a child and resolves when it is ready; throws what its first start threw, or `interrupted` after `stopAll`. From then on it is
   * kept alive until `stop`.
   */
  async run<T extends Running>(spec: ChildSpec<T>): Promise<T> {
    if (this.#ended) throw new InfinityDbError('interrupted', `${spec.name} is not started: all is being stopped`);
    const known = this.#children.get(spec.name);
    assert(!known || DOWN.has(known.state), `the process ${spec.name} runs already`);
    const child: Child = {
      name: spec.name,
      stopping: new AbortController(),
      state: 'starting',
      running: undefined,
      kept: Promise.resolve(),
    };
    this.#children.delete(spec.name);
    this.#children.set(spec.name, child);
    const first = spec.start();
    child.kept = first.then(
      (running) => this.#keep(child, spec, running),
      () => this.#leave(child),
    );
    return first;
  }

  /** Each child in the order of its start. */
  states(): ChildStatus[] {
    return [...this.#children.values()].map(({ name, running, state }) => ({ name, pid: running?.pid, state }));
  }

  /** Stops one child for good; `run` may start it again. No error for one that is unknown or stopped. */
  async stop(name: string): Promise<void> {
    const child = this.#children.get(name);
    if (!child || DOWN.has(child.state)) return;
    child.state = 'stopping';
    child.stopping.abort();
    await child.running?.stop();
    await child.kept;
  }

  /** For good: from now on nothing can be started. */
  async stopAll(): Promise<void> {
    this.#ended = true;
    for (const name of [...this.#children.keys()].reverse()) await this.stop(name);
  }

  /** On SIGINT, SIGTERM or SIGHUP: `before`, then every child in reverse order, then exit. A second signal exits at once. */
  stopOnSignals(before: () => Promise<void> = async () => undefined): void {
    let asked = false;
    const onSignal = async (signal: keyof typeof SIGNAL_EXIT): Promise<void> => {
      if (asked) process.exit(SIGNAL_EXIT[signal]);
      asked = true;
      try {
        await before();
      } finally {
        await this.stopAll();
        process.exit(SIGNAL_EXIT[signal]);
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void onSignal(signal));
  }

  async #keep(child: Child, spec: ChildSpec<Running>, first: Running): Promise<void> {
    let running: Running | undefined = first;
    let backoffMs = BACKOFF_FIRST_MS;
    while (running) {
      const since = Date.now();
      const exit = await this.#untilExit(child, running);
      if (child.stopping.signal.aborted) break;
      if (exit.code === DIVERGED_EXIT) return this.#leaveDiverged(child, running.pid);
      if (Date.now() - since > SETTLED_MS) backoffMs = BACKOFF_FIRST_MS;
      child.state = 'restarting';
      this.#log(`${child.name} (pid ${running.pid}) ended unasked (${describe(exit)}); starting it again`);
      running = await this.#startAgain(child, spec, backoffMs);
      backoffMs = Math.min(2 * backoffMs, BACKOFF_LIMIT_MS);
    }
    this.#leave(child);
  }

  async #untilExit(child: Child, running: Running): Promise<Exit> {
    child.running = running;
    recordRun(this.#home, child.name, running.pid);
    if (child.stopping.signal.aborted) await running.stop();
    else child.state = 'running';
    const exit = await running.exited;
    child.running = undefined;
    forgetRun(this.#home, child.name);
    return exit;
  }

  async #startAgain(child: Child, spec: ChildSpec<Running>, firstPauseMs: number): Promise<Running | undefined> {
    const { signal } = child.stopping;
    for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(2 * pauseMs, BACKOFF_LIMIT_MS)) {
      await delay(pauseMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return undefined;
      try {
        return await spec.start();
      } catch (error) {
        this.#log(
          `${child.name} could not be started again: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
    return undefined;
  }

  #leaveDiverged(child: Child, pid: number): void {
    child.state = 'diverged';
    recordDiverged(this.#home, child.name, pid);
    this.#log(`${child.name} (pid ${pid}) diverged and stays down; the end of its log says where`);
  }

  #leave(child: Child): void {
    child.running = undefined;
    child.state = 'stopped';
    forgetRun(this.#home, child.name);
  }
}

function describe({ code, signal }: Exit): string {
  return signal ? `signal ${signal}` : `exit code ${code}`;
}
