import type { Hono } from 'hono';
import { InfinityDbError } from '../../../primitives/error.ts';
import { parseInstrument } from '../../../primitives/instrument.ts';
import { formatAmount } from '../../../primitives/money.ts';
import { CANDLE_INTERVALS, type CandleInterval } from '../../../schemas/book-message.ts';
import type { Trade } from '../../../settlement/escrow/records.ts';
import { readTrades } from '../../../settlement/store/read-trades.ts';
import type { HttpParts } from '../parts.ts';
import { limitParameter, numberParameter, textParameter } from '../query.ts';
import { jsonReply } from '../reply.ts';
import { assetOfInstrument, tradeJson, unitsOf } from './market-json.ts';

const NAME = /^[A-Za-z0-9/]{1,128}$/;
const MOST = Number.MAX_SAFE_INTEGER;

/** What was traded and is final, newest first; and the candles made of it. */
export function tradeRoutes(app: Hono, parts: HttpParts): void {
  app.get('/api/v1/trades', async (c) => {
    const instrument = textParameter(c, 'instrument', NAME, 'an instrument');
    const before = numberParameter(c, 'before', { min: 1, max: MOST });
    const limit = limitParameter(c, 50);
    const rows = await readTrades(parts.settlement.db, { instrument, before, limit });
    const trades: object[] = rows.map((row) => tradeJson(parts, row));
    // Quotes taken bilaterally pass no book.
    if (instrument === undefined && before === undefined && rows.length < limit)
      trades.push(...bilateral(parts, limit - rows.length).map((trade) => bilateralJson(parts, trade)));
    const next = rows.length === limit ? rows.at(-1)?.id : undefined;
    return jsonReply({ trades, next });
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
    const beforeMs = numberParameter(c, 'beforeMs', { min: 1, max: MOST });
    const instrument = name.value.name;
    const candles = parts.history.candles(instrument, interval, limitParameter(c, 200), beforeMs);
    return jsonReply({ instrument, interval, asset: unitsOf(assetOfInstrument(parts, instrument)), candles });
  });
}

const isInterval = (text: string): text is CandleInterval => (CANDLE_INTERVALS as readonly string[]).includes(text);

function bilateral({ settlement }: HttpParts, limit: number): Trade[] {
  return [...settlement.state.trades.values()]
    .filter(({ partition }) => partition === 0)
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, limit);
}

function bilateralJson({ network }: HttpParts, trade: Trade) {
  const { id: tradeId, kind, partition, asset, buyer, seller, state, price } = trade;
  const what = trade.kind === 'data' ? { cid: trade.cid } : { slot: trade.slot, object: trade.object };
  const known = network.genesis.assets.find(({ code }) => code === asset);
  return {
    ...{ tradeId, kind, partition, state, asset, buyer, seller, ...what },
    ...{ amountBaseUnits: price, amount: known && formatAmount(known, price) },
  };
}
