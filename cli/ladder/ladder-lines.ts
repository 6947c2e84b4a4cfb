import { styleText } from 'node:util';
import type { LevelChange } from '../../schemas/book-message.ts';
import { type MarketView, priceText } from '../../sdk/market-view.ts';

export type Screen = { readonly columns: number; readonly rows: number; readonly colour: boolean };

type Row = { readonly price: number; readonly bid: number; readonly ask: number; readonly sum: number };
type Tone = Parameters<typeof styleText>[0];
type Styled = (tone: Tone, text: string) => string;

const count = new Intl.NumberFormat('en-US');
const FEWEST_COLUMNS = 40;
const NARROW_BAR = 6;
/** Rows of the ladder's own: title, head, the spread in the middle, and the foot. */
const FRAME_ROWS = 4;
const MOST_TRADES = 8;

/**
 * The book as a ladder of exactly `rows` lines, none wider than `columns`: asks above, bids below, best prices in the middle; beside each
 * price the lots at it, and a bar of the lots from the best price up to there.
 */
export function ladderLines(view: MarketView, screen: Screen): string[] {
  const { rows, colour } = screen;
  const columns = Math.max(FEWEST_COLUMNS, screen.columns);
  const styled: Styled = (tone, text) => (colour ? styleText(tone, text, { validateStream: false }) : text);
  const trades = Math.min(MOST_TRADES, view.trades.length, Math.max(0, Math.floor((rows - FRAME_ROWS) / 3)));
  const depth = Math.max(1, Math.floor((rows - FRAME_ROWS - (trades > 0 ? trades + 1 : 0)) / 2));
  const asks = cumulated(view.asks.slice(0, depth), 'ask');
  const bids = cumulated(view.bids.slice(0, depth), 'bid');
  const most = Math.max(1, asks.at(-1)?.sum ?? 0, bids.at(-1)?.sum ?? 0);
  const widths = widthsOf(view, [...asks, ...bids], columns);
  const line = (row: Row): string => ladderLine(row, view, { widths, most, styled });
  const blank = (rest: number): string[] => Array<string>(Math.max(0, rest)).fill('');
  const lines = [
    titleLine(view, columns, styled),
    styled('dim', headLine(widths, columns)),
    ...blank(depth - asks.length),
    ...asks.toReversed().map(line),
    styled('bold', spreadLine(view, widths, columns)),
    ...bids.map(line),
    ...blank(depth - bids.length),
    ...tradeLines(view, trades, { widths, columns, styled }),
  ];
  const foot = styled(
    'dim',
    clipped(`${dateTime(view.timeMs)}  message ${count.format(view.sequence)}  q quits`, columns),
  );
  return [...lines.slice(0, rows - 1), ...blank(rows - 1 - lines.length), foot].slice(0, rows);
}

type Widths = {
  readonly bar: number;
  readonly size: number;
  readonly price: number;
  /** Digits after the point, of every price. */
  readonly decimals: number;
};

function widthsOf(view: MarketView, rows: readonly Row[], columns: number): Widths {
  const prices = [...rows.map(({ price }) => price), ...view.trades.slice(0, MOST_TRADES).map(({ price }) => price)];
  const size = Math.max(8, ...rows.map(({ bid, ask }) => count.format(bid + ask).length));
  const decimals = Math.max(0, ...prices.map((one) => (priceText(view.asset, one).split('.')[1] ?? '').length));
  const price = Math.max(8, ...prices.map((one) => aligned(view, one, decimals).length));
  // bar size price size bar, and a space between any two.
  const bar = Math.floor((columns - 2 * size - price - 4) / 2);
  return { size, price, decimals, bar: bar >= NARROW_BAR ? Math.min(bar, 30) : 0 };
}

function ladderLine(
  { price, bid, ask, sum }: Row,
  view: MarketView,
  { widths, most, styled }: { widths: Widths; most: number; styled: Styled },
): string {
  const filled = Math.round((widths.bar * sum) / most) || (widths.bar > 0 ? 1 : 0);
  const bar = '█'.repeat(filled);
  const left = bid > 0 ? bar.padStart(widths.bar) : ' '.repeat(widths.bar);
  const bidSize = (bid > 0 ? count.format(bid) : '').padStart(widths.size);
  const askSize = (ask > 0 ? count.format(ask) : '').padEnd(widths.size);
  const text = centred(aligned(view, price, widths.decimals), widths.price);
  const tone = bid > 0 ? 'green' : 'red';
  const ends = [styled(tone, left), bidSize, styled(tone, text), askSize, ask > 0 ? styled(tone, bar) : ''];
  return (widths.bar > 0 ? ends : ends.slice(1, 4)).join(' ').trimEnd();
}

