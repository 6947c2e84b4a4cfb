import { equalBytes, toHex } from '../../../primitives/bytes.ts';
import { HASH_BYTES } from '../../../primitives/merkle.ts';
import { parseEntryBundle } from '../entry-bundle.ts';
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

/** The entries from `from` to the end of its bundle, and what the log's own tile says of their leaf hashes. */
export type Bundle = {
  readonly from: number;
  readonly entries: readonly Uint8Array[];
  readonly hashes: readonly Uint8Array[];
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
  const entries = parseEntryBundle(bytes);
  if (!entries.ok) return fault('entry_bundle', wrong(`${width} entries`, entries.message));
  if (entries.value.length < width) return fault('entry_bundle', wrong(`${width} entries`, `${entries.value.length}`));
  const hashes = await readTile(source, { level: 0, index, width });
  if (!hashes) return fault('tile', wrong(tilePath({ level: 0, index, width }), 'no such tile'));
  return { ok: true, value: { from, entries: entries.value.slice(skip, width), hashes: hashes.slice(skip, width) } };
}

async function readTile(source: AuditSource, id: Omit<Tile, 'bytes'>): Promise<Uint8Array[] | undefined> {
  const bytes = (await source.read(tilePath(id))) ?? (await source.read(tilePath({ ...id, width: TILE_WIDTH })));
  const wanted = id.width * HASH_BYTES;
  return bytes && bytes.length >= wanted ? tileHashes(bytes.slice(0, wanted)) : undefined;
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
  #hashes: Uint8Array[] = [];

  constructor(edge: TreeEdge) {
    this.#edge = edge;
  }

  get size(): number {
    return this.#edge.size + this.#hashes.length;
  }

  add(leafHash: Uint8Array): void {
    this.#hashes.push(leafHash);
  }

  /** Hex root at a size from the last fold on. */
  rootAt(size: number): string | undefined {
    const more = size - this.#edge.size;
    if (more < 0 || more > this.#hashes.length) return undefined;
    return toHex(edgeRoot(appendToEdge(this.#edge, this.#hashes.slice(0, more)).edge));
  }

  /** Takes in the entries added; the tiles above level 0 that they complete or begin. `root`: theirs, where they are one whole tile. */
  fold(root: Uint8Array | undefined): { readonly edge: TreeEdge; readonly tiles: readonly Tile[] } {
    const isTile = root && this.#hashes.length === TILE_WIDTH && this.#edge.size % TILE_WIDTH === 0;
    const { edge, tiles } = isTile ? this.#appendTile(root) : appendToEdge(this.#edge, this.#hashes);
    this.#edge = edge;
    this.#hashes = [];
    return { edge, tiles };
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
