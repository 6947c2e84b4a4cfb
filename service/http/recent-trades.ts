import type { TradeMatched } from '../../primitives/events.ts';
import type { CommittedBatch } from '../settlement/api.ts';

export type RecentTrade = { readonly trade: TradeMatched; readonly partition: number; readonly timeMs: number };

const KEPT = 1_000;

/** The newest matches of the books since this process started. Not a record: the ledger is. */
export class RecentTrades {
  #trades: RecentTrade[] = [];

  note({ inputs }: Pick<CommittedBatch, 'inputs'>): void {
    for (const { partition, timeMs, events } of inputs)
      for (const event of events)
        if (event.type === 'tradeMatched') this.#trades.push({ trade: event, partition, timeMs });
    if (this.#trades.length > 2 * KEPT) this.#trades = this.#trades.slice(-KEPT);
  }

  /** Newest first. */
  newest(limit: number): RecentTrade[] {
    return this.#trades.slice(-limit).reverse();
  }
}
