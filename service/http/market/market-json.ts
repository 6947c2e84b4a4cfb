import { parseInstrument } from '../../../primitives/instrument.ts';
import { type Asset, formatAmount } from '../../../primitives/money.ts';
import type { StoredTrade } from '../../../settlement/store/read-trades.ts';
import type { BookJson } from '../../market/data/depth-answers.ts';
import type { HttpConfig } from '../parts.ts';

type Parts = Pick<HttpConfig, 'network' | 'settlement'>;

/** The asset in which an instrument's prices are. */
export function assetOfInstrument({ network }: Pick<HttpConfig, 'network'>, name: string): Asset | undefined {
  const instrument = parseInstrument(name);
  const symbol = instrument.ok ? instrument.value.symbol : '';
  return network.genesis.assets.find((one) => one.symbol === symbol);
}

/** Prices in engine units a lot, as orders name them, and as text. `levels` are [price, lots], best first. */
export function bookJson(parts: Pick<HttpConfig, 'network'>, book: BookJson) {
  const { name, partition, generation, sequence, timeMs, bids, asks, levels, nextAsk } = book;
  const asset = assetOfInstrument(parts, name);
  const text = (price: number) => asset && formatAmount(asset, BigInt(price) * asset.engineUnit);
  return {
    ...{
      instrument: name,
      partition,
      generation,
      sequence,
      timeMs,
      symbol: asset?.symbol ?? '',
      asset: unitsOf(asset),
    },
    bids: bids.map(([price, lots]) => ({ price, priceText: text(price), lots })),
    asks: asks.map(([price, lots, orderId, agent]) => ({ price, priceText: text(price), lots, orderId, agent })),
    levels,
    nextAsk,
  };
}

export type PriceUnits = ReturnType<typeof unitsOf>;
export type TradeJson = ReturnType<typeof tradeJson>;

/** What turns a price in engine units into text. */
export function unitsOf(asset: Asset | undefined) {
  return asset && { symbol: asset.symbol, decimals: asset.decimals, engineUnit: asset.engineUnit };
}

/** A trade of a book, and what became of it. */
export function tradeJson({ network, settlement }: Parts, trade: Omit<StoredTrade, 'id'>) {
  const { tradeId, instrument, partition, timeMs, asset, price, lots, takerSide, buyer, seller } = trade;
  const known = network.genesis.assets.find(({ code }) => code === asset);
  const amountBaseUnits = BigInt(price) * BigInt(lots) * (known?.engineUnit ?? 1n);
  return {
    ...{ tradeId, kind: instrument.startsWith('data/') ? 'data' : 'storage', instrument, partition, timeMs },
    // A trade that the ledger has forgotten was closed long ago.
    state: settlement.state.trades.get(String(tradeId))?.state ?? 'closed',
    ...{
      asset,
      price,
      quantity: lots,
      takerSide,
      amountBaseUnits,
      amount: known && formatAmount(known, amountBaseUnits),
    },
    priceText: known && formatAmount(known, BigInt(price) * known.engineUnit),
    ...{ buyer, seller, slot: trade.slot, spread: trade.spread, object: trade.object },
  };
}
