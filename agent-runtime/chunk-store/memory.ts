import { equalBytes } from '../../primitives/bytes.ts';
import { contentId } from '../../primitives/content-id.ts';
import { ok } from '../../primitives/result.ts';
import { checkPut, checkRange, type Held, Inventory, nameOf, notItsContent, unknownChunk } from './inventory.ts';
import type { ChunkStore } from './port.ts';

type Kept = Held & { readonly data: Uint8Array };

/** A store that ends with its process. */
export function memoryStore(capacityBytes: number): ChunkStore {
  const inventory = new Inventory<Kept>(capacityBytes);

  const later = (name: string, held: Kept, expiresAtMs: number): void =>
    inventory.set(name, { ...held, expiresAtMs: Math.max(held.expiresAtMs, expiresAtMs) });

  return {
    durability: 'volatile',
    capacityBytes,
    async put(cid, data, { expiresAtMs }) {
      const name = nameOf(cid);
      const held = inventory.find(name);
      const refusal = checkPut(held, data) ?? (held ? undefined : inventory.reserve(data.length));
      if (refusal) return refusal;
      if (held) later(name, held, expiresAtMs);
      else inventory.set(name, { data: data.slice(), bytes: data.length, expiresAtMs });
      return ok(undefined);
    },
    async get(cid, range) {
      const name = nameOf(cid);
      const held = inventory.find(name);
      if (!held) return unknownChunk(name);
      const { offset, length } = range ?? { offset: 0, length: held.bytes };
      return checkRange(held.bytes, { offset, length }) ?? ok(held.data.slice(offset, offset + length));
    },
    async has(cid) {
      return inventory.find(nameOf(cid)) !== undefined;
    },
    async extend(cid, expiresAtMs) {
      const name = nameOf(cid);
      const held = inventory.find(name);
      if (!held) return unknownChunk(name);
      later(name, held, expiresAtMs);
      return ok(undefined);
    },
    async delete(cid) {
      const name = nameOf(cid);
      const held = inventory.find(name);
      inventory.remove(name);
      return held !== undefined;
    },
    async verify(cid) {
      const name = nameOf(cid);
      const held = inventory.find(name);
      if (!held) return unknownChunk(name);
      return equalBytes(contentId(held.data).cid, cid) ? ok(undefined) : notItsContent(name);
    },
    async usedBytes() {
      return inventory.usedBytes;
    },
    async *list() {
      yield* [...inventory.chunks()];
    },
    async eraseExpired(nowMs) {
      const before = inventory.usedBytes;
      const names = inventory.expired(nowMs);
      for (const name of names) inventory.remove(name);
      return { chunks: names.length, bytes: before - inventory.usedBytes };
    },
    async close() {
      await inventory.idle();
    },
  };
}
