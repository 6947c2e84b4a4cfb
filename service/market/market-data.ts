import type { NatsConnection } from '@nats-io/nats-core';
import type { Depth } from '../../market/depth.ts';
import type { Engine } from '../../market/engine.ts';
import type { TradeMatched } from '../../primitives/events.ts';

/** A book as JSON: bids [price, lots], asks [price, lots, order id, agent], best first. */
export type BookJson = {
  readonly name: string;
  readonly partition: number;
  readonly bids: readonly (readonly [number, number])[];
  readonly asks: readonly (readonly [number, number, string, string])[];
};

export const DEPTH_SUBJECT = 'idb.v1.market.depth';
const FLUSH_MS = 50;
/** What one message tells at most: levels of a book, books of a reply. */
const LEVELS = 50;
const BOOKS = 100;

export function bookSubject(partition: number, instrument: string): string {
  return `idb.v1.book.${partition}.${instrument.replaceAll('/', '.')}`;
}

/**
 * What people and bots see of the books, on core NATS and best effort: each trade and, at most 20 times a second, the depth of each book
 * that changed, on `idb.v1.book.<partition>.<instrument, points for slashes>`; and the answers to `idb.v1.market.depth`.
 */
export class MarketData {
  readonly #nats: NatsConnection;
  readonly #engines: ReadonlyMap<number, Engine>;
  readonly #changed = new Map<string, number>();

  constructor(nats: NatsConnection, engines: ReadonlyMap<number, Engine>) {
    this.#nats = nats;
    this.#engines = engines;
  }

  announce(partition: number, trades: readonly TradeMatched[], changed: readonly string[]): void {
    for (const trade of trades)
      this.#nats.publish(bookSubject(partition, trade.instrument), toJson({ ...trade, type: 'trade' }));
    for (const name of changed) this.#changed.set(name, partition);
  }

  /** Serves until aborted. */
  serve(signal: AbortSignal): void {
    const timer = setInterval(() => this.#flush(), FLUSH_MS);
    const subscription = this.#nats.subscribe(DEPTH_SUBJECT, {
      queue: 'market',
      callback: (error, message) => {
        if (!error) message.respond(toJson(this.#answer(message.data)));
      },
    });
    signal.addEventListener(
      'abort',
      () => {
        clearInterval(timer);
        subscription.unsubscribe();
      },
      { once: true },
    );
  }

  #flush(): void {
    if (this.#nats.isClosed()) return;
    for (const [name, partition] of this.#changed) {
      const engine = this.#engines.get(partition);
      if (!engine) continue;
      this.#nats.publish(bookSubject(partition, name), toJson({ type: 'depth', ...bookJson(engine, partition, name) }));
    }
    this.#changed.clear();
  }

  #answer(request: Uint8Array): unknown {
    const wanted = instrumentIn(request);
    if (wanted === undefined)
      return { ok: false, code: 'malformed', message: 'the request is JSON: {} or {"instrument": name}' };
    const instruments: BookJson[] = [];
    for (const [partition, engine] of this.#engines)
      for (const name of engine.instruments())
        if ((wanted === '' || name === wanted) && instruments.length < BOOKS)
          instruments.push(bookJson(engine, partition, name));
    return { instruments };
  }
}

function bookJson(engine: Engine, partition: number, name: string): BookJson {
  const depth: Depth = engine.depth(name, LEVELS);
  return {
    name,
    partition,
    bids: depth.bids.map(({ price, lots }) => [price, lots]),
    asks: depth.asks.map(({ price, lots, orderId, agent }) => [price, lots, String(orderId), agent]),
  };
}

/** '' for all instruments, undefined for what is no request. */
function instrumentIn(request: Uint8Array): string | undefined {
  if (request.length === 0) return '';
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(request));
    if (typeof value !== 'object' || value === null) return undefined;
    const name = 'instrument' in value ? value.instrument : '';
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) => (typeof field === 'bigint' ? String(field) : field));
}
