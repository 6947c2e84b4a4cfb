import { CANDLE_INTERVALS, type Candle } from '../../../schemas/book-message.ts';
import { type Api, inPath, nextPage, paging, query } from '../openapi/operation.ts';
import {
  AGENT,
  ASSET,
  choice,
  decimal,
  type Fields,
  HASH,
  INSTRUMENT,
  keys,
  list,
  MAYBE_HASH,
  matching,
  maybe,
  record,
  ref,
  type Schema,
  text,
  TIME_MS,
  whole,
} from '../openapi/shapes.ts';
import type { BookAnswer } from './book-routes.ts';
import type { PriceUnits, TradeJson } from './market-json.ts';
import type { BilateralJson } from './trade-routes.ts';

const PRICE = whole('Engine units a lot');
const PRICE_TEXT = maybe(text('With the decimals and the symbol of its asset'));
const LOTS = whole('Lots');
const ORDER = decimal('Id of the order, by which it is taken too');
const NAME = matching('^[A-Za-z0-9/]{1,128}$', "An instrument's name");
export const LEVEL: Schema = { type: 'array', prefixItems: [PRICE, LOTS], minItems: 2, maxItems: 2, items: false };
const ASK_CURSOR = matching('^[0-9]{1,16}\\.[0-9]{1,20}$', '<price>.<order id>');
const TRADE_CURSOR: Schema = { type: ['integer', 'string'], description: 'What was seen last' };

const ASK: Fields<BookAnswer['asks'][number]> = {
  ...{ price: PRICE, priceText: PRICE_TEXT, lots: LOTS, orderId: ORDER, agent: AGENT },
};
const BOTH: Fields<
  Pick<TradeJson, 'tradeId' | 'partition' | 'asset' | 'amountBaseUnits' | 'amount' | 'buyer' | 'seller'>
> = {
  ...{ tradeId: decimal('Id of the trade'), partition: whole('0: it passed no book'), asset: ASSET },
  ...{ amountBaseUnits: decimal('What was paid'), amount: PRICE_TEXT, buyer: AGENT, seller: AGENT },
};
const STATE = text('closed: the ledger has forgotten it');

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Book: record<BookAnswer>({
    instrument: NAME,
    partition: whole('Where it is traded', 1),
    generation: whole('Of ORDERS'),
    sequence: whole('Of the last ORDERS message that it knows'),
    timeMs: TIME_MS,
    symbol: text('Of the asset that prices are in'),
    asset: maybe(ref('PriceUnits')),
    bids: list(keys({ price: PRICE, priceText: PRICE_TEXT, lots: LOTS })),
    asks: list(record(ASK)),
    levels: maybe(keys({ bids: list(LEVEL), asks: list(LEVEL) })),
    nextAsk: maybe({ ...ASK_CURSOR, description: 'There are more asks: `asksAfter` of the next page' }),
    halted: maybe(keys({ untilMs: TIME_MS, reason: text('Why') })),
  }),
  PriceUnits: record<NonNullable<PriceUnits>>({
    ...{ symbol: text("The asset's symbol"), decimals: whole('Digits after its point') },
    engineUnit: decimal('Base units in one engine unit'),
  }),
  Offer: keys({ instrument: INSTRUMENT, ...ASK }),
  Trade: {
    oneOf: [
      record<TradeJson>({
        ...BOTH,
        ...{ kind: choice(['data', 'storage']), instrument: INSTRUMENT, timeMs: TIME_MS, state: STATE },
        ...{ price: PRICE, quantity: LOTS, takerSide: choice(['bid', 'ask']), priceText: PRICE_TEXT },
        ...{
          slot: whole('Of the object'),
          spread: whole('Of the object'),
          object: MAYBE_HASH("The buyer's name for it"),
        },
      }),
      record<BilateralJson>({
        ...BOTH,
        ...{ kind: choice(['data', 'storage']), state: STATE, cid: maybe(HASH('Content id')) },
        ...{ slot: maybe(whole('Of the object')), object: maybe(HASH('Id of the object')) },
      }),
    ],
  },
  Candle: record<Candle>({
    ...{ interval: choice(CANDLE_INTERVALS), startMs: TIME_MS, open: PRICE, high: PRICE, low: PRICE, close: PRICE },
    lots: LOTS,
  }),
};

export const MARKET_API: Api = {
  operations: [
    {
      ...{ method: 'get', path: '/api/v1/books', id: 'listBooks', tag: 'market' },
      summary: 'Books in which something rests, by name: the best of each',
      parameters: [query('instrument', NAME, 'One of them.'), ...paging(100, 100, NAME)],
      answer: keys({ books: list(ref('Book')), next: nextPage(NAME) }),
      codes: ['service_unavailable'],
    },
    {
      ...{ method: 'get', path: '/api/v1/books/{instrument}', id: 'getBook', tag: 'market' },
      summary: 'One book, a page of its asks at a time',
      description: 'Slashes may be percent-encoded or not.',
      parameters: [
        inPath('instrument', INSTRUMENT, 'Its name.'),
        query('limit', { type: 'integer', minimum: 1, maximum: 1_000, default: 50 }, 'The most asks.'),
        query('asksAfter', ASK_CURSOR, 'The `nextAsk` of the page before.'),
      ],
      answer: ref('Book'),
      codes: ['unknown_instrument', 'service_unavailable'],
    },
    {
      ...{ method: 'get', path: '/api/v1/offers/{id}', id: 'getOffer', tag: 'market' },
      summary: 'An ask that rests in a book',
      parameters: [inPath('id', ORDER, 'Of the order.')],
      answer: ref('Offer'),
      codes: ['unknown_negotiation', 'service_unavailable'],
    },
    {
      ...{ method: 'get', path: '/api/v1/trades', id: 'listTrades', tag: 'market' },
      summary: 'What was traded and is final: in books, newest first, then bilaterally, newest first',
      parameters: [query('instrument', NAME, 'In one book.'), ...paging(50, 1_000, TRADE_CURSOR)],
      answer: keys({ trades: list(ref('Trade')), next: nextPage(TRADE_CURSOR) }),
    },
    {
      ...{ method: 'get', path: '/api/v1/candles', id: 'listCandles', tag: 'market' },
      summary: 'Candles of what was traded; of each page, which goes back in time, oldest first',
      parameters: [
        { ...query('instrument', INSTRUMENT, 'Of what.'), required: true },
        query('interval', { ...choice(CANDLE_INTERVALS), default: '1m' }, 'Length of each.'),
        ...paging(200, 1_000, TIME_MS),
      ],
      answer: keys({
        ...{ instrument: INSTRUMENT, interval: choice(CANDLE_INTERVALS), asset: maybe(ref('PriceUnits')) },
        ...{ candles: list(ref('Candle')), next: nextPage(TIME_MS) },
      }),
      codes: ['unknown_instrument'],
    },
  ],
  schemas: SCHEMAS,
};
