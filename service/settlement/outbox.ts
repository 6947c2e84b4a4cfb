import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { OutboxFrame } from '../../settlement/store/batch.ts';

type Sent = { readonly frame: OutboxFrame; attempt: number };

const FIRST_PATIENCE_MS = 3_000;
const LONGEST_PATIENCE_MS = 60_000;
/** Of one partition, sent again at a time. */
const MOST_AT_ONCE = 64;

/**
 * Settlement's own frames between their commit and their application. Each is published under its sequence until it is seen applied;
 * the engine, or partition 0, refuses the ones that came twice, which uses nothing. A publish that fails is repeated by `republish`.
 */
export class Outbox {
  readonly #jetstream: JetStreamClient;
  readonly #agent: string;
  readonly #waiting = new Map<number, Sent[]>();
  readonly #nextTry = new Map<number, { atMs: number; patienceMs: number }>();

  constructor(connection: NatsConnection, settlementKey: string, unapplied: readonly OutboxFrame[]) {
    this.#jetstream = jetstream(connection);
    this.#agent = settlementKey;
    this.add(unapplied);
  }

  /** Frames that are durable in the outbox table from now on. */
  add(frames: readonly OutboxFrame[]): void {
    for (const frame of frames) {
      const sent = { frame, attempt: 0 };
      const waiting = this.#waiting.get(frame.partition);
      if (waiting) waiting.push(sent);
      else this.#waiting.set(frame.partition, [sent]);
    }
  }

  unapplied(partition: number): number {
    return this.#waiting.get(partition)?.length ?? 0;
  }

  /** A frame of ours ending at this sequence was applied: it and all before it are done. */
  applied(partition: number, throughSequence: number): void {
    const waiting = this.#waiting.get(partition) ?? [];
    const left = waiting.filter(({ frame }) => frame.firstSequence > throughSequence);
    this.#waiting.set(partition, left);
    if (left.length < waiting.length) this.#nextTry.delete(partition);
  }

  /** Sends these frames for the first time. Resolves when NATS has answered for each, or not. */
  async publish(generation: number, frames: readonly OutboxFrame[], nowMs: number): Promise<void> {
    for (const { partition } of frames)
      if (!this.#nextTry.has(partition))
        this.#nextTry.set(partition, { atMs: nowMs + FIRST_PATIENCE_MS, patienceMs: FIRST_PATIENCE_MS });
    await Promise.all(frames.map((frame) => this.#send(generation, frame, 0)));
  }

  /** Sends again, in sequence, whatever has waited too long to be seen applied; everything when `all`. */
  async republish(generation: number, nowMs: number, all = false): Promise<void> {
    for (const [partition, waiting] of this.#waiting) {
      const next = this.#nextTry.get(partition) ?? { atMs: 0, patienceMs: FIRST_PATIENCE_MS };
      if (waiting.length === 0 || (!all && nowMs < next.atMs)) continue;
      const patienceMs = Math.min(all ? FIRST_PATIENCE_MS : 2 * next.patienceMs, LONGEST_PATIENCE_MS);
      this.#nextTry.set(partition, { atMs: nowMs + patienceMs, patienceMs });
      const batch = all ? waiting : waiting.slice(0, MOST_AT_ONCE);
      await Promise.all(batch.map((sent) => this.#send(generation, sent.frame, ++sent.attempt)));
    }
  }

  async #send(generation: number, { partition, firstSequence, frame }: OutboxFrame, attempt: number): Promise<void> {
    const subject = `idb.v1.orders.${partition}.${this.#agent}`;
    const msgID = `${generation}-${this.#agent}-${partition}-${firstSequence}-${attempt}`;
    try {
      await this.#jetstream.publish(subject, frame, { msgID, timeout: 5_000 });
    } catch {
      // Not known to be in the stream: `republish` sends it again, for it stays unapplied.
    }
  }
}
