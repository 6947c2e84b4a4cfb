import { bigEndian, concatBytes } from '../../primitives/bytes.ts';
import { assert, ok, type Result, refuse } from '../../primitives/result.ts';
import { TILE_WIDTH } from './tiles.ts';

/** An entry's length is written in 16 bits; larger payloads are logged by their hash. */
export const MOST_ENTRY_BYTES = 65_535;

/** C2SP tlog-tiles entry bundle: up to 256 entries, each a u16 length and its bytes. */
export function formatEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  assert(entries.length >= 1 && entries.length <= TILE_WIDTH, `a bundle of ${entries.length} entries`);
  assert(
    entries.every((entry) => entry.length <= MOST_ENTRY_BYTES),
    `an entry is at most ${MOST_ENTRY_BYTES} bytes`,
  );
  return concatBytes(...entries.flatMap((entry) => [bigEndian(entry.length, 2), entry]));
}

/** The entries of a bundle; refused (`malformed`) where the bytes end within one or hold more than 256. */
export function parseEntryBundle(bytes: Uint8Array): Result<Uint8Array[]> {
  const places = entryPlaces(bytes);
  if (!places.ok) return places;
  const { starts, ends } = places.value;
  return ok(Array.from(ends, (end, i) => bytes.slice(starts[i], end)));
}

/** Where in a bundle's bytes its entries start and end; refused as `parseEntryBundle` refuses. */
export function entryPlaces(bytes: Uint8Array): Result<{ readonly starts: Uint32Array; readonly ends: Uint32Array }> {
  const starts = new Uint32Array(TILE_WIDTH);
  const ends = new Uint32Array(TILE_WIDTH);
  let count = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = at + 2 <= bytes.length ? (bytes[at] as number) * 256 + (bytes[at + 1] as number) : bytes.length;
    const end = at + 2 + length;
    if (end > bytes.length)
      return refuse('malformed', `entry ${count} of the bundle is cut off at byte ${bytes.length}`);
    starts[count] = at + 2;
    ends[count] = end;
    count += 1;
    at = end;
  }
  if (count === 0 || count > TILE_WIDTH)
    return refuse('malformed', `a bundle of ${count} entries; it has 1 to ${TILE_WIDTH}`);
  return ok({ starts: starts.subarray(0, count), ends: ends.subarray(0, count) });
}
