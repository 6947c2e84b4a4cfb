import { toHex } from '../../primitives/bytes.ts';
import type { PlaceOrder, RepairMandate } from '../../primitives/commands.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { TradeMatched } from '../../primitives/events.ts';
import { parseInstrument, partitionOf } from '../../primitives/instrument.ts';
import { fromEngineUnits, INFO } from '../../primitives/money.ts';
import { encodeSpread, type Spread } from '../../primitives/spread.ts';
import type { AgentContext } from '../context.ts';
import { allocateWhole, ensureTradingFunds, isShort, releaseUnused } from '../funds/trading-funds.ts';

export type StorageBid = {
  /** `storage/<term>/<asset>`. */
  readonly instrument: string;
  readonly spread: Spread;
  readonly lotsPerSlot: number;
  /** Highest price, engine units a lot. */
  readonly maxPricePerLot: number;
  readonly mandate: RepairMandate | undefined;
  readonly avoidAgents: readonly string[];
};

/**
 * Buys the n slots of an object at once or none: an immediate bid, matched against the cheapest asks of distinct owners. Returns the
 * trades by slot. Throws `no_sellers`, `insufficient_funds` …; then nothing is bought. What the bid set aside and did not spend is
 * available again either way.
 */
export async function buySlots(
  context: AgentContext,
  bid: StorageBid,
  signal?: AbortSignal,
): Promise<readonly TradeMatched[]> {
  const { spread, lotsPerSlot, maxPricePerLot, mandate } = bid;
  const instrument = parseInstrument(bid.instrument);
  if (!instrument.ok) throw InfinityDbError.from(instrument, 'bid');
  const asset = context.genesis.assets.find(({ symbol }) => symbol === instrument.value.symbol);
  if (!asset)
    throw new InfinityDbError('unknown_asset', `this network has no asset ${instrument.value.symbol}`, { step: 'bid' });
  const partition = partitionOf(bid.instrument, context.genesis.bookPartitions);
  const lots = lotsPerSlot * spread.n;
  const { networkFee, market } = context.genesis;
  const needs = [
    { asset: asset.code, baseUnits: fromEngineUnits(asset, maxPricePerLot * lots + (mandate?.reserve ?? 0)) },
    { asset: INFO, baseUnits: networkFee.baseInfo + market.takerPerMebibyteInfo * BigInt(lots) },
  ];
  await ensureTradingFunds(context, partition, needs, signal);
  const object = toHex(context.random.bytes(32));
  const order: PlaceOrder = {
    type: 'placeOrder',
    instrument: bid.instrument,
    side: 'bid',
    orderType: 'ioc',
    price: maxPricePerLot,
    quantity: lotsPerSlot,
    spread: encodeSpread(spread),
    avoidAgents: bid.avoidAgents,
    object,
    mandate,
    collateralPerLot: 0,
    readPrice: 0,
    minFill: 0,
    goodTillMs: 0,
    maxTotal: 0,
  };
  const release = (): Promise<void> => releaseUnused(context, partition, [asset.code, INFO], signal);
  const place = () => placeAndCollect(context, partition, order, spread.n, signal);
  try {
    const trades = await place().catch(async (error: unknown) => {
      if (!isShort(error)) throw error;
      // What an earlier order left was counted on while the engine was giving it back.
      await allocateWhole(context, partition, needs, signal);
      return await place();
    });
    await release();
    return trades;
  } catch (error) {
    if (InfinityDbError.is(error) && error.code !== 'interrupted' && !signal?.aborted) await release();
    throw error;
  }
}

async function placeAndCollect(
  context: AgentContext,
  partition: number,
  order: PlaceOrder,
  n: number,
  signal?: AbortSignal,
): Promise<readonly TradeMatched[]> {
  const bySlot = new Map<number, TradeMatched>();
  const complete = Promise.withResolvers<void>();
  const forget = context.link.onNotice((notice) => {
    if (notice.type !== 'tradeMatched' || notice.trade.object !== order.object || notice.trade.buyer !== context.agent)
      return;
    bySlot.set(notice.trade.slot, notice.trade);
    if (bySlot.size === n) complete.resolve();
  });
  const abort = () => complete.reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await context.link.execute(partition, order, 'bid', signal);
    // A final order was filled in all slots, and its notices are as durable as it is: they come.
    await complete.promise;
    return [...bySlot.values()].sort((a, b) => a.slot - b.slot);
  } finally {
    forget();
    signal?.removeEventListener('abort', abort);
  }
}
