import type { Db } from './database.ts';

/** A match of a book, as it was told. */
export type StoredTrade = {
  /** Rises in the order of record, with gaps. */
  readonly id: number;
  readonly partition: number;
  readonly timeMs: number;
  readonly tradeId: bigint;
  readonly instrument: string;
  readonly asset: number;
  /** Engine units a lot. */
  readonly price: number;
  readonly lots: number;
  readonly takerSide: 'bid' | 'ask';
  readonly buyer: string;
  readonly seller: string;
  readonly slot: number;
  readonly spread: number;
  readonly object: string;
};

/** Newest first: of one instrument or of all, at most `limit`, older than the one with id `before`. */
export async function readTrades(
  db: Db,
  page: { readonly instrument?: string | undefined; readonly before?: number | undefined; readonly limit: number },
): Promise<StoredTrade[]> {
  let query = db.selectFrom('trades').selectAll().orderBy('id', 'desc').limit(page.limit);
  if (page.instrument !== undefined) query = query.where('instrument', '=', page.instrument);
  if (page.before !== undefined) query = query.where('id', '<', page.before);
  return (await query.execute()).map((row) => ({
    ...{ id: row.id, partition: row.partition, timeMs: row.time_ms, tradeId: row.trade_id },
    ...{ instrument: row.instrument, asset: row.asset, price: row.price, lots: row.lots },
    takerSide: row.ask_took ? 'ask' : 'bid',
    ...{ buyer: row.buyer, seller: row.seller, slot: row.slot, spread: row.spread, object: row.object },
  }));
}
