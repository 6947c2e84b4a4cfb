import fc from 'fast-check';
import { expect, test } from 'vitest';
import { multiply } from './galois.ts';
import { encodeShards, reconstruct } from './reed-solomon.ts';

/** A product by its definition, without tables. */
function slowProduct(a: number, b: number): number {
  let out = 0;
  for (let bit = 0, term = a; bit < 8; bit++, term = term < 128 ? term << 1 : (term << 1) ^ 0x11d)
    if ((b >> bit) & 1) out ^= term;
  return out;
}

test('the tables are the field', () => {
  for (let a = 0; a < 256; a++)
    for (let b = 0; b < 256; b++) if (multiply(a, b) !== slowProduct(a, b)) expect.fail(`${a} × ${b}`);
});

test('parity is the sum over j of data j / (i xor j)', () => {
  const data = [Uint8Array.of(1, 0, 7), Uint8Array.of(0, 1, 9)];
  const parity = encodeShards(2, 4, data);
  for (const [row, shard] of parity.entries())
    for (const [at, byte] of shard.entries()) {
      const terms = [0, 1].map((j) => {
        const factor = Array.from({ length: 256 }, (_, x) => x).find((x) => slowProduct(x, (row + 2) ^ j) === 1);
        return slowProduct(factor as number, (data[j] as Uint8Array)[at] as number);
      });
      expect(byte).toBe((terms[0] as number) ^ (terms[1] as number));
    }
});

const code = fc
  .integer({ min: 2, max: 64 })
  .chain((n) => fc.record({ n: fc.constant(n), k: fc.integer({ min: 1, max: n - 1 }) }))
  .chain(({ k, n }) =>
    fc.record({
      k: fc.constant(k),
      n: fc.constant(n),
      kept: fc.shuffledSubarray(
        Array.from({ length: n }, (_, i) => i),
        { minLength: k, maxLength: k },
      ),
      length: fc.integer({ min: 0, max: 40 }),
      seed: fc.nat(),
    }),
  );

test('any k of n give the same n', () => {
  fc.assert(
    fc.property(code, ({ k, n, kept, length, seed }) => {
      const data = Array.from({ length: k }, (_, j) =>
        Uint8Array.from({ length }, (_, i) => Math.imul(seed + 31 * j + i, 2_654_435_761) >>> 24),
      );
      const all = [...data, ...encodeShards(k, n, data)];
      const holed = all.map((shard, index) => (kept.includes(index) ? shard : undefined));
      const rebuilt = reconstruct(k, n, holed, [...all.keys()]);
      expect(rebuilt).toEqual({ ok: true, value: all });
    }),
    { numRuns: 150 },
  );
});

test('shards longer than one stretch, of a length that divides by nothing', () => {
  const data = Array.from({ length: 5 }, (_, j) => Uint8Array.from({ length: 9001 }, (_, i) => (i * (j + 3)) & 255));
  const all = [...data, ...encodeShards(5, 11, data)];
  const holed = all.map((shard, index) => (index % 2 === 1 ? shard : undefined));
  expect(reconstruct(5, 11, holed, [0, 10])).toEqual({ ok: true, value: [all[0], all[10]] });
});

test('fewer than k are refused, naming what is missing', () => {
  const shard = new Uint8Array(3);
  expect(reconstruct(2, 4, [undefined, shard, undefined, undefined], [0])).toMatchObject({
    ok: false,
    code: 'not_enough_shards',
    details: { present: 1, missing: '0,2,3' },
  });
});
