import fc from 'fast-check';
import { expect } from 'vitest';
import type { Result } from '../primitives/result.ts';

type Bytes = Uint8Array;

/** What every decoder must do with bytes that nobody vouches for: refuse them with a message, or let them encode to the same bytes. */
export function checkStrict<T>(
  decode: (bytes: Bytes) => Result<T>,
  encode: (value: T) => Bytes,
  valid: readonly Bytes[],
): void {
  const check = (bytes: Bytes) => {
    const decoded = decode(bytes);
    if (decoded.ok) expect(encode(decoded.value)).toEqual(bytes);
    else expect(decoded.message).not.toBe('');
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), check));
  const mutated = fc
    .tuple(
      fc.constantFrom(...valid),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { maxLength: 3 }),
      fc.nat(),
    )
    .map(([bytes, flips, cut]) => {
      const copy = new Uint8Array(bytes.subarray(0, cut % 3 === 0 ? cut % (bytes.length + 1) : bytes.length));
      for (const [at, mask] of flips)
        if (copy.length > 0) copy[at % copy.length] = (copy[at % copy.length] as number) ^ mask;
      return copy;
    });
  fc.assert(fc.property(mutated, check), { numRuns: 1_000 });
  for (const bytes of valid) {
    // An unknown field, a field written twice and a byte too many.
    for (const tail of [[0xfa, 0x3f, 0x01, 0x61], [...bytes], [0x00]])
      if (tail.length > 0) expect(decode(Uint8Array.of(...bytes, ...tail)).ok).toBe(false);
  }
}
