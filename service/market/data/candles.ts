import { CANDLE_INTERVALS, CANDLE_MS, type Candle, type CandleInterval } from '../../../schemas/book-message.ts';

export type PricedTrade = {
  readonly instrument: string;
  readonly timeMs: number;
  readonly price: number;
  readonly lots: number;
};

export type CandleLimits = {
  /** Candles of each interval kept for an instrument. */
  readonly kept: number;
  /** Candles kept in all; beyond it the instrument that traded longest ago is forgotten whole. */
  readonly total: number;
  /** Candles that began before it are not known whole, and not told. */
  readonly sinceMs: number;
};

type Series = { readonly sinceMs: number; readonly candles: Record<CandleInterval, Candle[]> };

/** Open, high, low, close and lots of each instrument that traded, by intervals of partition time. Bounded whatever is traded. */
export class Candles {
  readonly #limits: CandleLimits;
  /** Longest ago traded first. */
  readonly #series = new Map<string, Series>();
  #held = 0;
  /** What is not in `#series` may have traded before it, and been forgotten. */
  #sinceMs: number;

  constructor(limits: CandleLimits) {
    this.#limits = limits;
    this.#sinceMs = limits.sinceMs;
  }

  /** The running candles after this trade; times never run back within an instrument. */
  add(trade: PricedTrade): Candle[] {
    const { instrument } = trade;
    const series = this.#series.get(instrument) ?? {
      sinceMs: this.#sinceMs,
      candles: { '1s': [], '1m': [], '5m': [], '1h': [] },
    };
    this.#series.delete(instrument);
    this.#series.set(instrument, series);
    const running = CANDLE_INTERVALS.flatMap((interval) => this.#addTo(series, interval, trade) ?? []);
    while (this.#held > this.#limits.total && this.#series.size > 1) this.#forgetOldest();
    return running;
  }

  /** The newest `limit` candles that began before `beforeMs`, oldest first. An interval without trades has none. */
  newest(instrument: string, interval: CandleInterval, limit: number, beforeMs = Number.POSITIVE_INFINITY): Candle[] {
    const kept = this.#series.get(instrument)?.candles[interval] ?? [];
    return kept.filter(({ startMs }) => startMs < beforeMs).slice(-limit);
  }

  #addTo(series: Series, interval: CandleInterval, { timeMs, price, lots }: PricedTrade): Candle | undefined {
    const startMs = timeMs - (timeMs % CANDLE_MS[interval]);
    if (startMs < series.sinceMs) return undefined;
    const candles = series.candles[interval];
    const last = candles.at(-1);
    const running: Candle =
      last?.startMs === startMs
        ? {
            ...last,
            high: Math.max(last.high, price),
            low: Math.min(last.low, price),
            close: price,
            lots: last.lots + lots,
          }
        : { interval, startMs, open: price, high: price, low: price, close: price, lots };
    if (last?.startMs === startMs) candles[candles.length - 1] = running;
    else {
      candles.push(running);
      this.#held++;
    }
    // Cut by halves, so that a full series is not moved at every candle.
    if (candles.length > 1.5 * this.#limits.kept)
      this.#held -= candles.splice(0, candles.length - this.#limits.kept).length;
    return running;
  }

  #forgetOldest(): void {
    for (const [oldest, { candles }] of this.#series) {
      for (const interval of CANDLE_INTERVALS) this.#held -= candles[interval].length;
      const lastMs = (candles['1s'].at(-1)?.startMs ?? 0) + CANDLE_MS['1s'];
      this.#sinceMs = Math.max(this.#sinceMs, lastMs);
      this.#series.delete(oldest);
      return;
    }
  }
}
