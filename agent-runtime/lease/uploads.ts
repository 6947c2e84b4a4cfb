import { toHex } from '../../primitives/bytes.ts';

export type UploadedChunk = { readonly cid: Uint8Array; readonly bytes: number };

/**
 * What came for slots that are not leased yet: each chunk is in the store, this says where in its slot it belongs. It ends with the process:
 * a lease asked for after a restart is refused with the missing indexes, and those are sent again.
 */
export class Uploads {
  readonly #slots = new Map<bigint, Map<number, UploadedChunk>>();

  note(slot: bigint, index: number, chunk: UploadedChunk): void {
    const chunks = this.#slots.get(slot) ?? new Map<number, UploadedChunk>();
    this.#slots.set(slot, chunks.set(index, chunk));
  }

  chunksOf(slot: bigint): ReadonlyMap<number, UploadedChunk> {
    return this.#slots.get(slot) ?? new Map<number, UploadedChunk>();
  }

  bytesOf(slot: bigint): number {
    let sum = 0;
    for (const { bytes } of this.chunksOf(slot).values()) sum += bytes;
    return sum;
  }

  needs(cid: Uint8Array): boolean {
    const name = toHex(cid);
    return [...this.#slots.values()].some((chunks) => [...chunks.values()].some((chunk) => toHex(chunk.cid) === name));
  }

  forget(slot: bigint): void {
    this.#slots.delete(slot);
  }
}
