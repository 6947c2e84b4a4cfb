import type { Hono } from 'hono';
import { InfinityDbError } from '../../primitives/error.ts';
import { parseInstrument } from '../../primitives/instrument.ts';
import { formatAmount } from '../../primitives/money.ts';
import type { Trade } from '../../settlement/escrow/records.ts';
import { type BookJson, DEPTH_SUBJECT } from '../market/data/depth-answers.ts';
import type { HttpParts } from './parts.ts';
import { limitParameter } from './query.ts';
import type { RecentTrade } from './recent-trades.ts';
import { jsonReply } from './reply.ts';

const DEPTH_DEADLINE_MS = 2_000;

/** Books as the market sees them, and the newest trades as the ledger has them. */
export function marketRoutes(app: Hono, parts: HttpParts): void {
  app.get('/api/v1/books', async (c) => {
    const instrument = c.req.query('instrument');
    const books = await askDepth(parts, instrument);
    return jsonReply({ books: books.map((book) => bookJson(parts, book)) });
  });

  app.get('/api/v1/trades', (c) => {
    const limit = limitParameter(c, 50);
    const { state } = parts.settlement;
    const recent = parts.trades.newest(limit);
    const seen = new Set(recent.map(({ trade }) => String(trade.tradeId)));
    // After a start the older ones are known by what became of them alone.
    const older = [...state.trades.values()]
      .filter(({ id }) => !seen.has(String(id)))
      .sort((a, b) => (a.id < b.id ? 1 : -1))
      .slice(0, limit - recent.length);
    const matched = recent.map((one) => matchedJson(parts, one, state.trades.get(String(one.trade.tradeId))));
    return jsonReply({ trades: [...matched, ...older.map((trade) => ledgerJson(parts, trade))] });
  });
}

async function askDepth({ nats, settlement }: HttpParts, instrument: string | undefined): Promise<readonly BookJson[]> {
  let answer: { readonly instruments?: readonly BookJson[]; readonly message?: string };
  try {
    const request = JSON.stringify(instrument === undefined ? {} : { instrument });
    answer = (await nats.request(DEPTH_SUBJECT, request, { timeout: DEPTH_DEADLINE_MS })).json();
  } catch (cause) {
    if (!settlement.status().taking)
      throw new InfinityDbError('nats_unavailable', 'the market cannot be asked: NATS is away; try again', { cause });
    throw new InfinityDbError('service_unavailable', 'the market does not answer; it may be starting', { cause });
  }
  if (!answer.instruments)
    throw new InfinityDbError('service_unavailable', `the market answered: ${answer.message ?? 'nothing'}`);
  return answer.instruments;
}

/** Prices in engine units a lot, as orders name them, and as text. */
function bookJson(parts: HttpParts, { name, partition, bids, asks }: BookJson) {
  const instrument = parseInstrument(name);
  const symbol = instrument.ok ? instrument.value.symbol : '';
  const asset = parts.network.genesis.assets.find((one) => one.symbol === symbol);
  const text = (price: number) => asset && formatAmount(asset, BigInt(price) * asset.engineUnit);
  return {
    instrument: name,
    partition,
    symbol,
    bids: bids.map(([price, lots]) => ({ price, priceText: text(price), lots })),
    asks: asks.map(([price, lots, orderId, agent]) => ({ price, priceText: text(price), lots, orderId, agent })),
  };
}

function matchedJson(parts: HttpParts, { trade, partition, timeMs }: RecentTrade, known: Trade | undefined) {
  const { tradeId, instrument, asset, buyer, seller, price, quantity, slot, spread, object } = trade;
  const amount = engineAmount(parts, asset, BigInt(price) * BigInt(quantity));
  // A trade that the ledger has forgotten was closed long ago.
  const state = known?.state ?? 'closed';
  return {
    ...{ tradeId, kind: instrument.startsWith('data/') ? 'data' : 'storage', instrument, partition, timeMs, state },
    ...{ asset, price, quantity, ...amount, buyer, seller, slot, spread, object },
  };
}

function ledgerJson(parts: HttpParts, trade: Trade) {
  const { id: tradeId, kind, partition, asset, buyer, seller, state, price } = trade;
  const what = trade.kind === 'data' ? { cid: trade.cid } : { slot: trade.slot, object: trade.object };
  const known = parts.network.genesis.assets.find(({ code }) => code === asset);
  return {
    ...{ tradeId, kind, partition, state, asset, buyer, seller, ...what },
    amountBaseUnits: price,
    amount: known && formatAmount(known, price),
  };
}

function engineAmount({ network }: HttpParts, code: number, units: bigint) {
  const asset = network.genesis.assets.find((one) => one.code === code);
  if (!asset) return {};
  const amountBaseUnits = units * asset.engineUnit;
  return { amountBaseUnits, amount: formatAmount(asset, amountBaseUnits) };
}
