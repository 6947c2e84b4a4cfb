import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pieces } from './pieces.ts';
import { openStream, SEGMENT_BYTES, sealedSizeOf, sealStream, TAG_BYTES } from './seal.ts';
import { collect, filled, streamOf } from './streams.fixture.ts';

const key = new Uint8Array(32).fill(5);
const SEALED = SEGMENT_BYTES + TAG_BYTES;

const seal = (data: Uint8Array): Promise<Uint8Array> => collect(sealStream(streamOf(data), key));
const open = (sealed: Uint8Array, with_ = key): Promise<Uint8Array> => collect(openStream(streamOf(sealed), with_));

test.each([0, 1, SEGMENT_BYTES - 1, SEGMENT_BYTES, SEGMENT_BYTES + 1, 3 * SEGMENT_BYTES])(
  '%i bytes seal to the size foretold and open again',
  async (size) => {
    const data = filled(size);
    const sealed = await seal(data);
    expect(sealed.length).toBe(sealedSizeOf(size));
    expect(Buffer.compare(await open(sealed), data)).toBe(0);
  },
);

const three = await seal(filled(2 * SEGMENT_BYTES + 100));
const swapped = three.slice();
swapped.set(three.subarray(SEALED, 2 * SEALED), 0);
swapped.set(three.subarray(0, SEALED), SEALED);
test.each([
  { what: 'nothing at all', bytes: new Uint8Array(0) },
  { what: 'the last segment dropped', bytes: three.slice(0, 2 * SEALED) },
  { what: 'the end cut within a segment', bytes: three.slice(0, -1) },
  { what: 'the end cut within a tag', bytes: three.slice(0, 2 * SEALED + 5) },
  { what: 'the first segment dropped', bytes: three.slice(SEALED) },
  { what: 'two segments exchanged', bytes: swapped },
  { what: 'a byte more', bytes: Buffer.concat([three, Uint8Array.of(0)]) },
  { what: 'a changed byte', bytes: three.map((byte, at) => (at === SEALED + 7 ? byte ^ 1 : byte)) },
])('$what is found', async ({ bytes }) => {
  await expect(open(bytes)).rejects.toMatchObject({ code: 'content_mismatch' });
});

test('another key opens nothing', async () => {
  await expect(open(three, new Uint8Array(32).fill(6))).rejects.toMatchObject({ code: 'content_mismatch' });
});

test('pieces keep the bytes however they were cut', async () => {
  const cuts = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(cuts, fc.integer({ min: 1, max: 15 }), async (parts, size) => {
      const out: { bytes: Uint8Array; last: boolean }[] = [];
      for await (const piece of pieces(streamOf(...parts), size)) out.push(piece);
      expect(Buffer.concat(out.map(({ bytes }) => bytes))).toEqual(Buffer.concat(parts));
      expect(out.map(({ last }) => last)).toEqual(out.map((_, i) => i === out.length - 1));
      expect(out.slice(0, -1).every(({ bytes }) => bytes.length === size)).toBe(true);
      expect(out.length).toBe(Math.max(1, Math.ceil(Buffer.concat(parts).length / size)));
    }),
  );
});
