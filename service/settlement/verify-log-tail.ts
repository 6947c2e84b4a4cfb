import { toHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import { leafHash } from '../../primitives/merkle.ts';
import { MerkleTree } from '../../settlement/log/merkle-tree.ts';
import { TILE_WIDTH, tileHashes, tileWidth } from '../../settlement/log/tiles.ts';
import type { Db } from '../../settlement/store/database.ts';
import { readEntries } from '../../settlement/store/read-log.ts';
import { tileStore } from '../../settlement/store/tile-store.ts';

/** Opens the stored tree and checks that its last tile is of the entries that are there. Throws `verification_failed`. */
export async function openVerifiedTree(db: Db, size: number): Promise<MerkleTree> {
  const tiles = tileStore(db);
  const tree = await MerkleTree.open(tiles, size);
  if (size === 0) return tree;
  const index = Math.floor((size - 1) / TILE_WIDTH);
  const entries = await readEntries(db, index * TILE_WIDTH, Number.MAX_SAFE_INTEGER);
  const tile = await tiles.get(0, index, tileWidth(size, 0, index));
  const expected = tile ? tileHashes(tile).map(toHex) : [];
  const found = entries.map(({ bytes }) => toHex(leafHash(bytes)));
  const wrong = expected.findIndex((hash, i) => hash !== found[i]);
  if (wrong >= 0 || found.length !== expected.length) {
    const at = index * TILE_WIDTH + (wrong >= 0 ? wrong : expected.length);
    throw new InfinityDbError(
      'verification_failed',
      `entry ${at} of the stored log is not the one its tile was made of`,
      {
        step: 'log tail',
      },
    );
  }
  return tree;
}
