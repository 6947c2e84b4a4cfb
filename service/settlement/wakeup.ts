/** One sleeper, woken by anybody; a call that came before the sleep ends it at once. */
export class Wakeup {
  #called = false;
  #resolve: (() => void) | undefined;

  readonly call = (): void => {
    this.#called = true;
    this.#resolve?.();
  };

  async sleep(): Promise<void> {
    if (!this.#called)
      await new Promise<void>((resolve) => {
        this.#resolve = resolve;
      });
    this.#resolve = undefined;
    this.#called = false;
  }
}
