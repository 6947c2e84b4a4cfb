import { concatBytes } from '../../primitives/bytes.ts';
import { CompactRange, EMPTY_ROOT, HASH_BYTES, type LeafRange, nodeHash } from '../../primitives/merkle.ts';
import { assert } from '../../primitives/result.ts';

/**
 * C2SP tlog-tiles. Hash i of tile n at level l is the root of the leaves [(n·256+i)·256^l, (n·256+i+1)·256^l); a full tile holds 256
 * hashes, a partial one (the last of its level) 1 to 255. Each tile is a prefix of every later tile of its place. Pure; runs in a
 * browser.
 */
export type TileId = {
  readonly level: number;
  readonly index: number;
  /** How many hashes, 1 to 256. */
  readonly width: number;
};
export type Tile = TileId & { readonly bytes: Uint8Array };

export const TILE_WIDTH = 256;

/** `tile/<level>/<index>[.p/<width>]`. */
export function tilePath({ level, index, width }: TileId): string {
  return `tile/${level}/${indexPath(index, width)}`;
}

/** `tile/entries/<index>[.p/<width>]`. */
export function entriesPath(index: number, width: number): string {
  return `tile/entries/${indexPath(index, width)}`;
}

/** What `tilePath` or `entriesPath` wrote; undefined for another path. */
export function parseTilePath(
  path: string,
): (Omit<TileId, 'level'> & { readonly level: number | 'entries' }) | undefined {
  const match = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(path);
  if (!match) return undefined;
  const [, levelText, indexText = '', widthText] = match;
  const level = levelText === 'entries' ? ('entries' as const) : Number(levelText);
  const index = Number(indexText.replaceAll(/[x/]/g, ''));
  const width = widthText === undefined ? TILE_WIDTH : Number(widthText);
  if (!Number.isSafeInteger(index)) return undefined;
  const written = level === 'entries' ? entriesPath(index, width) : tilePath({ level, index, width });
  return written === path && width <= TILE_WIDTH && (level === 'entries' || level < 64)
    ? { level, index, width }
    : undefined;
}

// Groups of three digits, all but the last marked x: 1234067 → x001/x234/067.
function indexPath(index: number, width: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/.{3}/g) as string[];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

/** How many whole hashes level `level` has in a tree of `size`. */
export function hashesAtLevel(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** How many hashes tile `index` of `level` holds in a tree of `size`; 0 where there is no such tile. */
export function tileWidth(size: number, level: number, index: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, hashesAtLevel(size, level) - index * TILE_WIDTH));
}

/** Every tile that a tree of `newSize` has and one of `oldSize` has not (or has narrower), lower levels first. */
export function newTiles(oldSize: number, newSize: number): TileId[] {
  const tiles: TileId[] = [];
  for (let level = 0; hashesAtLevel(newSize, level) > 0; level++) {
    const from = hashesAtLevel(oldSize, level);
    const to = hashesAtLevel(newSize, level);
    for (let index = Math.floor(from / TILE_WIDTH); from < to && index * TILE_WIDTH < to; index++)
      tiles.push({ level, index, width: tileWidth(newSize, level, index) });
  }
  return tiles;
}

/** The right edge of a tree: at each level the hashes of its partial tile. All that appending and the root need. */
export type TreeEdge = { readonly size: number; readonly levels: readonly (readonly Uint8Array[])[] };

export const EMPTY_EDGE: TreeEdge = { size: 0, levels: [] };

/** The edge after `leafHashes`, and the tiles that a tree of the new size has and the old one had not, lower levels first. */
export function appendToEdge(
  edge: TreeEdge,
  leafHashes: readonly Uint8Array[],
): { readonly edge: TreeEdge; readonly tiles: Tile[] } {
  const levels: Uint8Array[][] = [];
  const tiles: Tile[] = [];
  let arriving: readonly Uint8Array[] = leafHashes;
  for (let level = 0; arriving.length > 0 || level < edge.levels.length; level++) {
    const waiting = edge.levels[level] ?? [];
    const hashes = [...waiting, ...arriving];
    let index = Math.floor(hashesAtLevel(edge.size, level) / TILE_WIDTH);
    const completed: Uint8Array[] = [];
    let at = 0;
    for (; hashes.length - at >= TILE_WIDTH; at += TILE_WIDTH, index++) {
      const full = hashes.slice(at, at + TILE_WIDTH);
      tiles.push({ level, index, width: TILE_WIDTH, bytes: concatBytes(...full) });
      completed.push(perfectRoot(full));
    }
    const rest = hashes.slice(at);
    if (rest.length > 0 && arriving.length > 0)
      tiles.push({ level, index, width: rest.length, bytes: concatBytes(...rest) });
    levels.push(rest);
    arriving = completed;
  }
  return { edge: { size: edge.size + leafHashes.length, levels }, tiles };
}

/** The root of the tree whose edge this is. */
export function edgeRoot(edge: TreeEdge): Uint8Array {
  const subtrees = edge.levels.toReversed().flatMap(subtreesOf);
  return subtrees.length === 0 ? EMPTY_ROOT : foldRight(subtrees);
}

/** The perfect subtrees over a run of equal hashes, the largest first. */
function subtreesOf(hashes: readonly Uint8Array[]): readonly Uint8Array[] {
  const range = new CompactRange();
  for (const hash of hashes) range.append(hash);
  return range.hashes;
}

/** The root over perfect subtrees, the largest first. */
export function foldRight(subtrees: readonly Uint8Array[]): Uint8Array {
  return subtrees.reduceRight((right, left) => nodeHash(left, right));
}

/** The root over 2^k hashes. */
export function perfectRoot(hashes: readonly Uint8Array[]): Uint8Array {
  let row = hashes;
  while (row.length > 1) {
    const above: Uint8Array[] = [];
    for (let i = 0; i < row.length; i += 2) above.push(nodeHash(row[i] as Uint8Array, row[i + 1] as Uint8Array));
    row = above;
  }
  return row[0] as Uint8Array;
}

/** Where the root of a perfect subtree is to be found: over hashes [from, from + count) of one tile. */
export type TileSlice = {
  readonly level: number;
  readonly index: number;
  readonly from: number;
  readonly count: number;
};

/** The perfect subtrees that make up a range of leaves as proofs have them (its start a multiple of its largest subtree). */
export function slicesOf({ start, end }: LeafRange): TileSlice[] {
  const slices: TileSlice[] = [];
  for (let at = start; at < end; ) {
    let leaves = 1;
    let depth = 0;
    while (at + leaves * 2 <= end) {
      leaves *= 2;
      depth += 1;
    }
    assert(at % leaves === 0, `the range [${start}, ${end}) is one of the tree's`);
    const level = Math.floor(depth / 8);
    const first = at / TILE_WIDTH ** level;
    slices.push({ level, index: Math.floor(first / TILE_WIDTH), from: first % TILE_WIDTH, count: 2 ** (depth % 8) });
    at += leaves;
  }
  return slices;
}

/** The hashes that a tile's bytes hold. */
export function tileHashes(bytes: Uint8Array): Uint8Array[] {
  assert(bytes.length % HASH_BYTES === 0, `a tile of ${bytes.length} bytes`);
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, i) => bytes.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES));
}
