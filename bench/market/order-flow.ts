import { ReferenceBook } from './reference-book.ts';

export const LIMIT = 0;
export const CANCEL = 1;
export const MARKET = 2;
export const BUY = 0;
export const SELL = 1;

/** Half of all limit orders cross (`uniform`: a thin book), or one in ten (`passive`: what is preloaded stays). */
export type Profile = 'uniform' | 'passive';

export type FlowTerms = {
  readonly seed: number;
  readonly profile: Profile;
  /** Limit orders that rest before what is timed. */
  readonly preload: number;
  readonly operations: number;
};

/**
 * A stream of operations by column, shared between threads; the first `preload` are the resting orders. An order's id is its operation's
 * index; of a cancel, `id` is the order's. `price` 0 for cancel and market.
 */
export type Flow = FlowTerms & {
  readonly kind: Uint8Array;
  readonly side: Uint8Array;
  readonly price: Int32Array;
  readonly quantity: Int32Array;
  readonly id: Int32Array;
  readonly lowestPrice: number;
  readonly highestPrice: number;
};

const MID = 100_000;
const RANGE = 50;

/** What `flowOf` gives: the operations, and taker, maker, price, quantity of each trade by the reference book, in order. */
export type FlowAndTrades = { readonly flow: Flow; readonly trades: Int32Array };

/**
 * Half limits, four in ten cancels, one in ten market orders, 1 to 100 lots, around a middle price that walks a tick up or down one time in
 * ten each. Limit prices are within 50 ticks of the middle. A cancel hits a resting order drawn at random; while nothing rests it becomes
 * a limit order. Same terms, same stream, on every machine.
 */
export function flowOf(terms: FlowTerms): FlowAndTrades {
  const { seed, profile, preload, operations } = terms;
  const length = preload + operations;
  const columns = { ...column8(length), ...column32(length) };
  const random = mulberry32(seed);
  const book = new ReferenceBook(length);
  const resting: number[] = [];
  let mid = MID;
  let lowestPrice = Number.POSITIVE_INFINITY;
  let highestPrice = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < length; index++) {
    const preloaded = index < preload;
    const walk = random();
    if (!preloaded && walk < 0.2) mid += walk < 0.1 ? 1 : -1;
    const what = random();
    const side = random() < 0.5 ? BUY : SELL;
    const quantity = 1 + Math.floor(random() * 100);
    const draw = random();
    const aggressive = random() < 0.1 && !preloaded;
    let kind = preloaded || what < 0.5 ? LIMIT : what < 0.9 ? CANCEL : MARKET;
    const target = kind === CANCEL ? drawResting(random, resting, book) : -1;
    if (kind === CANCEL && target < 0) kind = LIMIT;
    let price = 0;
    if (kind === LIMIT) {
      price = mid + offset(profile === 'uniform' && !preloaded, draw, side, aggressive);
      lowestPrice = Math.min(lowestPrice, price);
      highestPrice = Math.max(highestPrice, price);
      if (book.limit(index, side, price, quantity) > 0) resting.push(index);
    } else if (kind === MARKET) book.market(index, side, quantity);
    else book.cancel(target);
    columns.kind[index] = kind;
    columns.side[index] = side;
    columns.price[index] = price;
    columns.quantity[index] = quantity;
    columns.id[index] = kind === CANCEL ? target : index;
  }
  return { flow: { ...terms, ...columns, lowestPrice, highestPrice }, trades: Int32Array.from(book.trades) };
}

/** Of a limit price from the middle, ticks: anywhere within the range, or behind the middle, or, `aggressive`, beyond it. */
function offset(anywhere: boolean, draw: number, side: number, aggressive: boolean): number {
  if (anywhere) return Math.floor(draw * (2 * RANGE + 1)) - RANGE;
  const distance = 1 + Math.floor(draw * RANGE);
  return (side === BUY) !== aggressive ? -distance : distance;
}

/** Draws until an order comes that still rests; −1 where none does. What is drawn is out of `resting`. */
function drawResting(random: () => number, resting: number[], book: ReferenceBook): number {
  while (resting.length > 0) {
    const at = Math.floor(random() * resting.length);
    const drawn = resting[at] as number;
    resting[at] = resting.at(-1) as number;
    resting.pop();
    if (book.rests(drawn)) return drawn;
  }
  return -1;
}

function column8(length: number): { kind: Uint8Array; side: Uint8Array } {
  return { kind: new Uint8Array(new SharedArrayBuffer(length)), side: new Uint8Array(new SharedArrayBuffer(length)) };
}

function column32(length: number): { price: Int32Array; quantity: Int32Array; id: Int32Array } {
  const column = (): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4));
  return { price: column(), quantity: column(), id: column() };
}

/** Tommy Ettinger's 32-bit generator: a number in [0, 1) each. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
