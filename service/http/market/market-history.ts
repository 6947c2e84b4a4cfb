import type { TradeMatched } from '../../../primitives/events.ts';
import type { Candle } from '../../../schemas/book-message.ts';
import type { Db } from '../../../settlement/store/database.ts';
import { readTrades, type StoredTrade } from '../../../settlement/store/read-trades.ts';
import { Candles } from '../../market/data/candles.ts';
import type { CommittedBatch } from '../../settlement/api.ts';

/** Trades that candles are made of again after a start, and how many candles are kept. */
const SEED_TRADES = 100_000;
const PAGE = 10_000;
const CANDLES = { kept: 1_000, total: 400_000 };

/** What a batch traded in one instrument. */
export type TradedNow = {
  readonly instrument: string;
  readonly trades: readonly Omit<StoredTrade, 'id'>[];
  /** The running candles, after these trades. */
  readonly candles: readonly Candle[];
};

/** Candles of what was traded and is final; after a start they are made again of the newest trades that Postgres has. */
export class MarketHistory {
  readonly #listeners = new Set<(traded: TradedNow) => void>();
  #candles = new Candles({ ...CANDLES, sinceMs: 0 });
  /** Batches that came while the stored trades were read. */
  #waiting: Pick<CommittedBatch, 'inputs'>[] | undefined = [];

  /** Makes the candles of what is stored. To be called once, after `note` hears of batches. */
  async load(db: Db): Promise<void> {
    const newest: StoredTrade[] = [];
    for (let before: number | undefined; newest.length < SEED_TRADES; before = newest.at(-1)?.id) {
      const page = await readTrades(db, { limit: PAGE, before });
      for (const trade of page) newest.push(trade);
      if (page.length < PAGE) break;
    }
    // Where older trades were left out, an interval is known whole only after the oldest of these.
    const sinceMs = newest.length < SEED_TRADES ? 0 : (newest.at(-1)?.timeMs ?? 0) + 1;
    this.#candles = new Candles({ ...CANDLES, sinceMs });
    const last = new Map<number, bigint>();
    for (const trade of newest.reverse()) {
      this.#candles.add(trade);
      last.set(trade.partition, trade.tradeId);
    }
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const batch of waiting) this.#take(batch, (partition, id) => id > (last.get(partition) ?? 0n));
  }

  note(batch: Pick<CommittedBatch, 'inputs'>): void {
    if (this.#waiting) this.#waiting.push(batch);
    else this.#take(batch, () => true);
  }

  candles(...asked: Parameters<Candles['newest']>): Candle[] {
    return this.#candles.newest(...asked);
  }

  /** Calls `listener` after each batch for each instrument that it traded in; it must not throw. Returns how to stop. */
  onTraded(listener: (traded: TradedNow) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #take({ inputs }: Pick<CommittedBatch, 'inputs'>, isNew: (partition: number, tradeId: bigint) => boolean): void {
    const traded = new Map<string, { trades: Omit<StoredTrade, 'id'>[]; candles: Candle[] }>();
    for (const { partition, timeMs, events } of inputs)
      for (const event of events) {
        if (event.type !== 'tradeMatched' || !isNew(partition, event.tradeId)) continue;
        const trade = toTrade(event, partition, timeMs);
        const candles = this.#candles.add(trade);
        const known = traded.get(trade.instrument);
        if (known) {
          known.trades.push(trade);
          known.candles = merged(known.candles, candles);
        } else traded.set(trade.instrument, { trades: [trade], candles });
      }
    for (const [instrument, { trades, candles }] of traded)
      for (const listener of this.#listeners) listener({ instrument, trades, candles });
  }
}

/** Each candle as it was last; a batch may end one and begin the next. */
function merged(before: readonly Candle[], after: readonly Candle[]): Candle[] {
  const same = (a: Candle, b: Candle): boolean => a.interval === b.interval && a.startMs === b.startMs;
  return [...before.filter((one) => !after.some((other) => same(one, other))), ...after];
}

function toTrade(event: TradeMatched, partition: number, timeMs: number): Omit<StoredTrade, 'id'> {
  const { tradeId, instrument, asset, price, quantity, takerSide, buyer, seller, slot, spread, object } = event;
  return {
    ...{ partition, timeMs, tradeId, instrument, asset, price, lots: quantity },
    ...{ takerSide, buyer, seller, slot, spread, object },
  };
}
