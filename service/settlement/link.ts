import type { NatsConnection } from '@nats-io/nats-core';

/** Whether NATS is there, told as it happens. */
export class Link {
  readonly #connection: NatsConnection;
  #online: boolean;
  readonly #lost = new Set<() => void>();
  readonly #found = new Set<() => void>();

  constructor(connection: NatsConnection) {
    this.#connection = connection;
    this.#online = !connection.isClosed();
    void this.#watch();
  }

  get online(): boolean {
    return this.#online;
  }

  /** Calls `listener` once, when the connection is lost next. Returns how to stop. */
  onLost(listener: () => void): () => void {
    this.#lost.add(listener);
    return () => this.#lost.delete(listener);
  }

  /** Resolves when the connection is there, or on abort. */
  async whenOnline(signal: AbortSignal): Promise<void> {
    if (this.#online || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const settle = (): void => {
        this.#found.delete(settle);
        signal.removeEventListener('abort', settle);
        resolve();
      };
      this.#found.add(settle);
      signal.addEventListener('abort', settle);
    });
  }

  async #watch(): Promise<void> {
    for await (const { type } of this.#connection.status()) {
      if (type === 'disconnect' || type === 'close') this.#change(false);
      else if (type === 'reconnect') this.#change(true);
    }
    this.#change(false);
  }

  #change(online: boolean): void {
    this.#online = online;
    const told = online ? this.#found : this.#lost;
    const listeners = [...told];
    told.clear();
    for (const listener of listeners) listener();
  }
}
