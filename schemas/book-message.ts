import { parseInstrument } from '../primitives/instrument.ts';
import type { Result } from '../primitives/result.ts';
import {
  decodeJson,
  type JsonCodec,
  jsonChoice,
  jsonInteger,
  jsonList,
  jsonOptional,
  jsonRecord,
  jsonText,
} from './json-codec.ts';

/** A price in engine units a lot and the lots there; 0 lots: the level is gone. */
export type LevelChange = readonly [price: number, lots: number];

/** How many levels of a side a book's messages tell: the best. */
export const BOOK_LEVELS = 50;
/** Trades of one message at most; `omittedTrades` counts the rest, which the service's list of trades has. */
export const MESSAGE_TRADES = 200;

/** Lengths of candles by name, milliseconds of partition time. */
export const CANDLE_MS = { '1s': 1_000, '1m': 60_000, '5m': 300_000, '1h': 3_600_000 } as const;
export type CandleInterval = keyof typeof CANDLE_MS;
export const CANDLE_INTERVALS = Object.keys(CANDLE_MS) as readonly CandleInterval[];

/** The trades of one interval: prices in engine units a lot. */
export type Candle = {
  readonly interval: CandleInterval;
  readonly startMs: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly lots: number;
};

export type BookTrade = {
  /** Decimal text of the trade's id. */
  readonly tradeId: string;
  readonly price: number;
  readonly lots: number;
  readonly takerSide: 'bid' | 'ask';
  readonly buyer: string;
  readonly seller: string;
};

/**
 * What one ORDERS message did to one book, as JSON on `idb.v1.book.<partition>.<instrument, points for slashes>`. Of `type` `update`,
 * `bids` and `asks` are the levels that changed among the best, as they are now; of `whole`, all of the best, and what was known before is
 * void. `sequence` is that of the ORDERS message in its generation and `previous` that of the message before this one for this book: who
 * stands at neither it nor later has missed something and asks for a snapshot. Every replica of the market numbers alike, so a follower
 * may hear any of them, or several.
 */
export type BookMessage = {
  readonly type: 'update' | 'whole';
  readonly instrument: string;
  readonly partition: number;
  readonly generation: number;
  readonly sequence: number;
  /** 0 of `whole`. */
  readonly previous: number;
  /** Partition time of the ORDERS message. */
  readonly timeMs: number;
  readonly bids: readonly LevelChange[];
  readonly asks: readonly LevelChange[];
  /** Best bid and best ask after it; absent where the side is empty. */
  readonly bestBid?: LevelChange | undefined;
  readonly bestAsk?: LevelChange | undefined;
  readonly trades: readonly BookTrade[];
  readonly omittedTrades: number;
  /** The running candles after these trades; only those whose first trade this replica has seen. */
  readonly candles: readonly Candle[];
};

const count = jsonInteger(0);
const level: JsonCodec<LevelChange> = {
  schema: { type: 'array', prefixItems: [count.schema, count.schema], minItems: 2, maxItems: 2 },
  write: (value) => value,
  read(json, fault) {
    if (!Array.isArray(json) || json.length !== 2) return fault.set('is not [price, lots]');
    const [price, lots] = json.map((one) => count.read(one, fault));
    return fault.code ? undefined : [price as number, lots as number];
  },
};
const levels = jsonList(level, 2 * BOOK_LEVELS);
const agent = jsonText('^[0-9a-f]{64}$', 'an agent: 64 lower-case hexadecimal digits');

const bookMessage = jsonRecord<BookMessage>({
  type: jsonChoice(['update', 'whole']),
  instrument: jsonText('^[A-Za-z0-9/]{1,128}$', 'an instrument'),
  partition: jsonInteger(1, 32_767),
  generation: count,
  sequence: count,
  previous: count,
  timeMs: count,
  bids: levels,
  asks: levels,
  bestBid: jsonOptional(level),
  bestAsk: jsonOptional(level),
  trades: jsonList(
    jsonRecord<BookTrade>({
      tradeId: jsonText('^[0-9]{1,20}$', 'a trade id'),
      price: count,
      lots: count,
      takerSide: jsonChoice(['bid', 'ask']),
      buyer: agent,
      seller: agent,
    }),
    MESSAGE_TRADES,
  ),
  omittedTrades: count,
  candles: jsonList(
    jsonRecord<Candle>({
      interval: jsonChoice(CANDLE_INTERVALS),
      startMs: count,
      open: count,
      high: count,
      low: count,
      close: count,
      lots: count,
    }),
    CANDLE_INTERVALS.length,
  ),
});

/** Never throws; `malformed` or `too_large` for what is no message of a book. */
export function decodeBookMessage(bytes: Uint8Array): Result<BookMessage> {
  const decoded = decodeJson(bookMessage, new TextDecoder().decode(bytes), 'a book message');
  if (!decoded.ok) return decoded;
  const instrument = parseInstrument(decoded.value.instrument);
  return instrument.ok ? decoded : instrument;
}

/** Where the messages of a book are published: no token of a subject may hold a slash. */
export function bookSubject(partition: number, instrument: string): string {
  return `idb.v1.book.${partition}.${instrument.replaceAll('/', '.')}`;
}
