import { ok, type Refusal, type Result, refuse } from '../../primitives/result.ts';
import { checkSpread, type Spread } from '../../primitives/spread.ts';
import { COMPRESSIONS, type Compression } from './compression.ts';
import { SEGMENT_BYTES, sealedSizeOf, TAG_BYTES } from './seal.ts';
import { planSlots } from './slot-plan.ts';

export const MANIFEST_VERSION = 1;
/** Sealed objects up to this size travel inside their manifest. */
export const INLINE_MAX_BYTES = 65_536;

export type ManifestSlot = { readonly dataRoot: Uint8Array; readonly cidCount: number };

/**
 * What an object is made of; no holder and no key. It is encoded as one chunk, whose cid is the object's id. Sizes in bytes: `size`
 * of what the user stored, `sealedSize` after compression and sealing.
 */
export type Manifest = Spread & {
  readonly version: number;
  readonly size: number;
  readonly sealedSize: number;
  readonly compression: Compression;
  readonly segmentBytes: number;
  /** One for each of the n slots in order; none where the sealed data is inline. */
  readonly slots: readonly ManifestSlot[];
  /** The sealed object itself, where small. Every holder keeps the manifest, so each then holds the whole. */
  readonly inline?: Uint8Array;
};

/** The same manifest where its parts agree with one another; else `malformed` or `spread_invalid`. */
export function checkManifest(manifest: Manifest): Result<Manifest> {
  if (manifest.version !== MANIFEST_VERSION) return malformed(`version ${manifest.version} is not ${MANIFEST_VERSION}`);
  const spread = checkSpread(manifest);
  if (!spread.ok) return spread;
  if (!COMPRESSIONS.includes(manifest.compression)) return malformed(`unknown compression ${manifest.compression}`);
  if (manifest.segmentBytes !== SEGMENT_BYTES) return malformed(`segments of ${manifest.segmentBytes} bytes`);
  return checkSizes(manifest) ?? (manifest.inline ? checkInline(manifest, manifest.inline) : checkSlots(manifest));
}

function checkSizes({ size, sealedSize, compression }: Manifest): Refusal | undefined {
  if (!Number.isSafeInteger(size) || size < 0) return malformed(`size ${size}`);
  if (!Number.isSafeInteger(sealedSize) || sealedSize < TAG_BYTES) return malformed(`sealed size ${sealedSize}`);
  if (compression === 'none' && sealedSize !== sealedSizeOf(size))
    return malformed(`${size} bytes seal to ${sealedSizeOf(size)}, not ${sealedSize}`);
  return undefined;
}

function checkInline(manifest: Manifest, inline: Uint8Array): Result<Manifest> {
  if (manifest.sealedSize > INLINE_MAX_BYTES) return malformed(`inline data is over ${INLINE_MAX_BYTES} bytes`);
  if (inline.length !== manifest.sealedSize)
    return malformed(`inline data has ${inline.length} bytes of ${manifest.sealedSize}`);
  if (manifest.slots.length > 0) return malformed('inline data needs no slots');
  return ok(manifest);
}

function checkSlots(manifest: Manifest): Result<Manifest> {
  const { n, slots, sealedSize } = manifest;
  if (slots.length !== n) return malformed(`${slots.length} slots for n = ${n}`);
  const { stripes } = planSlots(sealedSize, manifest);
  for (const [index, slot] of slots.entries()) {
    if (slot.dataRoot.length !== 32) return malformed(`slot ${index}'s data root has ${slot.dataRoot.length} bytes`);
    if (slot.cidCount !== stripes) return malformed(`slot ${index} has ${slot.cidCount} chunks, not ${stripes}`);
  }
  return ok(manifest);
}

function malformed(why: string): Refusal {
  return refuse('malformed', `not a manifest: ${why}`);
}
