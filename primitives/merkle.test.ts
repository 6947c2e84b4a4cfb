import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex, utf8 } from './bytes.ts';
import { sha256 } from './hash.ts';
import * as merkle from './merkle.ts';

const letters = ['a', 'b', 'c'].map((letter) => merkle.leafHash(utf8(letter)));
const leavesOf = (count: number) => Array.from({ length: count }, (_, i) => merkle.leafHash(utf8(`leaf ${i}`)));
const sizes = fc.integer({ min: 0, max: 70 });

/** RFC 6962 §2.1 word for word. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Uint8Array.of(1), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

test('known hashes', () => {
  expect(toHex(merkle.EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(toHex(merkle.leafHash(utf8('a')))).toBe('022a6979e6dab7aa5ae4c3e5e45f7e977112a7e63593820dbec1ec738a24f93c');
  expect(toHex(merkle.leafHash(utf8('')))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  expect(toHex(merkle.merkleRoot(letters))).toBe('36642e73c2540ab121e3a6bf9545b0a24982cd830eb13d3cd19de3ce6c021ec1');
  expect(merkle.merkleRoot([])).toEqual(merkle.EMPTY_ROOT);
});

test('root and compact range agree with the definition', () => {
  fc.assert(
    fc.property(sizes, (size) => {
      const leaves = leavesOf(size);
      const range = new merkle.CompactRange();
      for (const leaf of leaves) range.append(leaf);
      expect(range.size).toBe(size);
      expect(range.root()).toEqual(naiveRoot(leaves));
      expect(merkle.merkleRoot(leaves)).toEqual(naiveRoot(leaves));
    }),
  );
});

test('a compact range goes on from where it was serialised', () => {
  fc.assert(
    fc.property(sizes, sizes, (before, after) => {
      const leaves = leavesOf(before + after);
      const range = new merkle.CompactRange();
      for (const leaf of leaves.slice(0, before)) range.append(leaf);
      const restored = merkle.CompactRange.restore(range.serialise());
      for (const leaf of leaves.slice(before)) restored?.append(leaf);
      expect(restored?.root()).toEqual(merkle.merkleRoot(leaves));
    }),
  );
  const bytes = merkle.CompactRange.of(3, letters.slice(0, 2))?.serialise() as Uint8Array;
  expect(merkle.CompactRange.restore(bytes.subarray(0, 7))).toBeUndefined();
  expect(merkle.CompactRange.restore(bytes.subarray(0, 71))).toBeUndefined();
  expect(merkle.CompactRange.restore(bytes.subarray(0, 40))).toBeUndefined();
  expect(merkle.CompactRange.restore(new Uint8Array(40).fill(255))).toBeUndefined();
});

test('inclusion: proven for its own place only', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, a, b) => {
      const leaves = leavesOf(size);
      const index = a % size;
      const other = b % size;
      const root = merkle.merkleRoot(leaves);
      const leaf = leaves[index] as Uint8Array;
      const path = merkle.inclusionProof(leaves, index);
      expect(merkle.verifyInclusion(leaf, index, size, root, path)).toBe(true);
      if (other !== index) expect(merkle.verifyInclusion(leaf, other, size, root, path)).toBe(false);
      expect(merkle.verifyInclusion(merkle.leafHash(leaf), index, size, root, path)).toBe(false);
      expect(merkle.rootFromInclusion(leaf, index, size, [...path, leaf])).toBeUndefined();
      if (path.length > 0) expect(merkle.rootFromInclusion(leaf, index, size, path.slice(1))).toBeUndefined();
    }),
  );
});

test('consistency: proven between prefixes only', () => {
  fc.assert(
    fc.property(sizes, sizes, fc.nat(), (a, b, where) => {
      const [oldSize, newSize] = a < b ? [a, b] : [b, a];
      const leaves = leavesOf(newSize);
      const proof = merkle.consistencyProof(leaves, oldSize, newSize);
      const oldRoot = merkle.merkleRoot(leaves.slice(0, oldSize));
      const newRoot = merkle.merkleRoot(leaves);
      const holds = (from: Uint8Array, to: Uint8Array, path: readonly Uint8Array[]) =>
        merkle.verifyConsistency(oldSize, from, newSize, to, path);
      expect(holds(oldRoot, newRoot, proof)).toBe(true);
      expect(holds(oldRoot, newRoot, [...proof, oldRoot])).toBe(false);
      const wrong = sha256(oldRoot);
      expect(holds(wrong, newRoot, proof)).toBe(false);
      if (oldSize > 0) expect(holds(oldRoot, wrong, proof)).toBe(false);
      if (proof.length === 0) return;
      expect(holds(oldRoot, newRoot, proof.slice(1))).toBe(false);
      expect(holds(oldRoot, newRoot, proof.with(where % proof.length, wrong))).toBe(false);
    }),
  );
});

test('sizes beyond 32 bits keep their form', () => {
  const size = 2 ** 40 + 3;
  expect(merkle.inclusionRanges(size - 1, size)).toEqual([
    { start: 2 ** 40, end: 2 ** 40 + 2 },
    { start: 0, end: 2 ** 40 },
  ]);
  const path = [letters[0], letters[1]] as Uint8Array[];
  const leaf = letters[2] as Uint8Array;
  const expected = merkle.nodeHash(path[1] as Uint8Array, merkle.nodeHash(path[0] as Uint8Array, leaf));
  expect(merkle.rootFromInclusion(leaf, size - 1, size, path)).toEqual(expected);
});

test('hashes of a wrong length and sizes that are none are refused', () => {
  const short = new Uint8Array(31);
  expect(merkle.rootFromInclusion(short, 0, 1, [])).toBeUndefined();
  expect(merkle.rootFromInclusion(merkle.EMPTY_ROOT, 1, 1, [])).toBeUndefined();
  expect(merkle.rootFromInclusion(merkle.EMPTY_ROOT, -1, 1, [])).toBeUndefined();
  expect(merkle.verifyConsistency(0, merkle.EMPTY_ROOT, 2, short, [])).toBe(false);
  expect(merkle.verifyConsistency(2, merkle.EMPTY_ROOT, 1, merkle.EMPTY_ROOT, [])).toBe(false);
  expect(merkle.verifyConsistency(0, merkle.EMPTY_ROOT, 0, sha256(merkle.EMPTY_ROOT), [])).toBe(false);
});
