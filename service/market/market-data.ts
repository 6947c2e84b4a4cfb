import type { NatsConnection } from '@nats-io/nats-core';
import { type BookMessage, bookSubject } from '../../schemas/book-message.ts';
import { answerDepth, DEPTH_SUBJECT, type NamedBook, type Standing } from './data/depth-answers.ts';

/** Listing and sorting a million names takes the engine's time: a list is kept for this many times as long as it took to make. */
const NAMES_KEPT = 20;

/**
 * What people and bots see of the books, on core NATS and best effort: what each ORDERS message did to each book
 * (`schemas/book-message.ts`), and the answers to `idb.v1.market.depth`. Of several replicas the one whose answer EVENTS took announces it:
 * each message is sent once, and one that is lost with a replica that died in between is a gap that followers see by its number. What a
 * follower is too slow for, NATS drops and the follower sees the same way; nothing here waits for anybody.
 */
export class MarketData {
  readonly #nats: NatsConnection;
  readonly #standings: ReadonlyMap<number, Standing>;
  readonly #waiting: BookMessage[] = [];
  #names: readonly NamedBook[] = [];
  #namesUntilMs = 0;

  constructor(nats: NatsConnection, standings: ReadonlyMap<number, Standing>) {
    this.#nats = nats;
    this.#standings = standings;
  }

  announce(messages: readonly BookMessage[]): void {
    // Answers are acknowledged many at once: their messages go out in one write.
    if (this.#waiting.length === 0 && messages.length > 0) setImmediate(() => this.#publish());
    for (const message of messages) this.#waiting.push(message);
  }

  #publish(): void {
    const messages = this.#waiting.splice(0);
    if (this.#nats.isClosed()) return;
    for (const message of messages)
      this.#nats.publish(bookSubject(message.partition, message.instrument), JSON.stringify(message));
  }

  /** Serves until aborted. */
  serve(signal: AbortSignal): void {
    const subscription = this.#nats.subscribe(DEPTH_SUBJECT, {
      queue: 'market',
      callback: (error, message) => {
        if (error) return;
        const answer = answerDepth(message.data, this.#standings, () => this.#sortedNames());
        message.respond(JSON.stringify(answer.ok ? answer.value : answer));
      },
    });
    signal.addEventListener('abort', () => subscription.unsubscribe(), { once: true });
  }

  #sortedNames(): readonly NamedBook[] {
    const nowMs = performance.now();
    if (nowMs < this.#namesUntilMs) return this.#names;
    const named = [...this.#standings.values()].flatMap(({ engine, partition }) =>
      engine.instruments().map((name) => ({ name, partition })),
    );
    this.#names = named.sort((a, b) => (a.name < b.name ? -1 : 1));
    const endMs = performance.now();
    this.#namesUntilMs = endMs + NAMES_KEPT * (endMs - nowMs);
    return this.#names;
  }
}
