import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { ok, type Result, refuse } from '../../primitives/result.ts';
import type { Spread } from '../../primitives/spread.ts';
import { pieces } from './pieces.ts';
import { encodeShards, reconstruct } from './reed-solomon.ts';
import { type SlotPlan, shardBytesAt, stripeBytesAt } from './slot-plan.ts';
import { maskCopy } from './whole-copy.ts';

/** One stripe of an object; `shards[i]` is the chunk of slot i. */
export type EncodedStripe = {
  readonly stripe: number;
  readonly sealedBytes: number;
  readonly shards: readonly Uint8Array[];
};

/** A sealed stream as stripes of n shards, one stripe in memory at a time. The size need not be known ahead. */
export async function* encodeStripes(
  sealed: AsyncIterable<Uint8Array>,
  { k, n }: Spread,
  objectKey: Uint8Array,
): AsyncGenerator<EncodedStripe> {
  let stripe = 0;
  for await (const { bytes } of pieces(sealed, k * CHUNK_BYTES)) {
    const shards =
      k === 1
        ? Array.from({ length: n }, (_, slot) => maskCopy(objectKey, slot, stripe, bytes))
        : withParity(k, n, bytes);
    yield { stripe, sealedBytes: bytes.length, shards };
    stripe += 1;
  }
}

function withParity(k: number, n: number, bytes: Uint8Array): Uint8Array[] {
  const shardBytes = Math.ceil(bytes.length / k);
  const data = Array.from({ length: k }, (_, j) => {
    const part = bytes.subarray(j * shardBytes, (j + 1) * shardBytes);
    if (part.length === shardBytes) return part;
    const padded = new Uint8Array(shardBytes);
    padded.set(part);
    return padded;
  });
  return [...data, ...encodeShards(k, n, data)];
}

/**
 * The sealed bytes of one stripe from any k of its shards; `shards[i]` is slot i's chunk or undefined. Refused: `not_enough_shards`,
 * and `content_mismatch` for a shard of a wrong length. Their content is the caller's to check by cid, and the seal's.
 */
export function decodeStripe(
  plan: SlotPlan,
  stripe: number,
  shards: readonly (Uint8Array | undefined)[],
  objectKey: Uint8Array,
): Result<Uint8Array> {
  const length = shardBytesAt(plan, stripe);
  const wrong = shards.findIndex((shard) => shard !== undefined && shard.length !== length);
  if (wrong >= 0)
    return refuse('content_mismatch', `slot ${wrong}'s chunk of stripe ${stripe} is not of ${length} bytes`, {
      slot: wrong,
      stripe,
    });
  if (plan.k === 1) return decodeCopy(plan, stripe, shards, objectKey);
  const data = reconstruct(
    plan.k,
    plan.n,
    shards,
    Array.from({ length: plan.k }, (_, j) => j),
  );
  if (!data.ok) return data;
  const out = new Uint8Array(length * plan.k);
  for (const [j, part] of data.value.entries()) out.set(part, j * length);
  return ok(out.subarray(0, stripeBytesAt(plan, stripe)));
}

function decodeCopy(
  plan: SlotPlan,
  stripe: number,
  shards: readonly (Uint8Array | undefined)[],
  objectKey: Uint8Array,
): Result<Uint8Array> {
  const slot = shards.findIndex((shard) => shard !== undefined);
  const copy = shards[slot];
  if (!copy) return refuse('not_enough_shards', `none of the ${plan.n} copies has stripe ${stripe}`, { stripe });
  return ok(maskCopy(objectKey, slot, stripe, copy));
}

/** The sealed stream from each stripe's shards, in order. Throws what `decodeStripe` refuses, or where stripes are missing. */
export async function* decodeStripes(
  plan: SlotPlan,
  source: AsyncIterable<readonly (Uint8Array | undefined)[]>,
  objectKey: Uint8Array,
): AsyncGenerator<Uint8Array> {
  let stripe = 0;
  for await (const shards of source) {
    if (stripe === plan.stripes) throw new InfinityDbError('content_mismatch', `more than ${plan.stripes} stripes`);
    const decoded = decodeStripe(plan, stripe, shards, objectKey);
    if (!decoded.ok) throw InfinityDbError.from(decoded, 'decode');
    yield decoded.value;
    stripe += 1;
  }
  if (stripe < plan.stripes)
    throw new InfinityDbError('not_enough_shards', `${stripe} of ${plan.stripes} stripes came`);
}
