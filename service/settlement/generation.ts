import type { NatsConnection } from '@nats-io/nats-core';
import { utf8 } from '../../primitives/bytes.ts';
import type { Entry } from '../../primitives/entry/entry.ts';
import type { Writer } from '../../settlement/store/writer.ts';
import { GENERATION_SUBJECT } from '../market/journal.ts';
import { ensureStreams, remakeTradingStreams } from '../nats/streams.ts';
import type { Committer } from './committer.ts';
import type { LedgerCore } from './ledger-core.ts';
import { findLostTail } from './lost-tail.ts';

export type GenerationParts = {
  readonly connection: NatsConnection;
  readonly writer: Writer;
  readonly core: LedgerCore;
  readonly committer: Committer;
  readonly log: (event: string, details: Record<string, unknown>) => void;
};

/** Sees to it that ORDERS and EVENTS go on from where the ledger stands (DESIGN §9, lost tail). */
export class Generation {
  readonly #parts: GenerationParts;
  #streamsOf: number;

  /** `streamsOf`: the generation that the streams were last made for. */
  constructor(parts: GenerationParts, streamsOf: number) {
    this.#parts = parts;
    this.#streamsOf = streamsOf;
  }

  /** To be called before anything is read from a connection that is new or was away. */
  async settle(): Promise<void> {
    const { connection, core } = this.#parts;
    await ensureStreams(connection, core.watermarks.books);
    // Closed before, but the process ended before the streams were made again.
    if (this.#streamsOf < core.generation) return this.#open();
    const lost = await findLostTail(connection, core.watermarks.all());
    if (lost.length === 0) return;
    await this.#close(lost);
    await this.#open();
  }

  async #close(lost: readonly Entry[]): Promise<void> {
    const { core, committer, log } = this.#parts;
    const next = core.generation + 1;
    log('generation_closed', { generation: core.generation, lost: lost.length });
    const applied = await core.logOwn(lost, () => {
      core.state.meta.set('generation', BigInt(next));
      core.watermarks.restart(next);
    });
    await committer.commit(applied);
  }

  async #open(): Promise<void> {
    const { connection, writer, core, log } = this.#parts;
    const { generation } = core;
    await remakeTradingStreams(connection, core.watermarks.books);
    await writer.streamsMade(generation);
    this.#streamsOf = generation;
    connection.publish(GENERATION_SUBJECT, utf8(JSON.stringify({ generation })));
    log('generation_opened', { generation });
  }
}
