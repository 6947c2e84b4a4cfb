import { equalBytes, toHex } from '../../../primitives/bytes.ts';
import { HASH_BYTES } from '../../../primitives/merkle.ts';
import { entryPlaces } from '../entry-bundle.ts';
import {
  appendToEdge,
  edgeRoot,
  entriesPath,
  TILE_WIDTH,
  type Tile,
  type TreeEdge,
  tileHashes,
  tilePath,
  tileWidth,
} from '../tiles.ts';
import { type Finding, wrong } from './report.ts';
import type { AuditSource } from './source.ts';

type TreeFault = { readonly rule: string; readonly index: number; readonly finding: Finding };
type Read<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & TreeFault);

/** The bundle that entry `from` is in: the entries from there on, as places in its bytes, and what the log's own tile says of their hashes. */
export type Bundle = {
  readonly from: number;
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Leaf hashes, one after another. */
  readonly hashes: Uint8Array;
};

/**
 * Reads the bundle that entry `from` is in, as a log of `size` has it. Rules: `entry_bundle` (there, whole, of its width), `tile` (the
 * level-0 tile likewise). A log that has grown may have dropped its partial files: then the first part of the wider one serves.
 */
export async function readBundle(source: AuditSource, from: number, size: number): Promise<Read<Bundle>> {
  const index = Math.floor(from / TILE_WIDTH);
  const width = tileWidth(size, 0, index);
  const skip = from - index * TILE_WIDTH;
  const bytes = (await source.read(entriesPath(index, width))) ?? (await source.read(entriesPath(index, TILE_WIDTH)));
  const fault = (rule: string, finding: Finding) => ({ ok: false, rule, index: from, finding }) as const;
  if (!bytes) return fault('entry_bundle', wrong(entriesPath(index, width), 'no such file'));
  const places = entryPlaces(bytes);
  if (!places.ok) return fault('entry_bundle', wrong(`${width} entries`, places.message));
  const { starts, ends } = places.value;
  if (ends.length < width) return fault('entry_bundle', wrong(`${width} entries`, `${ends.length}`));
  const hashes = await readTileBytes(source, { level: 0, index, width });
  if (!hashes) return fault('tile', wrong(tilePath({ level: 0, index, width }), 'no such tile'));
  return {
    ok: true,
    value: {
      from,
      bytes,
      starts: starts.slice(skip, width),
      ends: ends.slice(skip, width),
      hashes: hashes.subarray(skip * HASH_BYTES),
    },
  };
}

async function readTile(source: AuditSource, id: Omit<Tile, 'bytes'>): Promise<Uint8Array[] | undefined> {
  const bytes = await readTileBytes(source, id);
  return bytes && tileHashes(bytes);
}

async function readTileBytes(source: AuditSource, id: Omit<Tile, 'bytes'>): Promise<Uint8Array | undefined> {
  const bytes = (await source.read(tilePath(id))) ?? (await source.read(tilePath({ ...id, width: TILE_WIDTH })));
  const wanted = id.width * HASH_BYTES;
  return bytes && bytes.length >= wanted ? bytes.subarray(0, wanted) : undefined;
}

/** Whether the published tiles above level 0 are those of the entries: full ones as they fill, and at the end the partial ones. */
export async function checkTiles(
  source: AuditSource,
  tiles: readonly Tile[],
  size: number,
): Promise<TreeFault | undefined> {
  for (const tile of tiles) {
    const { level, index, width } = tile;
    if (level === 0 || width < tileWidth(size, level, index)) continue;
    const published = await readTile(source, tile);
    const ours = tileHashes(tile.bytes);
    const at = ours.findIndex((hash, i) => !published?.[i] || !equalBytes(hash, published[i]));
    if (at < 0) continue;
    const first = (index * TILE_WIDTH + at) * TILE_WIDTH ** level;
    const found = published?.[at] ? toHex(published[at]) : 'no such tile';
    return {
      rule: 'tile',
      index: first,
      finding: wrong(`${toHex(ours[at] as Uint8Array)} in ${tilePath(tile)}`, found),
    };
  }
  return undefined;
}

/** The tree as the audit itself builds it, entry by entry. */
export class GrowingTree {
  #edge: TreeEdge;
  /** Leaf hashes of the bundle that is being taken in, one after another, and how many of them are. */
  #hashes: Uint8Array = new Uint8Array(0);
  #taken = 0;

  constructor(edge: TreeEdge) {
    this.#edge = edge;
  }

  /** To be folded before. */
  begin(hashes: Uint8Array): void {
    this.#hashes = hashes;
    this.#taken = 0;
  }

  /** The next of the hashes is the tree's. */
  take(): void {
    this.#taken += 1;
  }

  /** Hex root at a size from the last fold on. */
  rootAt(size: number): string | undefined {
    const more = size - this.#edge.size;
    if (more < 0 || more > this.#taken) return undefined;
    return toHex(edgeRoot(appendToEdge(this.#edge, this.#first(more)).edge));
  }

  /** Takes in the entries taken; the tiles above level 0 that they complete or begin. `root`: theirs, where they are one whole tile. */
  fold(root: Uint8Array | undefined): { readonly edge: TreeEdge; readonly tiles: readonly Tile[] } {
    const isTile = root && this.#taken === TILE_WIDTH && this.#edge.size % TILE_WIDTH === 0;
    const { edge, tiles } = isTile ? this.#appendTile(root) : appendToEdge(this.#edge, this.#first(this.#taken));
    this.#edge = edge;
    this.#taken = 0;
    return { edge, tiles };
  }

  #first(count: number): Uint8Array[] {
    return tileHashes(this.#hashes.subarray(0, count * HASH_BYTES));
  }

  // The tree over tiles is a tree of the same form, one level up.
  #appendTile(root: Uint8Array): { readonly edge: TreeEdge; readonly tiles: readonly Tile[] } {
    const { size, levels } = this.#edge;
    const above = appendToEdge({ size: size / TILE_WIDTH, levels: levels.slice(1) }, [root]);
    return {
      edge: { size: size + TILE_WIDTH, levels: [[], ...above.edge.levels] },
      tiles: above.tiles.map((tile) => ({ ...tile, level: tile.level + 1 })),
    };
  }
}
