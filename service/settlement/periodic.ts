import type { NatsConnection } from '@nats-io/nats-core';
import { epochOf, meta } from '../../settlement/escrow/state.ts';
import { dropUnnamedBlobs } from '../../settlement/store/blobs.ts';
import type { Db } from '../../settlement/store/database.ts';
import { countSnapshots } from '../../settlement/store/market-snapshots.ts';
import { dropDelivered } from '../../settlement/store/messages.ts';
import type { StoredCheckpoint } from '../../settlement/store/read-log.ts';
import { readWatermarks } from '../../settlement/store/read-ledger.ts';
import { isRetryable } from '../../settlement/store/with-tx.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Inbox } from './inbox.ts';
import type { LedgerCore } from './ledger-core.ts';
import { isNatsFailure } from './nats-failure.ts';
import type { Outbox } from './outbox.ts';
import { purgeApplied } from './purge.ts';
import type { Submissions } from './submissions.ts';

export type PeriodicParts = {
  readonly connection: NatsConnection;
  readonly db: Db;
  readonly core: LedgerCore;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly submissions: Submissions;
  readonly checkpoints: Checkpoints;
  readonly onCheckpoint: (checkpoint: StoredCheckpoint) => void;
  /** Whether messages are being taken. */
  readonly taking: () => boolean;
  readonly log: (event: string, details: Record<string, unknown>) => void;
  readonly onFailure: (error: unknown) => void;
};

const TICK_MS = 1_000;
const STATE_FUNDS_EVERY_TICKS = 10;
const CLEAN_EVERY_TICKS = 15;
/** So many messages applied since the last purge call for the next: ORDERS takes 4,096 of one agent, and it may be the only one. */
const PURGE_AFTER_MESSAGES = 250;
/** A partition whose market stands still gets no more clock than it can catch up with. */
const MOST_UNAPPLIED = 4;
/** How long a notice that NATS has is kept here, to be sent again should NATS lose its tail. */
const KEEP_NOTICES_MS = 600_000;

/** What settlement does each second: the clocks, a checkpoint, what was not answered again; now and then the cleaning. */
export class Periodic {
  readonly #parts: PeriodicParts;
  #timer: NodeJS.Timeout | undefined;
  #ticks = 0;
  /** Up to which message of ORDERS the last purge went. */
  #purged = 0;
  readonly #running = new Map<string, Promise<void>>();
  #epoch: bigint;

  constructor(parts: PeriodicParts) {
    this.#parts = parts;
    const { state } = parts.core;
    const challenged = meta(state, 'challengedEpoch');
    // After a restart the agents may be on their way too: the epoch that runs goes without a challenge, and what it earns is paid with the
    // next proof.
    const running = BigInt(Math.floor(Date.now() / state.genesis.epochMs));
    this.#epoch = challenged > 0n && running > challenged ? running : challenged;
  }

  start(): void {
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#running.values());
  }

  #tick(): void {
    if (!this.#parts.taking()) return;
    this.#ticks += 1;
    this.#advanceClocks();
    if (this.#ticks % STATE_FUNDS_EVERY_TICKS === 1) this.#stateFunds();
    // Apart, so that a slow witness holds up nothing else.
    this.#run('checkpoint', () => this.#checkpoint());
    this.#run('resend', () => this.#resend());
    if (this.#ticks % CLEAN_EVERY_TICKS !== 0) return;
    this.#run('purge', () => this.#purge());
    this.#run('clean', () => this.#clean());
  }

  /** To be called after each commit. */
  committed(): void {
    if (Math.abs(this.#applied() - this.#purged) < PURGE_AFTER_MESSAGES || !this.#parts.taking()) return;
    this.#run('purge', () => this.#purge());
  }

  /** The newest message of ORDERS that any partition has applied: they share one sequence. */
  #applied(): number {
    return this.#parts.core.watermarks.all().reduce((newest, { sequence }) => Math.max(newest, sequence), 0);
  }

  /** What still runs since an earlier tick is not begun again. */
  #run(name: string, work: () => Promise<void>): void {
    if (this.#running.has(name)) return;
    const { onFailure, log } = this.#parts;
    const run = work()
      .catch((error: unknown) => {
        if (isNatsFailure(error) || isRetryable(error)) log('work_postponed', { work: name, error: String(error) });
        else onFailure(error);
      })
      .finally(() => this.#running.delete(name));
    this.#running.set(name, run);
  }

  #advanceClocks(): void {
    const { core, outbox, submissions, checkpoints } = this.#parts;
    const publishedSize = BigInt(checkpoints.newest?.size ?? 0);
    for (const { partition } of core.watermarks.all())
      if (outbox.unapplied(partition) < MOST_UNAPPLIED)
        submissions.send(partition, { type: 'clockAdvanced', publishedSize });
  }

  /** Each book says what it holds, which the ledger compares with its own (invariant 6). */
  #stateFunds(): void {
    const { core, outbox, submissions } = this.#parts;
    for (const { partition } of core.watermarks.all())
      if (partition > 0 && outbox.unapplied(partition) < MOST_UNAPPLIED)
        submissions.send(partition, { type: 'stateFunds' });
  }

  async #resend(): Promise<void> {
    const { core, outbox, inbox, log } = this.#parts;
    inbox.wake((error) => log('inbox_publish_failed', { error: String(error) }));
    await outbox.republish(core.generation, performance.now());
  }

  /** A checkpoint is at most as old as a second; the first with its quorum in an epoch enters the order of record. */
  async #checkpoint(): Promise<void> {
    const { core, checkpoints, submissions, onCheckpoint } = this.#parts;
    const epoch = epochOf(core.state);
    const timeMs = core.watermarks.get(0)?.timeMs ?? 0;
    const checkpoint = await checkpoints.make(timeMs, epoch > this.#epoch);
    if (!checkpoint) return;
    onCheckpoint(checkpoint);
    if (!checkpoint.quorum || epoch <= this.#epoch) return;
    this.#epoch = epoch;
    submissions.send(0, { type: 'checkpointPublished', epoch, note: checkpoint.note });
  }

  async #purge(): Promise<void> {
    const { connection, db } = this.#parts;
    // The database's, which memory is ahead of while a batch is being written.
    const watermarks = await readWatermarks(db);
    if (watermarks.length === 0) return;
    await purgeApplied(connection, watermarks, await countSnapshots(db, watermarks));
    this.#purged = Math.max(...watermarks.map(({ sequence }) => sequence));
  }

  async #clean(): Promise<void> {
    const { core, db } = this.#parts;
    const reached = core.watermarks.all().map(({ timeMs }) => timeMs);
    if (reached.length > 0) await dropDelivered(db, Math.min(...reached) - KEEP_NOTICES_MS);
    await dropUnnamedBlobs(db);
  }
}
