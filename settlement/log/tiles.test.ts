import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bigEndian, toHex } from '../../primitives/bytes.ts';
import { consistencyProof, inclusionProof, leafHash, merkleRoot } from '../../primitives/merkle.ts';
import { formatEntryBundle, parseEntryBundle } from './entry-bundle.ts';
import { MerkleTree } from './merkle-tree.ts';
import type { TileStorage } from './tile-storage.ts';
import { EMPTY_EDGE, entriesPath, newTiles, parseTilePath, type Tile, tilePath, tileWidth } from './tiles.ts';

/** Keeps the widest tile of each place; counts reads. */
class MemoryTiles implements TileStorage {
  readonly tiles = new Map<string, Uint8Array>();
  reads = 0;

  async get(level: number, index: number, width: number): Promise<Uint8Array | undefined> {
    this.reads += 1;
    const bytes = this.tiles.get(`${level}/${index}`);
    return bytes && bytes.length >= width * 32 ? bytes.subarray(0, width * 32) : undefined;
  }

  async put(tiles: readonly Tile[]): Promise<void> {
    for (const { level, index, bytes } of tiles) this.tiles.set(`${level}/${index}`, bytes);
  }
}

const leavesOf = (count: number) => Array.from({ length: count }, (_, i) => leafHash(bigEndian(i, 4)));
const MANY = leavesOf(70_000);

test.each([
  [5, 256, 'tile/0/005'],
  [1234, 256, 'tile/0/x001/234'],
  [1_234_067, 256, 'tile/0/x001/x234/067'],
  [0, 7, 'tile/0/000.p/7'],
])('tile %i of width %i is at %s', (index, width, path) => {
  expect(tilePath({ level: 0, index, width })).toBe(path);
  expect(parseTilePath(path)).toEqual({ level: 0, index, width });
  const entries = path.replace('/0/', '/entries/');
  expect(entriesPath(index, width)).toBe(entries);
  expect(parseTilePath(entries)).toEqual({ level: 'entries', index, width });
});

test.each([
  'tile/0/5',
  'tile/00/005',
  'tile/64/005',
  'tile/0/x000/005',
  'tile/0/005.p/0',
  'tile/0/005.p/256',
  'tile/0/005.p/999',
  'tile/0/../005',
  'tile/0/001/234',
])('%s is no tile', (path) => {
  expect(parseTilePath(path)).toBeUndefined();
});

test('which tiles a tree has', () => {
  const count = (size: number) => {
    const counts = new Map<string, number>();
    for (const { level, width } of newTiles(0, size)) {
      const kind = `${level} ${width === 256 ? 'full' : width}`;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    return [...counts].map(([kind, tiles]) => `${tiles} × ${kind}`);
  };
  expect(count(70_000)).toEqual(['273 × 0 full', '1 × 0 112', '1 × 1 full', '1 × 1 17', '1 × 2 1']);
  expect(count(256)).toEqual(['1 × 0 full', '1 × 1 1']);
  expect(count(0)).toEqual([]);
  expect(tileWidth(256, 0, 1)).toBe(0);
  expect(newTiles(255, 257).map(tilePath)).toEqual(['tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1']);
  expect(newTiles(257, 258).map(tilePath)).toEqual(['tile/0/001.p/2']);
});

test('appending in any steps stores the tiles that the new size has, and roots and proofs agree with the tree of leaves', async () => {
  const steps = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(), fc.nat(), async (sizes, a, b) => {
      const storage = new MemoryTiles();
      let tree = new MerkleTree(storage, EMPTY_EDGE);
      for (const [step, count] of sizes.entries()) {
        const { size } = tree;
        const prepared = tree.prepare(MANY.slice(size, size + count));
        expect(prepared.tiles.map(({ level, index, width }) => ({ level, index, width }))).toEqual(
          newTiles(size, size + count),
        );
        await storage.put(prepared.tiles);
        prepared.commit();
        expect(tree.root()).toEqual(merkleRoot(MANY.slice(0, tree.size)));
        if (step % 2 === 1) tree = await MerkleTree.open(storage, tree.size);
      }
      const older = a % (tree.size + 1);
      const leaves = MANY.slice(0, older);
      expect(await tree.rootAt(older)).toEqual(merkleRoot(leaves));
      expect(await tree.consistencyProof(b % (older + 1), older)).toEqual(
        consistencyProof(leaves, b % (older + 1), older),
      );
      if (older > 0) expect(await tree.inclusionProof(b % older, older)).toEqual(inclusionProof(leaves, b % older));
    }),
    { numRuns: 40 },
  );
});

test('three levels: opening and proving read few tiles', async () => {
  const storage = new MemoryTiles();
  await new MerkleTree(storage, EMPTY_EDGE).append(MANY);
  expect(storage.tiles.size).toBe(277);
  const tree = await MerkleTree.open(storage, MANY.length);
  expect(storage.reads).toBe(3);
  expect(toHex(tree.root())).toBe(toHex(merkleRoot(MANY)));
  storage.reads = 0;
  expect(await tree.inclusionProof(12_345)).toEqual(inclusionProof(MANY, 12_345));
  expect(await tree.consistencyProof(65_537)).toEqual(consistencyProof(MANY, 65_537, 70_000));
  expect(storage.reads).toBeLessThanOrEqual(10);
});

test('a missing tile and appends out of order are our mistakes', async () => {
  await expect(MerkleTree.open(new MemoryTiles(), 3)).rejects.toThrow('tile 0 of level 0');
  const tree = new MerkleTree(new MemoryTiles(), EMPTY_EDGE);
  const [first, second] = [tree.prepare(MANY.slice(0, 1)), tree.prepare(MANY.slice(0, 2))];
  first.commit();
  expect(() => second.commit()).toThrow('in the order');
});

test('entry bundles read back as written; a cut one is refused', () => {
  const entries = [new Uint8Array(0), Uint8Array.of(1), new Uint8Array(65_535)];
  const bytes = formatEntryBundle(entries);
  expect(parseEntryBundle(bytes)).toEqual({ ok: true, value: entries });
  const tooMany = new Uint8Array(2 * 257);
  for (const wrong of [bytes.subarray(0, -1), bytes.subarray(0, 4), bytes.subarray(0, 0), tooMany])
    expect(parseEntryBundle(wrong)).toMatchObject({ ok: false, code: 'malformed' });
});
