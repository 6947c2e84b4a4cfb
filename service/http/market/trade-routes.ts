import type { Hono } from 'hono';
import { InfinityDbError } from '../../../primitives/error.ts';
import { parseInstrument } from '../../../primitives/instrument.ts';
import { formatAmount } from '../../../primitives/money.ts';
import { CANDLE_INTERVALS, type CandleInterval } from '../../../schemas/book-message.ts';
import type { Trade } from '../../../settlement/escrow/records.ts';
import { readTrades } from '../../../settlement/store/read-trades.ts';
import type { HttpParts } from '../parts.ts';
import { limitParameter, numberParameter, pageOf, textParameter } from '../query.ts';
import { jsonReply } from '../reply.ts';
import { assetOfInstrument, tradeJson, unitsOf } from './market-json.ts';

const NAME = /^[A-Za-z0-9/]{1,128}$/;
/** Of a book's trade its row, of a bilateral one `q` and its id. */
const CURSOR = /^(?:[1-9]\d{0,14}|q\d{1,20})$/;

/** What was traded and is final, newest first; and the candles made of it. */
export function tradeRoutes(app: Hono, parts: HttpParts): void {
  app.get('/api/v1/trades', async (c) => {
    const instrument = textParameter(c, 'instrument', NAME, 'an instrument');
    const after = textParameter(c, 'after', CURSOR, 'a cursor of trades');
    const limit = limitParameter(c, 50);
    const quotesAlone = after?.startsWith('q');
    const before = after === undefined || quotesAlone ? undefined : Number(after);
    const rows = quotesAlone ? [] : await readTrades(parts.settlement.db, { instrument, before, limit });
    const trades = rows.map((row) => tradeJson(parts, row));
    if (rows.length === limit) return jsonReply({ trades, next: rows.at(-1)?.id });
    if (instrument !== undefined) return jsonReply({ trades });
    // Quotes taken bilaterally pass no book; they follow the books' trades.
    const older = bilateral(parts, quotesAlone ? after?.slice(1) : undefined);
    const { page, next } = pageOf(older, limit - rows.length, ({ id }) => `q${id}`);
    return jsonReply({ trades: [...trades, ...page.map((trade) => bilateralJson(parts, trade))], next });
  });

  app.get('/api/v1/candles', (c) => {
    const name = parseInstrument(c.req.query('instrument') ?? '');
    if (!name.ok) throw InfinityDbError.from(name);
    const interval = c.req.query('interval') ?? '1m';
    if (!isInterval(interval))
      throw new InfinityDbError(
        'malformed',
        `interval=${interval.slice(0, 20)} is not one of ${CANDLE_INTERVALS.join(', ')}`,
      );
    const beforeMs = numberParameter(c, 'after', { min: 1, max: Number.MAX_SAFE_INTEGER });
    const limit = limitParameter(c, 200);
    const instrument = name.value.name;
    const candles = parts.history.candles(instrument, interval, limit, beforeMs);
    const next = candles.length === limit ? candles[0]?.startMs : undefined;
    return jsonReply({ instrument, interval, asset: unitsOf(assetOfInstrument(parts, instrument)), candles, next });
  });
}

const isInterval = (text: string): text is CandleInterval => (CANDLE_INTERVALS as readonly string[]).includes(text);

/** Newest first, those older than the one with id `before`. */
function bilateral({ settlement }: HttpParts, before: string | undefined): Trade[] {
  return [...settlement.state.trades.values()]
    .filter(({ partition, id }) => partition === 0 && (before === undefined || id < BigInt(before)))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
}

export type BilateralJson = ReturnType<typeof bilateralJson>;

function bilateralJson({ network }: HttpParts, trade: Trade) {
  const { id: tradeId, kind, partition, asset, buyer, seller, state, price } = trade;
  const [data, storage] = trade.kind === 'data' ? [trade, undefined] : [undefined, trade];
  const what = { cid: data?.cid, slot: storage?.slot, object: storage?.object };
  const known = network.genesis.assets.find(({ code }) => code === asset);
  return {
    ...{ tradeId, kind, partition, state, asset, buyer, seller, ...what },
    ...{ amountBaseUnits: price, amount: known && formatAmount(known, price) },
  };
}
