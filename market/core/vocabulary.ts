import { CODES, type Code } from '../../primitives/codes.ts';
import type { PlaceOrder } from '../../primitives/commands.ts';
import type { CloseReason } from '../../primitives/events.ts';

/**
 * The words of orders and events as numbers. Numbers come in objects, which a file takes apart at its top: an imported constant is read from
 * its module's cell at each use, a file's own is compiled in.
 */
export const SIDE = {
  BID: 0,
  ASK: 1,
} as const;

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

export const TYPE = {
  LIMIT: 0,
  MARKET: 1,
  IOC: 2,
  FOK: 3,
  POST_ONLY: 4,
  GOOD_TILL_DATE: 5,
  ALL_OR_NONE: 6,
  MIN_FILL: 7,
} as const;

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
export const REASON = {
  FILLED: 0,
  CANCELLED: 1,
  BY_IOC: 2,
  EXPIRED: 3,
  NO_SELLERS: 4,
  BY_FILL_LIMIT: 5,
  SELF_TRADE: 6,
  BY_FOK: 7,
  BY_MARKET: 8,
  BY_BAND: 9,
  MOVED: 10,
} as const;

export const MOST = {
  /** One command fills at most this many orders. */
  FILL_LIMIT: 1_000,
  /** The most lots of one order: sums over a level stay exact. */
  MAX_LOTS: 2 ** 40,
  MAX_SAFE: Number.MAX_SAFE_INTEGER,
} as const;

/** A refusal in the numeric core: minus its code's number on the wire. */
export function refusalOf(code: Code): number {
  return -CODES[code].wire;
}
