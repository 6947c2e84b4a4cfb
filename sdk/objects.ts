import { ReadableStream } from 'node:stream/web';
import type { AgentContext } from '../agent-runtime/context.ts';
import { getObject } from '../agent-runtime/object/get.ts';
import { checkObjectId } from '../agent-runtime/object/holders.ts';
import type { OnProgress } from '../agent-runtime/object/progress.ts';
import { type ObjectKey, putObject, type Source, type StoredObject } from '../agent-runtime/object/put.ts';
import { repairMandate } from '../agent-runtime/object/repair-mandate.ts';
import { utf8 } from '../primitives/bytes.ts';
import { InfinityDbError } from '../primitives/error.ts';
import { parseInstrument, TERM_SECONDS, type Term } from '../primitives/instrument.ts';
import type { Spread } from '../primitives/spread.ts';
import { limitFromBook } from './price-limit.ts';
import { books } from './service-api.ts';

/** What can be stored: bytes, text, a Blob or File, or anything of known size that can be read from its start more than once. */
export type Body = Uint8Array | string | Blob | Source;

export type PutOptions = {
  /** Any k of n agents give it back (k ≥ 2), or n whole copies (k = 1). Default 2 of 4. */
  readonly spread?: Spread;
  readonly term?: Term;
  /** Symbol of what the agents are paid with. Default USDX. */
  readonly asset?: string;
  /** The most for one MiB and term, engine units; default: twice the dearest slot that is needed now. */
  readonly maxPricePerLot?: number;
  /** Let other agents rebuild a lost slot. Default true; whole copies are never rebuilt. */
  readonly repair?: boolean;
  /** Keeps the key durably, before anything is final: without the key the object is lost. */
  readonly keep?: (object: ObjectKey) => void | Promise<void>;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
};

export type FetchedBody = { readonly size: number; readonly body: ReadableStream<Uint8Array> };

/** Objects as a program stores and fetches them. */
export type Objects = {
  /** Resolves once every lease is final. Throws `no_sellers`, `insufficient_funds`, `spread_invalid` …; then nothing is bought. */
  put(body: Body, options?: PutOptions): Promise<StoredObject>;
  /** The body errors with `content_mismatch` or `not_enough_shards`. Throws `unknown_object`. */
  get(
    object: Pick<ObjectKey, 'id' | 'key'>,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: OnProgress },
  ): Promise<FetchedBody>;
};

export function objectsOf(context: AgentContext, apiUrl: string): Objects {
  return {
    async put(body, options = {}) {
      const {
        spread = { k: 2, n: 4 },
        term = 'hour',
        asset = 'USDX',
        repair = true,
        keep = () => undefined,
        onProgress,
        signal,
      } = options;
      const instrument = `storage/${term}/${asset}`;
      const parsed = parseInstrument(instrument);
      if (!parsed.ok) throw InfinityDbError.from(parsed, 'put');
      const source = sourceOf(body);
      const maxPricePerLot = options.maxPricePerLot ?? limitFromBook(await books(apiUrl, instrument), spread.n);
      const untilMs = context.clock.nowMs() + TERM_SECONDS[term] * 1_000;
      const mandate =
        repair && spread.k > 1 ? repairMandate({ size: source.size, spread, maxPricePerLot, untilMs }) : undefined;
      return await putObject(context, {
        source,
        spread,
        instrument,
        maxPricePerLot,
        mandate,
        keep,
        onProgress,
        signal,
      });
    },
    async get({ id, key }, options = {}) {
      const { size, body } = await getObject(context, checkObjectId(id), key, options);
      return { size, body: ReadableStream.from(body) };
    },
  };
}

function sourceOf(body: Body): Source {
  if (typeof body === 'string') return sourceOf(utf8(body));
  if (body instanceof Uint8Array) return { size: body.length, open: () => ReadableStream.from([body]) };
  if (body instanceof Blob) return { size: body.size, open: () => body.stream() };
  return body;
}
