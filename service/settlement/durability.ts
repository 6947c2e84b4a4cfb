type Waiter = { readonly through: number; readonly resolve: () => void };

/** How much of what is applied in memory is durable, counted in batches: they become durable in the order in which they were begun. */
export class Durability {
  #begun = 0;
  #durable = 0;
  readonly #waiting = new Set<Waiter>();

  /** To be called before a batch first changes the state. */
  begin(): void {
    this.#begun += 1;
  }

  /** The oldest batch that was not durable is so now. */
  reach(): void {
    this.#durable += 1;
    for (const waiter of this.#waiting) {
      if (waiter.through > this.#durable) continue;
      this.#waiting.delete(waiter);
      waiter.resolve();
    }
  }

  /** Whether all that the state shows at the time of the call is durable, or becomes so within `limitMs`. */
  async within(limitMs: number): Promise<boolean> {
    const through = this.#begun;
    if (through <= this.#durable) return true;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const waiter: Waiter = { through, resolve: () => resolve(true) };
    this.#waiting.add(waiter);
    const timer = setTimeout(() => {
      this.#waiting.delete(waiter);
      resolve(false);
    }, limitMs);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
    }
  }
}
