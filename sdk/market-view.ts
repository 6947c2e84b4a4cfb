import { formatAmount } from '../primitives/money.ts';
import type { LevelChange } from '../schemas/book-message.ts';
import { BOOK_LEVELS } from '../schemas/book-message.ts';
import type { PriceUnits, StreamMessage, StreamTrade } from './market-stream.ts';

/** One instrument as its stream has told it: best levels first, newest trades first. */
export type MarketView = {
  readonly instrument: string;
  readonly asset: PriceUnits | undefined;
  /** False until the first book, while the connection is away, and while the service itself asks anew. */
  readonly live: boolean;
  /** Why it is not live; '' before the first connection. */
  readonly why: string;
  readonly sequence: number;
  readonly timeMs: number;
  readonly bids: readonly LevelChange[];
  readonly asks: readonly LevelChange[];
  readonly trades: readonly StreamTrade[];
};

const TRADES = 50;

export function emptyView(instrument: string): MarketView {
  const nothing = { bids: [], asks: [], trades: [], sequence: 0, timeMs: 0 };
  return { instrument, asset: undefined, live: false, why: '', ...nothing };
}

/** The view after a message of the stream. */
export function viewed(view: MarketView, message: StreamMessage): MarketView {
  switch (message.kind) {
    case 'book': {
      const { snapshot = false, resync, sequence, timeMs, asset = view.asset } = message.data;
      const bids = levels(snapshot ? [] : view.bids, message.data.bids, (a, b) => b - a);
      const asks = levels(snapshot ? [] : view.asks, message.data.asks, (a, b) => a - b);
      return { ...view, asset, sequence, timeMs, bids, asks, live: !resync, why: resync ? 'resync' : '' };
    }
    case 'trades': {
      const known = new Set(view.trades.map(({ tradeId }) => tradeId));
      const fresh = message.data.trades.filter(({ tradeId }) => !known.has(tradeId)).reverse();
      return { ...view, trades: [...fresh, ...view.trades].slice(0, TRADES) };
    }
    case 'away':
      return { ...view, live: false, why: 'no connection' };
    case 'here':
      // Nothing comes again where nothing was missed.
      return { ...view, live: view.sequence > 0, why: '' };
    case 'resync':
      return { ...view, live: false, why: 'too slow' };
    default:
      return view;
  }
}

/** A price for people, without the asset's symbol. */
export function priceText(asset: PriceUnits | undefined, price: number): string {
  if (!asset) return String(price);
  return formatAmount({ decimals: asset.decimals, symbol: '' }, BigInt(price) * BigInt(asset.engineUnit)).trimEnd();
}

function levels(
  before: readonly LevelChange[],
  changes: readonly LevelChange[],
  order: (a: number, b: number) => number,
): readonly LevelChange[] {
  const byPrice = new Map(before);
  for (const [price, lots] of changes)
    if (lots === 0) byPrice.delete(price);
    else byPrice.set(price, lots);
  return [...byPrice].sort(([a], [b]) => order(a, b)).slice(0, BOOK_LEVELS);
}
