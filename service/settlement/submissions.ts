import type { Command } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { CommandOutcome } from '../../primitives/notices.ts';
import type { OwnResult } from './ledger-core.ts';

export type Submission = {
  readonly partition: number;
  readonly command: Command;
  /** Undefined where nobody waits. */
  readonly waiter: { resolve(outcome: CommandOutcome): void; reject(error: unknown): void } | undefined;
};

/** Commands that settlement is to publish under its own key, from the moment they are asked for until they are final. */
export class Submissions {
  #queued: Submission[] = [];
  readonly #published = new Map<string, Submission>();
  #wake: () => void = () => undefined;
  #stopped = false;

  onSubmission(wake: () => void): void {
    this.#wake = wake;
  }

  get waiting(): boolean {
    return this.#queued.length > 0;
  }

  /** Resolves when the command is final. */
  submit(partition: number, command: Command): Promise<CommandOutcome> {
    return new Promise((resolve, reject) => {
      if (this.#stopped) return reject(stopped());
      this.#enqueue({ partition, command, waiter: { resolve, reject } });
    });
  }

  /** Publishes without anybody waiting. */
  send(partition: number, command: Command): void {
    this.#enqueue({ partition, command, waiter: undefined });
  }

  take(): Submission[] {
    return this.#queued.splice(0);
  }

  /** The submission now has its place in settlement's own sequence. */
  framed({ partition, waiter, command }: Submission, firstSequence: number): void {
    if (waiter) this.#published.set(`${partition}/${firstSequence}`, { partition, waiter, command });
  }

  settle({ partition, firstSequence, outcomes }: OwnResult): void {
    const key = `${partition}/${firstSequence}`;
    const [outcome] = outcomes;
    if (outcome) this.#published.get(key)?.waiter?.resolve(outcome);
    this.#published.delete(key);
  }

  stop(): void {
    this.#stopped = true;
    for (const { waiter } of [...this.take(), ...this.#published.values()]) waiter?.reject(stopped());
    this.#published.clear();
  }

  #enqueue(submission: Submission): void {
    if (this.#stopped) return;
    this.#queued.push(submission);
    this.#wake();
  }
}

function stopped(): InfinityDbError {
  return new InfinityDbError('interrupted', 'settlement stopped before the command was final; it may still become so');
}
