/** Time as the pure core takes it: milliseconds since 1970-01-01 UTC. A shell implements it; a test steps it by hand. */
export interface Clock {
  nowMs(): number;
}

/** Randomness as the pure core takes it. `bytes` must be unpredictable in production and may be seeded in a test. */
export interface Random {
  bytes(length: number): Uint8Array;
}
