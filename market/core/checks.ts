import { AGENT_RECORD } from './agent-pool.ts';
import type { Book } from './book.ts';
import type { Core } from './core.ts';
import { refusalOf, TYPE, SIDE, MOST } from './vocabulary.ts';

const { ALL_OR_NONE, FOK, GOOD_TILL_DATE, IOC, LIMIT, MARKET, MIN_FILL, POST_ONLY } = TYPE;
const { BID } = SIDE;
const { MAX_LOTS, MAX_SAFE } = MOST;

const { FUNDS } = AGENT_RECORD;
const HALTED = refusalOf('halted');
const PRICE_INVALID = refusalOf('price_invalid');
const QUANTITY_INVALID = refusalOf('quantity_invalid');
const OFF_TICK = refusalOf('off_tick');
const OFF_LOT = refusalOf('off_lot');
const TYPE_INVALID = refusalOf('order_type_invalid');
const PAST = refusalOf('expired');
const TOO_LARGE = refusalOf('amount_too_large');
const PRICE_BAND = refusalOf('price_band');
const INSUFFICIENT = refusalOf('insufficient_funds');

/**
 * Price and quantity against the instrument's rule; 0, or the first refusal. Data may be offered for nothing (rule 4: a fee of zero or
 * more). A bid offers at least one unit; so does a storage ask, since a match that moves no money leaves no transfer, and the log would
 * not show who leased to whom.
 */
export function checkNumbers(book: Book, side: number, priced: boolean, price: number, quantity: number): number {
  const { tickSize, lotSize, maxLots } = book.rule;
  const least = priced && (side === BID || book.storage) ? 1 : 0;
  if (!isWhole(price) || price < least) return PRICE_INVALID;
  if (tickSize > 1 && price % tickSize !== 0) return OFF_TICK;
  if (!isWhole(quantity) || quantity < 1) return QUANTITY_INVALID;
  if ((lotSize > 1 && quantity % lotSize !== 0) || quantity > maxLots || quantity > MAX_LOTS) return OFF_LOT;
  return 0;
}

/** Whether it is a safe integer, which nearly always is a small one. */
export function isWhole(value: number): boolean {
  return (value | 0) === value || Number.isSafeInteger(value);
}

/** What an order says by itself, before any amount: whether its book is halted, its numbers, its type; 0, or the first refusal. */
export function checkShape(
  core: Core,
  book: Book,
  side: number,
  type: number,
  price: number,
  quantity: number,
  minFill: number,
  goodTillMs: number,
  maxTotal: number,
): number {
  if (book.haltedUntilMs > core.timeMs) return HALTED;
  const refused = checkNumbers(book, side, type !== MARKET, price, quantity);
  return refused !== 0 ? refused : checkType(core, book, side, type, price, quantity, minFill, goodTillMs, maxTotal);
}

/** Whether the type is offered for this side of the instrument, and the fields that only some types have; 0, or the first refusal. */
function checkType(
  core: Core,
  book: Book,
  side: number,
  type: number,
  price: number,
  quantity: number,
  minFill: number,
  goodTillMs: number,
  maxTotal: number,
): number {
  if (type === LIMIT && minFill === 0 && goodTillMs === 0 && maxTotal === 0) return 0;
  if (type !== MIN_FILL && minFill !== 0) return TYPE_INVALID;
  if (type !== GOOD_TILL_DATE && goodTillMs !== 0) return TYPE_INVALID;
  if (type === MARKET && price !== 0) return TYPE_INVALID;
  if (maxTotal !== 0 && (side !== BID || (type !== MARKET && !book.storage))) return TYPE_INVALID;
  if (!Number.isSafeInteger(maxTotal) || maxTotal < 0) return PRICE_INVALID;
  if (type === MARKET && side === BID && maxTotal === 0) return PRICE_INVALID;
  if (!(type >= LIMIT && type <= MIN_FILL)) return TYPE_INVALID;
  if (type === GOOD_TILL_DATE && !(goodTillMs > core.timeMs)) return PAST;
  if (type === MIN_FILL && !(Number.isSafeInteger(minFill) && minFill > 0 && minFill <= quantity))
    return QUANTITY_INVALID;
  if (!book.storage || type === LIMIT || type === IOC || type === GOOD_TILL_DATE) return 0;
  const offered = side === BID ? type === FOK || type === MARKET || type === ALL_OR_NONE : type === POST_ONLY;
  return offered ? 0 : TYPE_INVALID;
}

/** Whether a price is within the band that `openBand` set. */
export function checkBand(core: Core, price: number): number {
  return price < core.lowest || price > core.highest ? PRICE_BAND : 0;
}

/** Whether what is to be reserved, the asset's and the fee, can be counted. */
export function checkAmounts(amount: number, fee: number): number {
  return amount + fee <= MAX_SAFE ? 0 : TOO_LARGE;
}

/**
 * Whether what is free pays `amount` of the asset and `fee` in INFO, where `freed` and `feeFreed` are about to be free besides. 0, or a
 * refusal; `insufficient_funds` leaves in the core which asset is short.
 */
export function checkFunds(
  core: Core,
  agent: number,
  asset: number,
  amount: number,
  fee: number,
  freed: number,
  feeFreed: number,
): number {
  const { f, shift } = core.pool;
  const { info } = core.rules;
  const funds = (agent << shift) | FUNDS;
  const free = (f[funds + 2 * asset] as number) + freed;
  if (asset === info) return free + feeFreed < amount + fee ? short(core, asset, amount + fee, free + feeFreed) : 0;
  if (free < amount) return short(core, asset, amount, free);
  const freeInfo = (f[funds + 2 * info] as number) + feeFreed;
  return freeInfo < fee ? short(core, info, fee, freeInfo) : 0;
}

function short(core: Core, asset: number, needed: number, free: number): number {
  core.shortAsset = asset;
  core.shortNeeded = needed;
  core.shortFree = free;
  return INSUFFICIENT;
}
