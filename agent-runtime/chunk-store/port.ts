import type { Result } from '../../primitives/result.ts';

export type StoredChunk = { readonly cid: Uint8Array; readonly bytes: number; readonly expiresAtMs: number };
export type ByteRange = { readonly offset: number; readonly length: number };

/**
 * Where an agent keeps chunks, by cid (32 bytes). Calls may overlap; those on one cid take effect in the order made. What `put`,
 * `extend` and `delete` acknowledged is seen by every later call. One process owns a store at a time. Operating failures throw.
 */
export interface ChunkStore {
  /** `synced`: an acknowledged chunk outlives a crash of process and machine. `volatile`: it ends with the process. */
  readonly durability: 'volatile' | 'synced';
  readonly capacityBytes: number;

  /**
   * Keeps `data` (at most 1 MiB, else `too_large`) whole or not at all. The caller has checked it against `cid`. A chunk already held
   * is kept as it is, with the later of both expiries; `content_mismatch` where it has another length. `capacity_exceeded` where it
   * does not fit, counting puts under way.
   */
  put(cid: Uint8Array, data: Uint8Array, terms: { readonly expiresAtMs: number }): Promise<Result<undefined>>;

  /** The chunk, or a part of it. `unknown_chunk`; `malformed` for a range beyond its end; `content_mismatch` where its length is wrong. */
  get(cid: Uint8Array, range?: ByteRange): Promise<Result<Uint8Array>>;

  has(cid: Uint8Array): Promise<boolean>;

  /** Keeps a held chunk until `expiresAtMs`, if that is later. `unknown_chunk`. */
  extend(cid: Uint8Array, expiresAtMs: number): Promise<Result<undefined>>;

  /** Whether the chunk was held. */
  delete(cid: Uint8Array): Promise<boolean>;

  /** Hashes what is stored: `content_mismatch` where it is no longer the cid's, `unknown_chunk`. */
  verify(cid: Uint8Array): Promise<Result<undefined>>;

  /** Bytes of data held, and of puts under way; no put takes it above the capacity. */
  usedBytes(): Promise<number>;

  /** Every chunk held throughout the walk, each once; in no order. */
  list(): AsyncIterable<StoredChunk>;

  /** Erases each chunk whose expiry is not after `nowMs`. */
  eraseExpired(nowMs: number): Promise<{ readonly chunks: number; readonly bytes: number }>;

  /** Waits for what is under way. */
  close(): Promise<void>;
}
