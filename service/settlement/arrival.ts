import type { MarketEvent } from '../../primitives/events.ts';

/** One message of the order of record as it came from NATS: from ORDERS for partition 0, from EVENTS for a book's partition. */
export type Arrival = {
  readonly partition: number;
  readonly generation: number;
  /** Of the ORDERS message. */
  readonly sequence: number;
  /** JetStream's time of it, or the engine's partition time. */
  readonly timeMs: number;
  readonly frameBytes: Uint8Array;
  readonly events: readonly MarketEvent[];
  /** Sequence in EVENTS; 0 on partition 0. */
  readonly eventsSequence: number;
  /** The agent in the subject, which NATS let only that agent use; empty where it is not known. */
  readonly sender: string;
};

const MOST_WAITING = 4_000;

/** Arrivals between NATS and the ledger: bounded, so that a slow ledger slows the reader and not the memory. */
export class ArrivalQueue {
  #waiting: Arrival[] = [];
  #wake: () => void = () => undefined;
  #room: (() => void)[] = [];
  #closed = false;

  /** `wake` is called whenever something is there to take. */
  onArrival(wake: () => void): void {
    this.#wake = wake;
  }

  /** Resolves when there is room for more; at once, and without effect, after `close`. */
  async put(arrival: Arrival): Promise<void> {
    if (this.#closed) return;
    this.#waiting.push(arrival);
    this.#wake();
    if (this.#waiting.length >= MOST_WAITING) await new Promise<void>((resolve) => this.#room.push(resolve));
  }

  /** Up to `most`, in a fixed order whatever the interleaving of the two streams: by partition, then as they came. */
  take(most: number): Arrival[] {
    const taken = this.#waiting.splice(0, most).sort((a, b) => a.partition - b.partition || a.sequence - b.sequence);
    for (const resolve of this.#room.splice(0)) resolve();
    return taken;
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** Drops what waits: after a lost connection it is read again. */
  close(): void {
    this.#closed = true;
    this.#waiting = [];
    for (const resolve of this.#room.splice(0)) resolve();
  }
}
