import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { InboxNotice } from '../../settlement/store/batch.ts';
import type { Db } from '../../settlement/store/database.ts';
import { markPublished, readUnpublished, unpublishSince } from '../../settlement/store/messages.ts';
import { ensureInboxConsumer } from '../nats/streams.ts';

const MOST_AT_ONCE = 500;
/** NATS drops a message id that it had within two minutes, so sending these again costs little where nothing was lost. */
const LOST_TAIL_MS = 120_000;

/** Brings notices to `idb.v1.inbox.<agent>`, in order, at least once each. One at work at a time. */
export class Inbox {
  readonly #connection: NatsConnection;
  readonly #db: Db;
  readonly #known = new Set<string>();
  #work: Promise<void> = Promise.resolve();
  #asked = false;

  constructor(connection: NatsConnection, db: Db) {
    this.#connection = connection;
    this.#db = db;
  }

  /** Publishes what the database holds unpublished, now or right after what is being published. Failures reach `onError`. */
  wake(onError: (error: unknown) => void): void {
    if (this.#asked) return;
    this.#asked = true;
    this.#work = this.#work.then(async () => {
      this.#asked = false;
      await this.#publishAll();
    });
    this.#work = this.#work.catch(onError);
  }

  /** A NATS that was away may have lost what it took last: the notices of the last minutes are sent again by the next `wake`. */
  async resendRecent(nowMs: number): Promise<void> {
    this.#known.clear();
    await unpublishSince(this.#db, nowMs - LOST_TAIL_MS);
  }

  async idle(): Promise<void> {
    await this.#work;
  }

  async #publishAll(): Promise<void> {
    for (;;) {
      const notices = await readUnpublished(this.#db, MOST_AT_ONCE);
      if (notices.length === 0) return;
      for (const agent of new Set(notices.map(({ agent }) => agent))) await this.#ensureConsumer(agent);
      await Promise.all(notices.map((notice) => this.#publish(notice)));
      await markPublished(
        this.#db,
        notices.map(({ id }) => id),
      );
    }
  }

  async #ensureConsumer(agent: string): Promise<void> {
    if (this.#known.has(agent)) return;
    await ensureInboxConsumer(this.#connection, agent);
    this.#known.add(agent);
  }

  async #publish({ id, agent, notice }: InboxNotice): Promise<void> {
    await jetstream(this.#connection).publish(`idb.v1.inbox.${agent}`, notice, { msgID: String(id), timeout: 5_000 });
  }
}
