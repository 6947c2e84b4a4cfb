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

/** A message weighs as much as it has events, and one more. */
const MOST_WAITING = 32_768;
const weightOf = ({ events }: Arrival): number => 1 + events.length;

/** Arrivals between NATS and the ledger: bounded, so that a slow ledger slows the reader and not the memory. */
export class ArrivalQueue {
  #waiting: Arrival[] = [];
  #weight = 0;
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
    this.#weight += weightOf(arrival);
    this.#wake();
    if (this.#weight >= MOST_WAITING) await new Promise<void>((resolve) => this.#room.push(resolve));
  }

  /** One or more, until they weigh `most`, in a fixed order whatever the interleaving of the two streams: by partition, then as they came. */
  take(most: number): Arrival[] {
    let [count, weight] = [0, 0];
    while (count < this.#waiting.length && weight < most) weight += weightOf(this.#waiting[count++] as Arrival);
    this.#weight -= weight;
    const taken = this.#waiting.splice(0, count).sort((a, b) => a.partition - b.partition || a.sequence - b.sequence);
    for (const resolve of this.#room.splice(0)) resolve();
    return taken;
  }

  /** Of what waits. */
  get weight(): number {
    return this.#weight;
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** Drops what waits: after a lost connection it is read again. */
  close(): void {
    this.#closed = true;
    this.#waiting = [];
    this.#weight = 0;
    for (const resolve of this.#room.splice(0)) resolve();
  }
}
