import { InfinityDbError } from '../../primitives/error.ts';
import { decodeStripe } from '../coding/shards.ts';
import type { SlotPlan } from '../coding/slot-plan.ts';
import { fetchChunk } from '../transfer/fetch-chunk.ts';
import type { Holder } from './holders.ts';

const READ_AHEAD = 4;

export type StripeReading = {
  readonly plan: SlotPlan;
  readonly holders: readonly Holder[];
  readonly key: Uint8Array;
  readonly signal?: AbortSignal | undefined;
  /** Told of a holder that failed; it is asked no more. */
  readonly onFailure: (holder: Holder, error: unknown) => void;
};

/**
 * The sealed object, stripe by stripe, a few read ahead: each from any k holders, those of data shards first, another in the place of
 * one that fails. Every chunk is checked against its cid as it arrives.
 */
export async function* readStripes(reading: StripeReading): AsyncGenerator<Uint8Array> {
  const { plan } = reading;
  const failed = new Set<number>();
  const ahead: Promise<Uint8Array>[] = [];
  for (let next = 0, stripe = 0; stripe < plan.stripes; stripe++) {
    for (; next < plan.stripes && ahead.length < READ_AHEAD; next++) {
      const started = readStripe(reading, next, failed);
      started.catch(() => undefined); // awaited in its turn
      ahead.push(started);
    }
    yield await (ahead.shift() as Promise<Uint8Array>);
  }
}

async function readStripe(reading: StripeReading, stripe: number, failed: Set<number>): Promise<Uint8Array> {
  const { plan, holders, key } = reading;
  const shards: (Uint8Array | undefined)[] = Array.from({ length: plan.n }, () => undefined);
  const tried = new Set<number>();
  for (;;) {
    const missing = plan.k - shards.filter((shard) => shard !== undefined).length;
    if (missing === 0) break;
    const next = holders.filter(({ slot }) => !failed.has(slot) && !tried.has(slot)).slice(0, missing);
    if (next.length < missing) throw tooFew(reading, stripe, failed);
    await Promise.all(
      next.map(async (holder) => {
        tried.add(holder.slot);
        shards[holder.slot] = await tryFetch(reading, holder, stripe, failed);
      }),
    );
  }
  const sealed = decodeStripe(plan, stripe, shards, key);
  if (!sealed.ok) throw InfinityDbError.from(sealed, 'decode');
  return sealed.value;
}

async function tryFetch(
  reading: StripeReading,
  holder: Holder,
  stripe: number,
  failed: Set<number>,
): Promise<Uint8Array | undefined> {
  try {
    const { address, access, cids } = holder;
    return await fetchChunk({ address, access, cid: cids[stripe] as Uint8Array, signal: reading.signal });
  } catch (error) {
    if (reading.signal?.aborted) throw reading.signal.reason;
    if (!failed.has(holder.slot)) reading.onFailure(holder, error);
    failed.add(holder.slot);
    return undefined;
  }
}

function tooFew({ plan, holders }: StripeReading, stripe: number, failed: Set<number>): InfinityDbError {
  const alive = new Set(holders.map(({ slot }) => slot).filter((slot) => !failed.has(slot)));
  const gone = Array.from({ length: plan.n }, (_, slot) => slot).filter((slot) => !alive.has(slot));
  return new InfinityDbError(
    'not_enough_shards',
    `stripe ${stripe}: ${alive.size} of ${plan.n} slots can be read and ${plan.k} are needed; missing are slots ${gone.join(', ')}. Try again after repair`,
    { step: 'fetch', details: { missing: gone.join(',') } },
  );
}
