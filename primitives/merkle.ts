import { bigEndian, concatBytes, equalBytes, fromBigEndian } from './bytes.ts';
import { sha256 } from './hash.ts';
import { assert } from './result.ts';

/**
 * The Merkle tree of RFC 6962 §2.1 over SHA-256. Hashes are 32 bytes; sizes and indexes are numbers below 2^53. A proof is a list of
 * hashes, each the root of a range of leaves: `inclusionRanges` and `consistencyRanges` say which, so that whoever holds the tree
 * in another form (tiles) proves by the same rule. Verification follows RFC 9162 §2.1.3.2 and §2.1.4.2.
 */
export type LeafRange = { readonly start: number; readonly end: number };

export const HASH_BYTES = 32;
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));

const LEAF_PREFIX = Uint8Array.of(0);
const pair = new Uint8Array(1 + 2 * HASH_BYTES).fill(1, 0, 1);

export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(concatBytes(LEAF_PREFIX, entry));
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  pair.set(left, 1);
  pair.set(right, 1 + HASH_BYTES);
  return sha256(pair);
}

/** The root of `leafHashes`; `EMPTY_ROOT` for none. */
export function merkleRoot(leafHashes: readonly Uint8Array[]): Uint8Array {
  return rangeRoot(leafHashes, { start: 0, end: leafHashes.length });
}

export function inclusionProof(leafHashes: readonly Uint8Array[], index: number): Uint8Array[] {
  return inclusionRanges(index, leafHashes.length).map((range) => rangeRoot(leafHashes, range));
}

/** The proof that the first `oldSize` leaves of the first `newSize` are unchanged; empty where `oldSize` is 0 or `newSize`. */
export function consistencyProof(leafHashes: readonly Uint8Array[], oldSize: number, newSize: number): Uint8Array[] {
  assert(newSize <= leafHashes.length, `${newSize} leaves of ${leafHashes.length}`);
  return consistencyRanges(oldSize, newSize).map((range) => rangeRoot(leafHashes, range));
}

function rangeRoot(leafHashes: readonly Uint8Array[], { start, end }: LeafRange): Uint8Array {
  const range = new CompactRange();
  for (let i = start; i < end; i++) range.append(leafHashes[i] as Uint8Array);
  return range.root();
}

/** The ranges whose roots prove leaf `index` in a tree of `size`, the leaf's sibling first. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  assert(Number.isSafeInteger(size) && index >= 0 && index < size, `leaf ${index} in a tree of ${size}`);
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
}

/** The ranges whose roots prove that a tree of `newSize` continues one of `oldSize`. */
export function consistencyRanges(oldSize: number, newSize: number): LeafRange[] {
  assert(Number.isSafeInteger(newSize) && oldSize >= 0 && oldSize <= newSize, `tree of ${oldSize} in ${newSize}`);
  if (oldSize === 0 || oldSize === newSize) return [];
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = newSize;
  while (end !== oldSize) {
    const middle = start + splitOf(end - start);
    if (oldSize <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  // The verifier already knows the old root itself; any other last range it must be told.
  if (start > 0) ranges.push({ start, end });
  return ranges.reverse();
}

/** The largest power of two below `count` (at least 2). */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** The root that `path` leads to from leaf `index` of a tree of `size`; undefined where no such tree has a path of this form. */
export function rootFromInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Uint8Array | undefined {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leaf, ...path])) return undefined;
  let at = index;
  let last = size - 1;
  let root = leaf;
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      root = nodeHash(sibling, root);
      while (at % 2 === 0 && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else {
      root = nodeHash(root, sibling);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 ? root : undefined;
}

export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  root: Uint8Array,
  path: readonly Uint8Array[],
): boolean {
  const reached = rootFromInclusion(leaf, index, size, path);
  return reached !== undefined && equalBytes(reached, root);
}

/** Whether `proof` shows that the tree (newSize, newRoot) continues (oldSize, oldRoot). The empty tree needs and admits no proof. */
export function verifyConsistency(
  oldSize: number,
  oldRoot: Uint8Array,
  newSize: number,
  newRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize || !areHashes([oldRoot, newRoot, ...proof]))
    return false;
  if (newSize === 0 && !equalBytes(newRoot, EMPTY_ROOT)) return false;
  if (oldSize === 0) return proof.length === 0 && equalBytes(oldRoot, EMPTY_ROOT);
  if (oldSize === newSize) return proof.length === 0 && equalBytes(oldRoot, newRoot);
  let at = oldSize - 1;
  let last = newSize - 1;
  while (at % 2 === 1) {
    at = half(at);
    last = half(last);
  }
  // Where the old tree is perfect, `at` is now 0: its root starts the path and is not sent.
  const path = at === 0 ? [oldRoot, ...proof] : proof;
  const [first, ...rest] = path;
  if (!first || proof.length === 0) return false;
  let oldReached = first;
  let newReached = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      oldReached = nodeHash(sibling, oldReached);
      newReached = nodeHash(sibling, newReached);
      while (at % 2 === 0 && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else {
      newReached = nodeHash(newReached, sibling);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && equalBytes(oldReached, oldRoot) && equalBytes(newReached, newRoot);
}

/**
 * The tree so far as the roots of its perfect subtrees, left to right: at most 53 hashes, whatever the size. Appending costs two
 * hashes on average; an audit of any length runs in this much memory.
 */
export class CompactRange {
  #size = 0;
  readonly #hashes: Uint8Array[] = [];

  get size(): number {
    return this.#size;
  }

  /** Roots of the perfect subtrees, the largest first. */
  get hashes(): readonly Uint8Array[] {
    return this.#hashes;
  }

  append(leaf: Uint8Array): void {
    let hash = leaf;
    for (let rest = this.#size; rest % 2 === 1; rest = half(rest))
      hash = nodeHash(this.#hashes.pop() as Uint8Array, hash);
    this.#hashes.push(hash);
    this.#size += 1;
  }

  root(): Uint8Array {
    const last = this.#hashes.length - 1;
    if (last < 0) return EMPTY_ROOT;
    let root = this.#hashes[last] as Uint8Array;
    for (let i = last - 1; i >= 0; i--) root = nodeHash(this.#hashes[i] as Uint8Array, root);
    return root;
  }

  /** u64 size, then the hashes. */
  serialise(): Uint8Array {
    return concatBytes(bigEndian(this.#size, 8), ...this.#hashes);
  }

  /** The range that `serialise` wrote; undefined for other bytes. */
  static restore(bytes: Uint8Array): CompactRange | undefined {
    if (bytes.length < 8) return undefined;
    const size = Number(fromBigEndian(bytes.subarray(0, 8)));
    if (!isSize(size)) return undefined;
    const hashes: Uint8Array[] = [];
    for (let at = 8; at < bytes.length; at += HASH_BYTES) hashes.push(bytes.slice(at, at + HASH_BYTES));
    return areHashes(hashes) ? CompactRange.of(size, hashes) : undefined;
  }

  /** A range of `size` leaves with these subtree roots, the largest first; undefined where their number is another. */
  static of(size: number, hashes: readonly Uint8Array[]): CompactRange | undefined {
    let subtrees = 0;
    for (let rest = size; rest > 0; rest = half(rest)) subtrees += rest % 2;
    if (subtrees !== hashes.length) return undefined;
    const range = new CompactRange();
    range.#size = size;
    range.#hashes.push(...hashes);
    return range;
  }
}

// Not a shift: sizes go beyond 32 bits.
function half(value: number): number {
  return Math.floor(value / 2);
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === HASH_BYTES);
}
