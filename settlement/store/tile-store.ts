import { HASH_BYTES } from '../../primitives/merkle.ts';
import type { TileStorage } from '../log/tile-storage.ts';
import type { Tile } from '../log/tiles.ts';
import type { Db } from './database.ts';
import { upsertTiles } from './write-rows.ts';

/** Tiles as the database holds them, only the widest of each place. The writer stores them in the transaction of their entries. */
export function tileStore(db: Db): TileStorage {
  return {
    async get(level: number, index: number, width: number): Promise<Uint8Array | undefined> {
      const row = await db
        .selectFrom('tiles')
        .select(['width', 'bytes'])
        .where('level', '=', level)
        .where('index', '=', index)
        .executeTakeFirst();
      return row && row.width >= width ? new Uint8Array(row.bytes.subarray(0, width * HASH_BYTES)) : undefined;
    },
    async put(tiles: readonly Tile[]): Promise<void> {
      if (tiles.length > 0) await upsertTiles(tiles).execute(db);
    },
  };
}
