import { InfinityDbError } from '../../primitives/error.ts';
import type { AskRecords } from './ask-records.ts';
import type { OpenAsk } from './plan-level.ts';

/** Lots of an ask that rest by the public book; undefined where it rests no more (at that price). Throws where the book does not tell. */
export type RestingLots = (ask: Pick<OpenAsk, 'instrument' | 'orderId' | 'price'>) => Promise<number | undefined>;

const PATIENCE_MS = 5_000;
const PAGE = 1_000;
const LAST_ORDER = (1n << 64n) - 1n;

type BookPage = {
  readonly asks: readonly { readonly orderId: string; readonly price: number; readonly lots: number }[];
  readonly nextAsk?: string;
};

/** From the service's books. Throws `service_unavailable`. */
export function httpRestingLots(apiUrl: string): RestingLots {
  return async ({ instrument, orderId, price }) => {
    const url = new URL(`/api/v1/books/${instrument}`, apiUrl);
    url.searchParams.set('asksAfter', `${price - 1}.${LAST_ORDER}`);
    url.searchParams.set('limit', String(PAGE));
    const { asks, nextAsk } = await readPage(url);
    const found = asks.find((ask) => ask.orderId === String(orderId));
    if (found) return found.lots;
    if (nextAsk === undefined || asks.at(-1)?.price !== price) return undefined;
    throw new InfinityDbError('service_unavailable', `over ${PAGE} asks rest at ${price}`, { step: 'ask' });
  };
}

async function readPage(url: URL): Promise<BookPage> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) return (await response.json()) as BookPage;
    throw new Error(`it answered ${response.status}`);
  } catch (cause) {
    throw new InfinityDbError('service_unavailable', `${url} cannot be read`, { cause, step: 'ask' });
  }
}

/**
 * Compares one ask after the other with the public book, for orders that ended without a notice. Book and notices lag behind one another, so only
 * what two looks in a row find alike is taken over. Each call looks at one ask; true where its record was set right.
 */
export function askChecker(asks: AskRecords, restingLots: RestingLots): () => Promise<boolean> {
  const before = new Map<bigint, { readonly recorded: number; readonly seen: number }>();
  let last = 0n;
  return async () => {
    const ask = nextOf(asks.all(), last);
    if (!ask) return false;
    last = ask.orderId;
    const seen = (await restingLots(ask)) ?? 0;
    const known = before.get(ask.orderId);
    before.delete(ask.orderId);
    if (seen === ask.lots || asks.lotsOf(ask.orderId) !== ask.lots) return false;
    if (known?.recorded === ask.lots && known.seen === seen) {
      asks.correct(ask.orderId, seen);
      return true;
    }
    before.set(ask.orderId, { recorded: ask.lots, seen });
    return false;
  };
}

function nextOf(asks: readonly OpenAsk[], last: bigint): OpenAsk | undefined {
  const inOrder = asks.toSorted((a, b) => (a.orderId < b.orderId ? -1 : 1));
  return inOrder.find(({ orderId }) => orderId > last) ?? inOrder[0];
}
