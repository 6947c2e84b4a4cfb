import { ok, type Result } from '../primitives/result.ts';
import { SPREAD_MAX_SLOTS } from '../primitives/spread.ts';
import { decodeWith, encodeWith, list, record } from './codec.ts';
import { choice, raw, safe, u32 } from './fields.ts';
import { infinitydb } from './generated/messages.js';

const { v1 } = infinitydb;

/** A manifest is one chunk. */
const MAX_MANIFEST_BYTES = 1_048_576;

/** A manifest's fields as sent; whether they agree with one another is for `agent-runtime/coding/manifest.ts`. */
export type WireManifest = {
  readonly version: number;
  readonly size: number;
  readonly sealedSize: number;
  readonly compression: 'none' | 'zstd';
  readonly k: number;
  readonly n: number;
  readonly segmentBytes: number;
  readonly slots: readonly { readonly dataRoot: Uint8Array; readonly cidCount: number }[];
  /** Absent where there is none; never empty. */
  readonly inline?: Uint8Array;
};

const manifest = record<Omit<WireManifest, 'inline'> & { readonly inline: Uint8Array }>({
  version: u32,
  size: safe,
  sealedSize: safe,
  compression: choice(v1.Compression, 'COMPRESSION', ['none', 'zstd']),
  k: u32,
  n: u32,
  segmentBytes: u32,
  slots: list(record({ dataRoot: raw(32), cidCount: u32 }), SPREAD_MAX_SLOTS),
  inline: raw(0, MAX_MANIFEST_BYTES),
});

export function encodeManifest(value: WireManifest): Uint8Array {
  return encodeWith(v1.Manifest, manifest, { ...value, inline: value.inline ?? new Uint8Array() });
}

/** Never throws. */
export function decodeManifest(bytes: Uint8Array): Result<WireManifest> {
  const decoded = decodeWith(v1.Manifest, manifest, bytes, 'Manifest', MAX_MANIFEST_BYTES);
  if (!decoded.ok) return decoded;
  const { inline, ...rest } = decoded.value;
  return ok(inline.length > 0 ? { ...rest, inline } : rest);
}
