import { InfinityDbError } from '../../primitives/error.ts';
import type { CommittedBatch, FundsCheck } from './api.ts';

/** The newest comparison of each book's funds with the ledger's (invariant 6), from the time settlement started. */
export class FundsChecks {
  readonly #newest = new Map<number, FundsCheck>();

  note({ inputs }: Pick<CommittedBatch, 'inputs'>): void {
    for (const { partition, sequence, timeMs, events } of inputs)
      if (events.some(({ type }) => type === 'fundsStated'))
        this.#newest.set(partition, { partition, sequence, timeMs, ok: true, message: '' });
  }

  /** What settlement failed with: where it is a difference, it stays the newest word on that partition. */
  fail(error: unknown): void {
    if (!InfinityDbError.is(error) || error.code !== 'invariant_broken') return;
    const partition = Number(error.details['partition'] ?? 0);
    const { sequence = 0, timeMs = 0 } = this.#newest.get(partition) ?? {};
    this.#newest.set(partition, { partition, sequence, timeMs, ok: false, message: error.message });
  }

  all(): FundsCheck[] {
    return [...this.#newest.values()].sort((a, b) => a.partition - b.partition);
  }
}
