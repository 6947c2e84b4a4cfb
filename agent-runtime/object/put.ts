import { toHex } from '../../primitives/bytes.ts';
import type { RepairMandate } from '../../primitives/commands.ts';
import { contentId, dataRoot } from '../../primitives/content-id.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { TradeMatched } from '../../primitives/events.ts';
import { parseInstrument, type Term } from '../../primitives/instrument.ts';
import { checkSpread, type Spread } from '../../primitives/spread.ts';
import { encodeManifest } from '../../schemas/manifest.ts';
import { chooseCompression, compress, type Compression } from '../coding/compression.ts';
import { type Manifest, MANIFEST_VERSION } from '../coding/manifest.ts';
import { SEGMENT_BYTES, sealedSizeOf, sealStream } from '../coding/seal.ts';
import { encodeStripes } from '../coding/shards.ts';
import { planSlots } from '../coding/slot-plan.ts';
import type { AgentContext } from '../context.ts';
import { uploadManifest } from '../transfer/upload.ts';
import { commitLeases } from './commit-leases.ts';
import type { OnProgress } from './progress.ts';
import { SlotUploads } from './slot-uploads.ts';
import { buySlots } from './storage-bid.ts';

/** Bytes that can be read from the start more than once: a file, a buffer. */
export type Source = { readonly size: number; open(): AsyncIterable<Uint8Array> };

export type PutOptions = {
  readonly source: Source;
  readonly spread: Spread;
  /** `storage/<term>/<asset>`. */
  readonly instrument: string;
  /** Highest price, engine units a lot (1 MiB for one term). */
  readonly maxPricePerLot: number;
  readonly mandate?: RepairMandate | undefined;
  /** Keeps the object's key durably. Called before the leases are made final: an interruption must not leave paid slots without a key. */
  readonly keep: (object: ObjectKey) => void | Promise<void>;
  readonly onProgress?: OnProgress | undefined;
  readonly signal?: AbortSignal | undefined;
};

export type ObjectKey = {
  /** Object id, 64 hex digits: the manifest's cid. */
  readonly id: string;
  /** Needed to read it; known to nobody else. 32 bytes. */
  readonly key: Uint8Array;
  readonly size: number;
};

export type StoredObject = ObjectKey & {
  readonly spread: Spread;
  readonly trades: readonly TradeMatched[];
  readonly leases: readonly bigint[];
};

const TRIES = 3;
const SAMPLE_BYTES = 131_072;

/**
 * Stores an object: buys its slots, uploads each straight to its seller, leases them all in one frame. Resolves once every lease is
 * final in the ledger: what is acknowledged is kept. A seller that fails is avoided and everything is bought again, three times at the
 * most; the money of slots that were not leased comes back at the upload deadline.
 */
export async function putObject(context: AgentContext, options: PutOptions): Promise<StoredObject> {
  const spread = checkSpread(options.spread);
  if (!spread.ok) throw InfinityDbError.from(spread, 'put');
  const packing = await measure(options.source);
  const avoid: string[] = [];
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptPut(context, options, packing, avoid);
    } catch (error) {
      const agent = InfinityDbError.is(error) ? error.details['agent'] : undefined;
      const willRetry = attempt < TRIES && typeof agent === 'string' && avoid.length < options.spread.n - 1;
      if (!willRetry || options.signal?.aborted) throw error;
      options.onProgress?.({ type: 'attempt-failed', agent, message: String(error), willRetry });
      avoid.push(agent);
    }
  }
}

type Packing = { readonly compression: Compression; readonly packedSize: number };

/** Whether packing pays, by a sample; then the packed size, by a first pass, so that no lot is bought in vain. */
async function measure(source: Source): Promise<Packing> {
  const sample: Uint8Array[] = [];
  let sampled = 0;
  for await (const part of source.open()) {
    sample.push(part);
    sampled += part.length;
    if (sampled >= SAMPLE_BYTES) break;
  }
  const compression = chooseCompression(Buffer.concat(sample).subarray(0, SAMPLE_BYTES));
  if (compression === 'none') return { compression, packedSize: source.size };
  let packedSize = 0;
  for await (const part of compress(source.open(), compression)) packedSize += part.length;
  return { compression, packedSize };
}

async function attemptPut(
  context: AgentContext,
  options: PutOptions,
  { compression, packedSize }: Packing,
  avoidAgents: readonly string[],
): Promise<StoredObject> {
  const { source, spread, signal, onProgress } = options;
  const sealedSize = sealedSizeOf(packedSize);
  const plan = planSlots(sealedSize, spread);
  onProgress?.({ type: 'quoted', lotsPerSlot: plan.lotsPerSlot, slots: spread.n });
  const { instrument, maxPricePerLot, mandate } = options;
  const bid = { instrument, spread, lotsPerSlot: plan.lotsPerSlot, maxPricePerLot, mandate, avoidAgents };
  const trades = await buySlots(context, bid, signal);
  onProgress?.({ type: 'bought', trades });
  const key = context.random.bytes(32);
  const uploads = new SlotUploads(context, trades, signal);
  const sealed = sealStream(compress(source.open(), compression), key);
  let done = 0;
  for await (const { stripe, shards, sealedBytes } of encodeStripes(sealed, spread, key)) {
    await uploads.push(stripe, shards);
    done += sealedBytes;
    onProgress?.({ type: 'bytes', done: Math.round((done / sealedSize) * source.size), total: source.size });
  }
  const cids = await uploads.finish();
  const slots = cids.map((list) => ({ dataRoot: dataRoot(list), cidCount: list.length }));
  const manifest: Manifest = {
    version: MANIFEST_VERSION,
    size: source.size,
    sealedSize,
    compression,
    ...spread,
    segmentBytes: SEGMENT_BYTES,
    slots,
  };
  const bytes = encodeManifest(manifest);
  const object = contentId(bytes).cid;
  await uploads.each((peer) => uploadManifest({ ...peer, object, manifest: bytes }));
  await options.keep({ id: toHex(object), key, size: source.size });
  const leases = await commitLeases(context, {
    object: toHex(object),
    spread,
    term: termOf(instrument),
    trades,
    slots,
    slotBytes: BigInt(plan.slotBytes),
    peerOf: (trade) => uploads.peerOf(trade),
    onProgress,
    signal,
  });
  onProgress?.({ type: 'committed', leases: leases.length });
  return { id: toHex(object), key, size: source.size, spread, trades, leases };
}

function termOf(instrument: string): Term {
  const parsed = parseInstrument(instrument);
  if (!parsed.ok) throw InfinityDbError.from(parsed, 'put');
  if (parsed.value.kind !== 'storage')
    throw new InfinityDbError('unknown_instrument', `${instrument} does not store anything`);
  return parsed.value.term;
}