/** Whether what is seen is the book as it is now comes first: a stale ladder must not pass for a live one. */
function titleLine(view: MarketView, columns: number, styled: Styled): string {
  const state = view.live ? 'live' : view.why === '' ? 'connecting' : `STALE: ${view.why}`;
  const unit = view.asset ? ` in ${view.asset.symbol} a lot` : '';
  const room = columns - state.length - 1;
  const whole = `${view.instrument}${unit}`;
  const title = clipped(whole.length <= room ? whole : whole.replace(/[0-9a-f]{56}(?=\/)/, '…'), room);
  const tone: Tone = view.live ? 'green' : view.why === '' ? 'dim' : ['bold', 'yellow'];
  return `${styled('bold', title)}${' '.repeat(room - title.length + 1)}${styled(tone, state)}`;
}

function headLine({ bar, size, price }: Widths, columns: number): string {
  const cells = [' '.repeat(bar), 'BID LOTS'.padStart(size), centred('PRICE', price), 'ASK LOTS'];
  return clipped((bar > 0 ? cells : cells.slice(1)).join(' '), columns);
}

function spreadLine({ asset, bids, asks }: MarketView, { bar, size, price }: Widths, columns: number): string {
  const [bid, ask] = [bids[0]?.[0], asks[0]?.[0]];
  const text =
    bid === undefined || ask === undefined
      ? ask === undefined && bid === undefined
        ? 'no orders rest'
        : `no ${bid === undefined ? 'bids' : 'asks'}`
      : `spread ${priceText(asset, ask - bid)}  mid ${middle(asset, bid, ask)}`;
  // Under the prices' middle.
  const middleColumn = (bar > 0 ? bar + 1 : 0) + size + 1 + Math.floor(price / 2);
  const line = `── ${text} ──`;
  return clipped(' '.repeat(Math.max(0, middleColumn - Math.floor(line.length / 2))) + line, columns);
}

/** Between two prices lies half a unit at the finest. */
function middle(asset: MarketView['asset'], bid: number, ask: number): string {
  const sum = bid + ask;
  if (sum % 2 === 0) return priceText(asset, sum / 2);
  return asset ? priceText({ ...asset, decimals: asset.decimals + 1 }, 5 * sum) : String(sum / 2);
}

function tradeLines(
  view: MarketView,
  wanted: number,
  { widths, columns, styled }: { widths: Widths; columns: number; styled: Styled },
): string[] {
  if (wanted === 0) return [];
  const rows = view.trades.slice(0, wanted).map(({ timeMs, price, quantity, takerSide }) => {
    const cells = [
      clockTime(timeMs),
      takerSide === 'bid' ? 'bought' : 'sold  ',
      aligned(view, price, widths.decimals).padStart(widths.price),
    ];
    return clipped(`${cells.join('  ')}  ${count.format(quantity)} ${quantity === 1 ? 'lot' : 'lots'}`, columns);
  });
  return [styled('dim', 'LAST TRADES'), ...rows];
}

function cumulated(levels: readonly LevelChange[], side: 'bid' | 'ask'): Row[] {
  let sum = 0;
  return levels.map(([price, lots]) => {
    sum += lots;
    return { price, sum, bid: side === 'bid' ? lots : 0, ask: side === 'ask' ? lots : 0 };
  });
}

/** With as many digits after the point as any of them, so that they stand under one another. */
function aligned({ asset }: MarketView, price: number, decimals: number): string {
  const [whole = '', part = ''] = priceText(asset, price).split('.');
  return decimals === 0 ? whole : `${whole}.${part.padEnd(decimals, '0')}`;
}

const clipped = (text: string, columns: number): string =>
  text.length <= columns ? text : `${text.slice(0, columns - 1)}…`;
const centred = (text: string, width: number): string =>
  text.padStart(Math.floor((width + text.length) / 2)).padEnd(width);
export const clockTime = (timeMs: number): string => new Date(timeMs).toISOString().slice(11, 23);
const dateTime = (timeMs: number): string =>
  timeMs === 0 ? '' : `${new Date(timeMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
