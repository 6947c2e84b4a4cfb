import type { Engine } from '../../../market/engine.ts';
import { partitionOf } from '../../../primitives/instrument.ts';
import { refuse, type Result } from '../../../primitives/result.ts';
import { decodeJson, jsonInteger, jsonOptional, jsonRecord, jsonText } from '../../../schemas/json-codec.ts';
import { bestLevels, type Levels } from './levels.ts';

/** `idb.v1.market.depth`: request and reply, one replica answers. */
export const DEPTH_SUBJECT = 'idb.v1.market.depth';

/** Asks for one book by its name, or for a page of all books in order of name. */
export type DepthRequest = {
  readonly instrument?: string | undefined;
  /** Books after this name. */
  readonly after?: string | undefined;
  /** Of one book: asks after this one, `<price>.<order id>`. */
  readonly asksAfter?: string | undefined;
  /** Books of a page, or asks of one book. */
  readonly limit?: number | undefined;
};

/** A book as JSON: bids [price, lots], asks [price, lots, order id, agent], best first, and where ORDERS stood when it was read. */
export type BookJson = {
  readonly name: string;
  readonly partition: number;
  readonly generation: number;
  /** Sequence and partition time of the last ORDERS message that the engine had applied. */
  readonly sequence: number;
  readonly timeMs: number;
  readonly bids: readonly (readonly [number, number])[];
  readonly asks: readonly (readonly [number, number, string, string])[];
  /** Of one book: its best levels, as the book's messages tell them. */
  readonly levels?: Levels;
  /** There are more asks after this one. */
  readonly nextAsk?: string;
};

export type DepthReply = { readonly instruments: readonly BookJson[]; readonly next?: string };

/** A partition's engine and where it stands. */
export type Standing = {
  readonly partition: number;
  readonly engine: Pick<Engine, 'depth' | 'instruments'>;
  readonly generation: number;
  readonly sequence: number;
  readonly timeMs: number;
};

export type NamedBook = { readonly name: string; readonly partition: number };

/** What one reply tells at most, so that it stays below NATS' 1 MiB. */
const LEVELS = 50;
export const MOST_BOOKS = 100;
export const MOST_ASKS = 1_000;
/** How far into a book its asks are paged. */
const DEEPEST_ASK = 10_000;

const text = jsonText('^[A-Za-z0-9/.]{1,128}$', 'a name');
const depthRequest = jsonRecord<DepthRequest>({
  instrument: jsonOptional(text),
  after: jsonOptional(text),
  asksAfter: jsonOptional(jsonText('^[0-9]{1,16}[.][0-9]{1,20}$', '<price>.<order id>')),
  limit: jsonOptional(jsonInteger(1, MOST_ASKS)),
});

/** `names`: of all books in which something rests, sorted. */
export function answerDepth(
  request: Uint8Array,
  standings: ReadonlyMap<number, Standing>,
  names: () => readonly NamedBook[],
): Result<DepthReply> {
  const decoded = decodeJson(depthRequest, new TextDecoder().decode(request) || '{}', 'a request for depth');
  if (!decoded.ok) return refuse('malformed', decoded.message);
  const { instrument, after = '', limit } = decoded.value;
  if (instrument !== undefined) return { ok: true, value: { instruments: oneBook(decoded.value, standings) } };
  const all = names();
  const start = firstAfter(all, after);
  const page = all.slice(start, start + Math.min(limit ?? MOST_BOOKS, MOST_BOOKS));
  const instruments = page.flatMap(({ name, partition }) => {
    const standing = standings.get(partition);
    return standing ? [bookJson(standing, name, { asks: LEVELS })] : [];
  });
  const last = page.at(-1);
  const more = last !== undefined && start + page.length < all.length;
  return { ok: true, value: { instruments, ...(more ? { next: last.name } : {}) } };
}

/** An empty book too stands somewhere in ORDERS, for whoever follows it from here. */
function oneBook(request: DepthRequest, standings: ReadonlyMap<number, Standing>): readonly BookJson[] {
  const { instrument = '', limit = LEVELS, asksAfter } = request;
  const rests = ({ engine }: Standing): boolean => {
    const { bids, asks } = engine.depth(instrument, 1);
    return bids.length + asks.length > 0;
  };
  const standing = [...standings.values()].find(rests) ?? standings.get(partitionOf(instrument, standings.size));
  if (!standing) return [];
  const levels = bestLevels(standing.engine, instrument);
  return [{ ...bookJson(standing, instrument, { asks: limit, asksAfter }), levels }];
}

function bookJson(
  { partition, engine, generation, sequence, timeMs }: Standing,
  name: string,
  page: { readonly asks: number; readonly asksAfter?: string | undefined },
): BookJson {
  const depth = engine.depth(name, page.asksAfter === undefined ? page.asks + 1 : DEEPEST_ASK);
  const rest = page.asksAfter === undefined ? depth.asks : depth.asks.filter(isAfter(page.asksAfter));
  const asks = rest.slice(0, page.asks);
  const last = asks.at(-1);
  const more = last !== undefined && rest.length > asks.length;
  return {
    ...{ name, partition, generation, sequence, timeMs },
    bids: depth.bids.slice(0, LEVELS).map(({ price, lots }) => [price, lots]),
    asks: asks.map(({ price, lots, orderId, agent }) => [price, lots, String(orderId), agent]),
    ...(more ? { nextAsk: `${last.price}.${last.orderId}` } : {}),
  };
}

/** Asks stand by price, then by order id; so a page goes on where the last one ended, even when that order is gone. */
function isAfter(cursor: string): (ask: { readonly price: number; readonly orderId: bigint }) => boolean {
  const [price = '0', orderId = '0'] = cursor.split('.');
  const [atPrice, atOrder] = [Number(price), BigInt(orderId)];
  return (ask) => ask.price > atPrice || (ask.price === atPrice && ask.orderId > atOrder);
}

function firstAfter(all: readonly { readonly name: string }[], after: string): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle]?.name ?? '') <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}
