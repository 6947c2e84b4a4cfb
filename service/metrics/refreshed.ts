/**
 * A figure that is asked of another process: asked again where it is older than `goodForMs`, and waited for at most `waitMs`; what does not
 * come in that time is there the next time. Undefined until it first came, and after `read` failed.
 */
export class Refreshed<T> {
  readonly #read: () => Promise<T>;
  readonly #goodForMs: number;
  readonly #waitMs: number;
  #value: T | undefined;
  #readMs = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  constructor(read: () => Promise<T>, times: { readonly goodForMs: number; readonly waitMs: number }) {
    this.#read = read;
    this.#goodForMs = times.goodForMs;
    this.#waitMs = times.waitMs;
  }

  async value(): Promise<T | undefined> {
    if (performance.now() - this.#readMs >= this.#goodForMs) {
      this.#reading ??= this.#refresh();
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, this.#waitMs);
      await Promise.race([this.#reading, late]);
      clearTimeout(timer);
    }
    return this.#value;
  }

  async #refresh(): Promise<void> {
    try {
      this.#value = await this.#read();
      this.#readMs = performance.now();
    } catch {
      // Whoever it was asked of is away, which its own figures say.
      this.#value = undefined;
    }
    this.#reading = undefined;
  }
}
