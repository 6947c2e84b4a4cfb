import { expect, test } from 'vitest';
import { compressIfItPays, decompress } from './compression.ts';
import { collect, filled, streamOf } from './streams.fixture.ts';

const text = new TextEncoder().encode('all work and no play makes a dull agent. '.repeat(20_000));

test.each([
  { what: 'text', data: text, compression: 'zstd' },
  { what: 'noise', data: filled(300_000), compression: 'none' },
  { what: 'nothing', data: new Uint8Array(0), compression: 'none' },
])('$what is packed by $compression and comes back', async ({ data, compression }) => {
  const chosen = await compressIfItPays(streamOf(data.subarray(0, 10), data.subarray(10)));
  expect(chosen.compression).toBe(compression);
  const packed = await collect(chosen.packed);
  if (compression === 'zstd') expect(packed.length).toBeLessThan(data.length / 10);
  const back = await collect(decompress(streamOf(packed), chosen.compression, data.length));
  expect(Buffer.compare(back, data)).toBe(0);
});

const packedText = await collect((await compressIfItPays(streamOf(text))).packed);
test.each([
  { what: 'more than the manifest says', packed: packedText, size: text.length - 1 },
  { what: 'less than the manifest says', packed: packedText, size: text.length + 1 },
  { what: 'no zstd frame', packed: filled(1000), size: 1000 },
])('$what is refused', async ({ packed, size }) => {
  await expect(collect(decompress(streamOf(packed), 'zstd', size))).rejects.toMatchObject({ code: 'content_mismatch' });
});

test('a source that fails, fails the packed stream', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield text;
    throw new Error('the disk is gone');
  }
  const { packed } = await compressIfItPays(broken());
  await expect(collect(packed)).rejects.toThrow('the disk is gone');
});
