import type { Tile } from './tiles.ts';

/**
 * Where tiles are kept. Consistency: a tile once put is returned by every later `get` of this process and of others; as each tile is
 * a prefix of every later tile of its place, a store may keep only the widest and cut. Durability: when `put` resolves (or, inside
 * the caller's transaction, when that commits), all its tiles are durable, together or not at all. Concurrency: one writer; any
 * number of readers, who may ask only for widths that a published size implies.
 */
export interface TileStorage {
  /** The first `width` hashes (32 · width bytes) of a tile; undefined where fewer are stored. */
  get(level: number, index: number, width: number): Promise<Uint8Array | undefined>;
  put(tiles: readonly Tile[]): Promise<void>;
}
