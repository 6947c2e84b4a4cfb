import { expect, test } from 'vitest';
import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import { checkManifest, INLINE_MAX_BYTES, type Manifest } from './manifest.ts';
import { SEGMENT_BYTES, sealedSizeOf } from './seal.ts';

const size = 3 * CHUNK_BYTES;
const slot = { dataRoot: new Uint8Array(32), cidCount: 2 };
const good: Manifest = {
  version: 1,
  size,
  sealedSize: sealedSizeOf(size),
  compression: 'none',
  k: 2,
  n: 4,
  segmentBytes: SEGMENT_BYTES,
  slots: [slot, slot, slot, slot],
};
const inline: Manifest = { ...good, size: 10, sealedSize: 26, slots: [], inline: new Uint8Array(26) };

test.each([
  { what: 'slots', manifest: good },
  { what: 'compressed data', manifest: { ...good, compression: 'zstd' as const, sealedSize: 2 * CHUNK_BYTES + 1 } },
  { what: 'inline data', manifest: inline },
])('with $what it is good', ({ manifest }) => {
  expect(checkManifest(manifest)).toEqual({ ok: true, value: manifest });
});

const big = INLINE_MAX_BYTES + 1;
test.each<{ what: string; manifest: Manifest; code?: string }>([
  { what: 'another version', manifest: { ...good, version: 2 } },
  { what: 'k = n', manifest: { ...good, k: 4 }, code: 'spread_invalid' },
  { what: 'a size below 0', manifest: { ...good, size: -1 } },
  { what: 'a sealed size that is not the size sealed', manifest: { ...good, sealedSize: good.sealedSize + 1 } },
  { what: 'no tag', manifest: { ...good, compression: 'zstd', sealedSize: 15 } },
  { what: 'another segment size', manifest: { ...good, segmentBytes: 4096 } },
  { what: 'a slot too few', manifest: { ...good, slots: [slot, slot, slot] } },
  { what: 'a chunk too many', manifest: { ...good, slots: [slot, slot, slot, { ...slot, cidCount: 3 }] } },
  { what: 'a short root', manifest: { ...good, slots: [slot, slot, slot, { ...slot, dataRoot: new Uint8Array(31) }] } },
  { what: 'inline data and slots', manifest: { ...inline, slots: good.slots } },
  { what: 'inline data cut short', manifest: { ...inline, inline: new Uint8Array(25) } },
  {
    what: 'inline data too large',
    manifest: { ...inline, compression: 'zstd', sealedSize: big, inline: new Uint8Array(big) },
  },
])('$what is refused', ({ manifest, code = 'malformed' }) => {
  expect(checkManifest(manifest)).toMatchObject({ ok: false, code });
});
