import type { Outbox } from './outbox.ts';
import type { Inbox } from './inbox.ts';
import type { CommittedBatch } from './api.ts';
import type { Applied, LedgerCore } from './ledger-core.ts';
import type { Submission, Submissions } from './submissions.ts';
import type { Writer } from '../../settlement/store/writer.ts';

export type CommitterParts = {
  readonly core: LedgerCore;
  readonly writer: Writer;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly submissions: Submissions;
  readonly onInboxError: (error: unknown) => void;
};

/** Makes what was applied durable, and only then lets anybody see it. */
export class Committer {
  readonly #parts: CommitterParts;
  readonly #listeners = new Set<(batch: CommittedBatch) => void>();
  readonly #publishing = new Set<Promise<void>>();

  constructor(parts: CommitterParts) {
    this.#parts = parts;
  }

  onBatch(listener: (batch: CommittedBatch) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async commit(applied: Applied, submitted: readonly Submission[] = []): Promise<void> {
    const { core, writer, outbox, inbox, submissions, onInboxError } = this.#parts;
    const { batch } = applied;
    const startedMs = performance.now();
    await writer.commit(batch);
    const commitMs = performance.now() - startedMs;
    applied.tree.commit();
    core.durability.reach();
    outbox.add(batch.outbox);
    for (const { partition, throughSequence } of batch.outboxApplied) outbox.applied(partition, throughSequence);
    for (const [i, submission] of submitted.entries()) submissions.framed(submission, applied.framed[i] as number);
    this.#track(outbox.publish(core.generation, batch.outbox, performance.now()));
    if (applied.gaps.length > 0) this.#track(outbox.republish(core.generation, performance.now(), true));
    if (batch.inbox.length > 0) inbox.wake(onInboxError);
    for (const result of applied.ownResults) submissions.settle(result);
    const { inputs, entries } = applied;
    const committed = { generation: batch.generation, treeSize: batch.treeSize, inputs, entries, commitMs };
    for (const listener of this.#listeners) listener(committed);
  }

  /** Resolves when nothing is being published any more. */
  async idle(): Promise<void> {
    await Promise.all(this.#publishing);
  }

  // The outbox keeps what a publish did not bring through, so nobody waits for it here.
  #track(publish: Promise<void>): void {
    this.#publishing.add(publish);
    void publish.finally(() => this.#publishing.delete(publish));
  }
}
