import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import { decodeList, decodePart, encodePart, SNAPSHOT_PART_BYTES, type SnapshotHeadJson } from './snapshot-wire.ts';

const count = fc.nat({ max: 2 ** 31 - 1 });
const snapshot = fc
  .record({ generation: count, sequence: count, timeMs: fc.maxSafeNat(), bytes: fc.uint8Array({ minLength: 1 }) })
  .map(({ bytes, ...at }) => ({ head: headOf(bytes, at), bytes }));

function headOf(bytes: Uint8Array, at: Pick<SnapshotHeadJson, 'generation' | 'sequence' | 'timeMs'>): SnapshotHeadJson {
  return { ...at, format: 1, byteLength: bytes.length, sha256: toHex(sha256(bytes)) };
}

test('a part comes back as it was', () => {
  fc.assert(
    fc.property(snapshot, ({ head, bytes }) => {
      expect(decodePart(encodePart(head, 0, bytes))).toMatchObject({ ok: true, value: { head, bytes } });
    }),
  );
});

test('a part with a byte cut off, added or changed behind its head is refused, and no bytes are thrown at', () => {
  fc.assert(
    fc.property(snapshot, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ head, bytes }, at, change) => {
      const part = encodePart(head, 0, bytes);
      expect(decodePart(part.slice(0, at % part.length)).ok).toBe(false);
      expect(decodePart(new Uint8Array([...part, 0])).ok).toBe(false);
      const place = part.length - 1 - (at % bytes.length);
      part[place] = (part[place] as number) ^ change;
      expect(decodePart(part).ok).toBe(false);
    }),
  );
  fc.assert(fc.property(fc.uint8Array(), (bytes) => decodePart(bytes).ok === false && decodeList(bytes).length === 0));
});

test('a part begins where parts begin, and within the snapshot', () => {
  const bytes = new Uint8Array(SNAPSHOT_PART_BYTES + 5);
  const head = headOf(bytes, { generation: 1, sequence: 2, timeMs: 3 });
  expect(decodePart(encodePart(head, SNAPSHOT_PART_BYTES, new Uint8Array(5))).ok).toBe(true);
  for (const from of [5, 2 * SNAPSHOT_PART_BYTES, -SNAPSHOT_PART_BYTES])
    expect(decodePart(encodePart(head, from, new Uint8Array(5))).ok).toBe(false);
});
