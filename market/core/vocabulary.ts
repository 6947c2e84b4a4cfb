import { CODES, type Code } from '../../primitives/codes.ts';
import type { PlaceOrder } from '../../primitives/commands.ts';
import type { CloseReason } from '../../primitives/events.ts';

/** The words of orders and events as numbers. */
export const BID = 0;
export const ASK = 1;

export const ORDER_TYPES: readonly PlaceOrder['orderType'][] = [
  'limit',
  'market',
  'ioc',
  'fok',
  'post_only',
  'good_till_date',
  'all_or_none',
  'min_fill',
];
export const LIMIT = 0;
export const MARKET = 1;
export const IOC = 2;
export const FOK = 3;
export const POST_ONLY = 4;
export const GOOD_TILL_DATE = 5;
export const ALL_OR_NONE = 6;
export const MIN_FILL = 7;

export const REASONS: readonly CloseReason[] = [
  'filled',
  'cancelled',
  'ioc',
  'expired',
  'no_sellers',
  'fill_limit',
  'self_trade',
  'fok',
  'market',
  'band',
  'moved',
];
export const FILLED = 0;
export const CANCELLED = 1;
export const BY_IOC = 2;
export const EXPIRED = 3;
export const NO_SELLERS = 4;
export const BY_FILL_LIMIT = 5;
export const SELF_TRADE = 6;
export const BY_FOK = 7;
export const BY_MARKET = 8;
export const BY_BAND = 9;
export const MOVED = 10;

/** One command fills at most this many orders. */
export const FILL_LIMIT = 1_000;
/** The most lots of one order: sums over a level stay exact. */
export const MAX_LOTS = 2 ** 40;
export const MAX_SAFE: number = Number.MAX_SAFE_INTEGER;

/** A refusal in the numeric core: minus its code's number on the wire. */
export function refusalOf(code: Code): number {
  return -CODES[code].wire;
}
