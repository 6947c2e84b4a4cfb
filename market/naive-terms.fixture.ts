import type { Code } from '../primitives/codes.ts';
import type { PlaceOrder } from '../primitives/commands.ts';
import { parseInstrument, partitionOf } from '../primitives/instrument.ts';
import { decodeSpread } from '../primitives/spread.ts';
import { bandOf, type NaiveMarket, outside, reserved, ruleOf, takerRate, total } from './naive-book.fixture.ts';

const isAmount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const fits = (...amounts: bigint[]): boolean => amounts.every((amount) => amount <= BigInt(Number.MAX_SAFE_INTEGER));

const STORAGE_TYPES: Readonly<Record<PlaceOrder['side'], readonly PlaceOrder['orderType'][]>> = {
  ask: ['limit', 'ioc', 'good_till_date', 'post_only'],
  bid: ['limit', 'ioc', 'fok', 'market', 'good_till_date', 'all_or_none'],
};
export const RESTING_TYPES: readonly PlaceOrder['orderType'][] = [
  'limit',
  'post_only',
  'good_till_date',
  'all_or_none',
  'min_fill',
];

export const kindOf = (instrument: string): 'data' | 'storage' =>
  instrument.startsWith('storage/') ? 'storage' : 'data';

export function assetOf(market: NaiveMarket, instrument: string): number | undefined {
  return market.genesis.assets.find(({ symbol }) => symbol === instrument.split('/')[2])?.code;
}

export const isHalted = (market: NaiveMarket, instrument: string): boolean =>
  (market.halts.get(instrument) ?? 0) > market.now;

/** Whether an instrument is traded here. */
export function checkInstrument(market: NaiveMarket, instrument: string): Code | undefined {
  if (!parseInstrument(instrument).ok) return 'unknown_instrument';
  if (assetOf(market, instrument) === undefined) return 'unknown_asset';
  return partitionOf(instrument, market.bookPartitions) === market.partition ? undefined : 'wrong_partition';
}

/** A price and a quantity against the instrument's rule; `least`: the smallest price. */
export function checkNumbers(
  market: NaiveMarket,
  instrument: string,
  least: number,
  { price, quantity }: { price: number; quantity: number },
): Code | undefined {
  const { tickSize, lotSize, maxLots } = ruleOf(market, instrument);
  if (!isAmount(price) || price < least) return 'price_invalid';
  if (price % tickSize !== 0) return 'off_tick';
  if (!isAmount(quantity) || quantity === 0) return 'quantity_invalid';
  if (quantity % lotSize !== 0 || quantity > Math.min(maxLots, 2 ** 40)) return 'off_lot';
  return undefined;
}

export function leastPrice(side: 'bid' | 'ask', instrument: string): number {
  return side === 'ask' && kindOf(instrument) === 'data' ? 0 : 1;
}

export function checkOrder(market: NaiveMarket, command: PlaceOrder): Code | undefined {
  const { instrument, side, orderType, mandate } = command;
  const storage = kindOf(instrument) === 'storage';
  const atMarket = orderType === 'market';
  const code = checkNumbers(market, instrument, atMarket ? 0 : leastPrice(side, instrument), command);
  if (code) return code;
  return (
    checkType(market, command, storage) ??
    (mandate && (!storage || side === 'ask') ? 'malformed' : undefined) ??
    checkSpread(command, storage) ??
    amountTooLarge(market, command)
  );
}

function checkType(market: NaiveMarket, command: PlaceOrder, storage: boolean): Code | undefined {
  const { side, orderType, price, quantity, minFill, goodTillMs, maxTotal } = command;
  if (orderType === 'market' && price !== 0) return 'order_type_invalid';
  if (orderType === 'market' && side === 'bid' && maxTotal === 0) return 'price_invalid';
  if (minFill !== 0 && orderType !== 'min_fill') return 'order_type_invalid';
  if (goodTillMs !== 0 && orderType !== 'good_till_date') return 'order_type_invalid';
  if (maxTotal !== 0 && orderType !== 'market' && !(storage && side === 'bid')) return 'order_type_invalid';
  if (orderType === 'good_till_date' && goodTillMs <= market.now) return 'expired';
  if (orderType === 'min_fill' && (minFill === 0 || minFill > quantity)) return 'quantity_invalid';
  if (storage && !STORAGE_TYPES[side].includes(orderType)) return 'order_type_invalid';
  return undefined;
}

function checkSpread(command: PlaceOrder, storage: boolean): Code | undefined {
  const spread = decodeSpread(command.spread);
  if (!spread.ok) return spread.code;
  const { n } = spread.value;
  return (n > 1 && (!storage || command.side === 'ask')) || command.avoidAgents.length > n - 1
    ? 'spread_invalid'
    : undefined;
}

/** An ask's price times its lots has to be a safe integer too, whatever it reserves: it is what its trades move. */
export function amountTooLarge(market: NaiveMarket, command: PlaceOrder): Code | undefined {
  const [own, fee] = amounts(market, command);
  const sold = command.side === 'ask' ? BigInt(command.price) * BigInt(command.quantity) : 0n;
  return fits(sold, own, fee, own + fee) ? undefined : 'amount_too_large';
}

/** What a placement reserves: of its own asset, and of INFO for its fee. */
export function amounts(market: NaiveMarket, command: PlaceOrder): [bigint, bigint] {
  const slots = slotsOf(command);
  const lots = BigInt(command.quantity) * BigInt(slots);
  const fee = lots * BigInt(takerRate(market));
  const { price, side, maxTotal, orderType } = command;
  const storage = kindOf(command.instrument) === 'storage';
  if (side === 'ask') {
    const perLot = storage ? command.collateralPerLot : orderType === 'market' ? 0 : price;
    return [lots * BigInt(perLot), fee];
  }
  const dear = lots * BigInt(price);
  const most = orderType === 'market' || (maxTotal > 0 && BigInt(maxTotal) < dear) ? BigInt(maxTotal) : dear;
  return [most + BigInt(command.mandate?.reserve ?? 0), fee];
}

export function slotsOf(command: PlaceOrder): number {
  const spread = decodeSpread(command.spread);
  return spread.ok ? spread.value.n : 1;
}

/** Whether `agent` has both amounts free, over what its resting orders keep. */
export function affords(market: NaiveMarket, agent: string, asset: number, [own, fee]: [bigint, bigint]): boolean {
  const freeOf = (code: number): bigint => BigInt(total(market, agent, code) - reserved(market, agent, code));
  if (asset === 1) return freeOf(1) >= own + fee;
  return freeOf(asset) >= own && freeOf(1) >= fee;
}

export function checkBand(market: NaiveMarket, instrument: string, price: number): Code | undefined {
  return outside(bandOf(market, instrument), price) ? 'price_band' : undefined;
}
