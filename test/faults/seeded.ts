/** Random numbers that a seed says: the same seed, the same numbers. */
export type Seeded = {
  /** In [0, 1). */
  fraction(): number;
  /** A whole number from 0, below `limit`. */
  below(limit: number): number;
  bytes(length: number): Uint8Array;
};

/** A small generator (mulberry32). */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const word = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const fraction = (): number => word() / 2 ** 32;
  return {
    fraction,
    below: (limit) => Math.floor(limit * fraction()),
    bytes: (length) => new Uint8Array(Uint32Array.from({ length: Math.ceil(length / 4) }, word).buffer, 0, length),
  };
}
