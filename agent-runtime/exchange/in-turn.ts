/** Runs steps one after another, each whatever became of the one before. */
export class Turn {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(step: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(step, step);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

/**
 * Work by key: at most one run at a time for each key, and one more after it for all the pokes that came meanwhile. `work` must not
 * throw.
 */
export class KeyedWork {
  readonly #work: (key: string) => Promise<void>;
  readonly #again = new Map<string, boolean>();
  readonly #running = new Set<Promise<void>>();

  constructor(work: (key: string) => Promise<void>) {
    this.#work = work;
  }

  poke(key: string): void {
    if (this.#again.has(key)) {
      this.#again.set(key, true);
      return;
    }
    const run = this.#run(key);
    this.#running.add(run);
    void run.finally(() => this.#running.delete(run));
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async #run(key: string): Promise<void> {
    do {
      this.#again.set(key, false);
      await this.#work(key);
    } while (this.#again.get(key));
    this.#again.delete(key);
  }
}
