import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import type { TradeMatched } from '../../primitives/events.ts';
import { type EventsTail, eventsSubject, readTail } from './events-tail.ts';
import { type Shell, unavailable } from './shell.ts';

/** The answer to one ORDERS message, not yet known to be in EVENTS. */
export type Answer = {
  readonly sequence: number;
  readonly parts: readonly Uint8Array[];
  readonly trades: readonly TradeMatched[];
  readonly changed: readonly string[];
};

export type Published = (answer: Answer, own: boolean) => void;

/** The engine runs ahead of EVENTS by at most this many answers. */
const AHEAD = 256;
const ACK_MS = 5_000;

/**
 * Publishes answers in order, each once among all replicas: every message expects the one before it to be its subject's last, so of two
 * replicas one is refused, reads what is there, and goes on. One publish is in flight for each partition while the engine goes on: EVENTS
 * is shared by all partitions, so the sequence that the next message must expect is known only from the acknowledgement.
 */
export class EventsPublisher {
  readonly #shell: Shell;
  readonly #partition: number;
  readonly #generation: number;
  readonly #queue: Answer[];
  readonly #published: Published;
  #tail: EventsTail;
  #wake: () => void = () => {};
  #room: () => void = () => {};
  #ended = false;

  /** `queue` stays the caller's: what is in it when `run` ends was not published. */
  constructor(
    shell: Shell,
    options: {
      readonly partition: number;
      readonly generation: number;
      readonly tail: EventsTail;
      readonly queue: Answer[];
      /** Called for each answer that EVENTS has; `own` where this replica was the first to publish it. */
      readonly published: Published;
    },
  ) {
    this.#shell = shell;
    this.#partition = options.partition;
    this.#generation = options.generation;
    this.#queue = options.queue;
    this.#published = options.published;
    this.#tail = options.tail.generation === options.generation ? options.tail : { ...options.tail, sequence: 0 };
  }

  /** Resolves when there is room for more, or `run` has ended. */
  async push(answer: Answer): Promise<void> {
    this.#queue.push(answer);
    this.#wake();
    while (this.#queue.length >= AHEAD && !this.#ended)
      await new Promise<void>((resolve) => {
        this.#room = resolve;
      });
  }

  /** Publishes until aborted. Throws what ends the session: NATS is away, or the stream is another. */
  async run(signal: AbortSignal): Promise<void> {
    let abandon = (): void => {};
    const aborted = (): void => {
      this.#wake();
      abandon();
    };
    signal.addEventListener('abort', aborted, { once: true });
    try {
      while (!signal.aborted) {
        const answer = this.#queue[0];
        if (!answer) {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
          continue;
        }
        // An acknowledgement that went with the connection would be waited for in vain; the next session reads what became of it.
        const own = await new Promise<boolean>((resolve, reject) => {
          abandon = () => reject(unavailable('the session ended'));
          this.#publish(answer).then(resolve, reject);
        });
        this.#published(answer, own);
        this.#queue.shift();
        this.#room();
      }
    } finally {
      signal.removeEventListener('abort', aborted);
      this.#ended = true;
      this.#room();
    }
  }

  /** False where another replica was first. */
  async #publish({ sequence, parts }: Answer): Promise<boolean> {
    let own = false;
    for (;;) {
      const tail = this.#tail;
      const part = tail.sequence === sequence ? tail.part + 1 : 0;
      if (tail.sequence > sequence || part >= parts.length) return own;
      const expect = { streamName: 'EVENTS', lastSubjectSequence: tail.streamSequence };
      try {
        const payload = parts[part] as Uint8Array;
        const ack = await this.#shell.js.publish(eventsSubject(this.#partition), payload, { expect, timeout: ACK_MS });
        this.#tail = {
          ...tail,
          generation: this.#generation,
          sequence,
          part,
          parts: parts.length,
          streamSequence: ack.seq,
        };
        own = true;
      } catch (error) {
        if (!(error instanceof JetStreamApiError) || error.code !== JetStreamApiCodes.StreamWrongLastSequence)
          throw error;
        await this.#readOn(error);
        own = false;
      }
    }
  }

  async #readOn(cause: unknown): Promise<void> {
    const tail = await readTail(this.#shell, this.#partition);
    if (tail.generation !== this.#generation || tail.streamSequence <= this.#tail.streamSequence)
      throw unavailable(`EVENTS is not the stream it was: partition ${this.#partition} starts over`, cause);
    this.#tail = tail;
  }
}
