import { setImmediate as turn } from 'node:timers/promises';
import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/nats-core';
import type { BookMessage } from '../../schemas/book-message.ts';
import { eventsStream, eventsSubject } from '../nats/streams.ts';
import { compareParts, type OwnPart } from './compare.ts';
import { type EventsPlace, idAfter, readPart } from './events-stream.ts';
import { lostPlace, type Shell, unavailable } from './shell.ts';

/** The answer to one ORDERS message, not yet known to be in EVENTS. */
export type Answer = {
  readonly sequence: number;
  readonly parts: readonly Uint8Array[];
  /** What it did to each book. */
  readonly books: readonly BookMessage[];
};

export type Published = (answer: Answer, own: boolean) => void;

/** The engine runs ahead of EVENTS by at most this many answers, all of which may be on their way. */
const AHEAD = 256;
/** So much may be on its way; one answer may be larger. */
const AHEAD_BYTES = 8 * 1_048_576;
const ACK_MS = 5_000;
const LATE = /wrong last sequence: (\d+)/;
/** The stream does not end where, or as, was expected. The second has no name in the client. */
const WRONG_LAST_MESSAGE_ID = 10_070;
const REFUSALS: ReadonlySet<number> = new Set([JetStreamApiCodes.StreamWrongLastSequence, WRONG_LAST_MESSAGE_ID]);

/**
 * Publishes answers in order, each once among all replicas. EVENTS_<partition> has no other messages, so the position of each part is known
 * before the one before it is acknowledged, and each is published with the expectation that the stream ends right before its position: of
 * all replicas that try, one succeeds. Its message id is the hash of its bytes and of the id before it, which is expected to be the
 * stream's last: so replicas may take turns within one run of messages, yet none ever goes on from an answer that is not its own too.
 * NATS tells who is late with the same bytes that they are there; other bytes are read and compared.
 */
export class EventsPublisher {
  readonly #shell: Shell;
  readonly #partition: number;
  readonly #generation: number;
  readonly #queue: Answer[];
  readonly #published: Published;
  /** Of the next part to send, and the id of the one before it. */
  #position: number;
  #idBefore: string;
  /** The stream goes at least this far. */
  #last: number;
  /** How many answers of the queue are on their way, and their bytes. */
  #sent = 0;
  #sentBytes = 0;
  /** Settles when the part before the next one is known to be in EVENTS. */
  #before: Promise<unknown> = Promise.resolve();
  #wake: () => void = () => {};
  #room: () => void = () => {};
  #ended = false;

  /** `queue` stays the caller's: what is in it when `run` ends is not known to be published. */
  constructor(
    shell: Shell,
    options: {
      readonly partition: number;
      readonly generation: number;
      /** Where the first part of the queue's first answer stands or will stand. */
      readonly place: EventsPlace;
      readonly queue: Answer[];
      /** Called in order for each answer that EVENTS has; `own` where this replica was the one to complete it. */
      readonly published: Published;
    },
  ) {
    this.#shell = shell;
    this.#partition = options.partition;
    this.#generation = options.generation;
    this.#queue = options.queue;
    this.#published = options.published;
    this.#position = options.place.position;
    this.#idBefore = options.place.idBefore;
    this.#last = options.place.position - 1;
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

  /**
   * Publishes until aborted. Throws what ends the session: NATS is away, or the stream is another; and `diverged`. What was on its way then
   * is looked up by the next session.
   */
  async run(signal: AbortSignal): Promise<void> {
    const failed = Promise.withResolvers<never>();
    failed.promise.catch(() => undefined);
    const aborted = (): void => this.#wake();
    signal.addEventListener('abort', aborted, { once: true });
    try {
      while (!signal.aborted) {
        const next = this.#queue[this.#sent];
        if (next && (this.#sent === 0 || this.#sentBytes < AHEAD_BYTES)) {
          this.#send(next).catch(failed.reject);
          continue;
        }
        const woken = new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        await Promise.race([woken, failed.promise]);
        // All that has come by now is applied first, and goes out in one write instead of one each.
        await turn();
      }
    } finally {
      signal.removeEventListener('abort', aborted);
      this.#ended = true;
      this.#room();
    }
  }

  /** Resolves when the answer, and all before it, are in EVENTS and told of. */
  #send(answer: Answer): Promise<void> {
    const { sequence, parts } = answer;
    const bytes = parts.reduce((sum, part) => sum + part.length, 0);
    this.#sent += 1;
    this.#sentBytes += bytes;
    let own = Promise.resolve(false);
    for (const [part, partBytes] of parts.entries()) {
      const ownPart = { partition: this.#partition, generation: this.#generation, sequence, part, bytes: partBytes };
      const at = { position: this.#position, idBefore: this.#idBefore, id: idAfter(this.#idBefore, partBytes) };
      own = this.#place(ownPart, at, this.#before);
      this.#position += 1;
      this.#idBefore = at.id;
      this.#before = Promise.all([this.#before, own]);
      this.#before.catch(() => undefined);
    }
    const complete = this.#before;
    return own.then(async (wasOwn) => {
      await complete;
      if (this.#ended) return;
      this.#queue.shift();
      this.#sent -= 1;
      this.#sentBytes -= bytes;
      this.#published(answer, wasOwn);
      this.#room();
      this.#wake();
    });
  }

  /** Sees to it that the part stands at its position. True where this publish put it there. */
  async #place(own: OwnPart, at: At, before: Promise<unknown>): Promise<boolean> {
    // The second try follows what has to stand before it and was compared, so a third would learn nothing more.
    for (const compared of [false, true]) {
      if (at.position > this.#last) {
        const outcome = await this.#publish(own, at, compared);
        if (outcome !== 'refused') return outcome === 'own';
      }
      const found = await readPart(this.#shell, own.partition, at.position);
      // In order, so that the first difference is the one that is told.
      await before;
      if (found) {
        this.#last = Math.max(this.#last, at.position);
        compareParts(own, found);
        return false;
      }
      if (at.position <= this.#last) throw lostPlace(`EVENTS has message ${own.sequence}'s answer no more`);
    }
    throw unavailable(`EVENTS is not the stream it was: partition ${own.partition} starts over`);
  }

  /**
   * `there`: the same bytes stand there already. `refused`: something else may, or nothing stands before it yet, or no answer came.
   * `compared`: what stands before it was compared, and the server need not (after a restart it may have forgotten the last id).
   */
  async #publish(own: OwnPart, at: At, compared: boolean): Promise<'own' | 'there' | 'refused'> {
    const { partition, bytes, sequence } = own;
    const expect = { streamName: eventsStream(partition), lastSequence: at.position - 1 };
    const options = { msgID: at.id, timeout: ACK_MS };
    const chained = compared || at.idBefore === '' ? expect : { ...expect, lastMsgID: at.idBefore };
    try {
      const ack = await this.#shell.js.publish(eventsSubject(partition), bytes, { ...options, expect: chained });
      if (ack.seq !== at.position) throw lostPlace(`the answer to message ${sequence} stands at ${ack.seq} in EVENTS`);
      this.#last = Math.max(this.#last, at.position);
      return ack.duplicate ? 'there' : 'own';
    } catch (error) {
      if (error instanceof errors.TimeoutError) return 'refused';
      if (!(error instanceof JetStreamApiError) || !REFUSALS.has(error.code)) throw error;
      this.#last = Math.max(this.#last, Number(LATE.exec(error.message)?.[1] ?? 0));
      return 'refused';
    }
  }
}

type At = { readonly position: number; readonly id: string; readonly idBefore: string };
