import type { Engine } from '../../../market/engine.ts';
import type { MarketEvent, TradeMatched } from '../../../primitives/events.ts';
import { type BookMessage, type Candle, type LevelChange, MESSAGE_TRADES } from '../../../schemas/book-message.ts';
import { Candles } from './candles.ts';
import { bestLevels, changedLevels, type Levels } from './levels.ts';

/** Books whose last levels are kept, and candles: a book that is not among them is told whole at its next change. */
const BOOKS = 4_096;
/** A replica needs the running candles only. */
const CANDLES = { kept: 1, total: 65_536 };

type Applied = { readonly generation: number; readonly sequence: number; readonly timeMs: number };
type Told = { readonly levels: Levels; readonly sequence: number };

/**
 * What each ORDERS message did to the books of one partition, as others hear of it. Made as messages are applied, in their order, because a
 * message tells the book as it is right then; every replica makes the same, and only who was first in EVENTS publishes it. A book that this
 * replica has not told before, or not lately, is told whole: so nothing need be known of what was before the process started.
 */
export class BookUpdates {
  readonly #partition: number;
  readonly #engine: Engine;
  readonly #candles: Candles;
  /** Longest ago changed first. */
  readonly #told = new Map<string, Told>();

  /** `sinceMs`: partition time of the last message whose trades are not seen here. */
  constructor(partition: number, engine: Engine, sinceMs: number) {
    this.#partition = partition;
    this.#engine = engine;
    this.#candles = new Candles({ ...CANDLES, sinceMs: sinceMs + 1 });
  }

  /** The messages of the books that `events` changed; takes the engine's list of changed books. */
  after(applied: Applied, events: readonly MarketEvent[]): BookMessage[] {
    const trades = new Map<string, TradeMatched[]>();
    for (const event of events) {
      if (event.type !== 'tradeMatched') continue;
      const known = trades.get(event.instrument);
      if (known) known.push(event);
      else trades.set(event.instrument, [event]);
    }
    const changed = new Set([...this.#engine.takeChanged(), ...trades.keys()]);
    return [...changed].sort().flatMap((name) => this.#messageOf(name, applied, trades.get(name) ?? []) ?? []);
  }

  #messageOf(instrument: string, applied: Applied, trades: readonly TradeMatched[]): BookMessage | undefined {
    const { generation, sequence, timeMs } = applied;
    const levels = bestLevels(this.#engine, instrument);
    const before = this.#told.get(instrument);
    const bids = before ? changedLevels(before.levels.bids, levels.bids) : levels.bids;
    const asks = before ? changedLevels(before.levels.asks, levels.asks) : levels.asks;
    const candles = this.#candlesAfter(instrument, timeMs, trades);
    if (before && bids.length + asks.length + trades.length === 0) return undefined;
    this.#remember(instrument, { levels, sequence });
    return {
      type: before ? 'update' : 'whole',
      ...{ instrument, partition: this.#partition, generation, sequence, previous: before?.sequence ?? 0, timeMs },
      ...{ bids, asks, ...bestOf(levels) },
      trades: trades.slice(-MESSAGE_TRADES).map(toBookTrade),
      omittedTrades: Math.max(0, trades.length - MESSAGE_TRADES),
      candles,
    };
  }

  #candlesAfter(instrument: string, timeMs: number, trades: readonly TradeMatched[]): readonly Candle[] {
    let running: Candle[] = [];
    for (const { price, quantity } of trades)
      running = this.#candles.add({ instrument, timeMs, price, lots: quantity });
    return running;
  }

  #remember(instrument: string, told: Told): void {
    this.#told.delete(instrument);
    this.#told.set(instrument, told);
    const [oldest] = this.#told.keys();
    if (this.#told.size > BOOKS) this.#told.delete(oldest as string);
  }
}

function bestOf({ bids, asks }: Levels): { bestBid?: LevelChange; bestAsk?: LevelChange } {
  const [bestBid, bestAsk] = [bids[0], asks[0]];
  return { ...(bestBid ? { bestBid } : {}), ...(bestAsk ? { bestAsk } : {}) };
}

const toBookTrade = ({ tradeId, price, quantity, takerSide, buyer, seller }: TradeMatched) => ({
  ...{ tradeId: String(tradeId), price, lots: quantity, takerSide, buyer, seller },
});
