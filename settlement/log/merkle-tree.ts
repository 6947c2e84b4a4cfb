import { HASH_BYTES, inclusionRanges, consistencyRanges, EMPTY_ROOT, type LeafRange } from '../../primitives/merkle.ts';
import { assert } from '../../primitives/result.ts';
import type { TileStorage } from './tile-storage.ts';
import {
  appendToEdge,
  edgeRoot,
  foldRight,
  hashesAtLevel,
  perfectRoot,
  slicesOf,
  TILE_WIDTH,
  type Tile,
  type TileSlice,
  type TreeEdge,
  tileHashes,
  tileWidth,
} from './tiles.ts';

/** An append that is worked out but not yet in the tree: make `tiles` durable, then `commit`. Abandon it by forgetting it. */
export type PreparedAppend = {
  readonly oldSize: number;
  readonly size: number;
  readonly root: Uint8Array;
  /** Lower levels first. */
  readonly tiles: readonly Tile[];
  readonly edge: TreeEdge;
  commit(): void;
};

/** The log's tree over stored tiles. Opening reads one tile a level; each proof reads O(log n) tiles. One writer. */
export class MerkleTree {
  readonly #storage: TileStorage;
  #edge: TreeEdge;

  constructor(storage: TileStorage, edge: TreeEdge) {
    this.#storage = storage;
    this.#edge = edge;
  }

  /** The tree of `size` leaves whose tiles `storage` holds. Throws where one is missing. */
  static async open(storage: TileStorage, size: number): Promise<MerkleTree> {
    const levels: Uint8Array[][] = [];
    for (let level = 0; hashesAtLevel(size, level) > 0; level++) {
      const index = Math.floor(hashesAtLevel(size, level) / TILE_WIDTH);
      const width = tileWidth(size, level, index);
      levels.push(width === 0 ? [] : await readTile(storage, level, index, width));
    }
    return new MerkleTree(storage, { size, levels });
  }

  get size(): number {
    return this.#edge.size;
  }

  root(): Uint8Array {
    return edgeRoot(this.#edge);
  }

  /** For a caller who stores tiles in a transaction of its own. `after`: an append that is prepared and not committed yet. */
  prepare(leafHashes: readonly Uint8Array[], after?: PreparedAppend): PreparedAppend {
    const before = after?.edge ?? this.#edge;
    const { edge, tiles } = appendToEdge(before, leafHashes);
    const commit = () => {
      assert(this.#edge === before, 'appends are committed in the order in which they were prepared');
      this.#edge = edge;
    };
    return { oldSize: before.size, size: edge.size, root: edgeRoot(edge), tiles, edge, commit };
  }

  /** Stores the new tiles, then takes the leaves in. Not to be called again before it resolved. */
  async append(leafHashes: readonly Uint8Array[]): Promise<void> {
    const prepared = this.prepare(leafHashes);
    await this.#storage.put(prepared.tiles);
    prepared.commit();
  }

  /** The root as it was at `size`. */
  async rootAt(size: number): Promise<Uint8Array> {
    assert(size >= 0 && size <= this.size, `size ${size} of ${this.size}`);
    if (size === this.size) return this.root();
    return size === 0 ? EMPTY_ROOT : ((await this.#rangeRoots([{ start: 0, end: size }], size))[0] as Uint8Array);
  }

  /** The path of leaf `index` in the tree of `size` leaves, its sibling first. */
  inclusionProof(index: number, size: number = this.size): Promise<Uint8Array[]> {
    assert(size <= this.size, `size ${size} of ${this.size}`);
    return this.#rangeRoots(inclusionRanges(index, size), size);
  }

  consistencyProof(oldSize: number, newSize: number = this.size): Promise<Uint8Array[]> {
    assert(newSize <= this.size, `size ${newSize} of ${this.size}`);
    return this.#rangeRoots(consistencyRanges(oldSize, newSize), newSize);
  }

  async #rangeRoots(ranges: readonly LeafRange[], size: number): Promise<Uint8Array[]> {
    // Neighbouring subtrees share tiles: each is read once.
    const read = new Map<string, Promise<Uint8Array[]>>();
    const subtree = async ({ level, index, from, count }: TileSlice) => {
      const place = `${level}/${index}`;
      const tile = read.get(place) ?? readTile(this.#storage, level, index, tileWidth(size, level, index));
      read.set(place, tile);
      return perfectRoot((await tile).slice(from, from + count));
    };
    return Promise.all(ranges.map(async (range) => foldRight(await Promise.all(slicesOf(range).map(subtree)))));
  }
}

async function readTile(storage: TileStorage, level: number, index: number, width: number): Promise<Uint8Array[]> {
  const bytes = await storage.get(level, index, width);
  assert(bytes?.length === width * HASH_BYTES, `tile ${index} of level ${level} is stored, ${width} hashes wide`);
  return tileHashes(bytes);
}
