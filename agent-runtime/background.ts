import { setTimeout as delay } from 'node:timers/promises';
import { InfinityDbError } from '../primitives/error.ts';
import type { AgentContext } from './context.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** Work that an agent does on its own account; `untilMs` by the agent's clock, after which it is given up. */
export type Job = {
  readonly name: string;
  readonly untilMs: number;
  /** Done when it resolves. What it throws is logged; tried again where `again` says so, by default always. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  readonly again?: (error: unknown) => boolean;
};

/**
 * Jobs beside the notices: a notice's listener must not wait for a command, whose result is a later notice. One job a name at a time; one
 * that fails never stops another. `stop` aborts all and waits for them.
 */
export class Background {
  readonly #context: Pick<AgentContext, 'clock' | 'log'>;
  readonly #closing = new AbortController();
  readonly #running = new Map<string, Promise<void>>();

  constructor(context: Pick<AgentContext, 'clock' | 'log'>) {
    this.#context = context;
  }

  start(job: Job): void {
    if (this.#closing.signal.aborted || this.#running.has(job.name)) return;
    const work = this.#work(job).finally(() => this.#running.delete(job.name));
    this.#running.set(job.name, work);
  }

  /** Resolves when no job is at work. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  async stop(): Promise<void> {
    this.#closing.abort(new InfinityDbError('interrupted', 'the agent was closed'));
    await this.idle();
  }

  async #work({ name, untilMs, run, again = () => true }: Job): Promise<void> {
    const { clock, log } = this.#context;
    const { signal } = this.#closing;
    for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        await run(signal);
        return;
      } catch (error) {
        if (signal.aborted) return;
        const isLast = !again(error) || clock.nowMs() + pauseMs >= untilMs;
        log(isLast ? 'job failed' : 'job is tried again', { job: name, ...describe(error) });
        if (isLast) return;
      }
      await delay(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** An error as details of a log line. */
export function describe(error: unknown): Readonly<Record<string, unknown>> {
  if (InfinityDbError.is(error)) return { code: error.code, error: error.message, step: error.step };
  return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
