import { toHex } from '../../primitives/bytes.ts';

export type UploadedChunk = { readonly cid: Uint8Array; readonly bytes: number };

/**
 * What came for slots that are not leased yet: each chunk is in the store, this says where in its slot it belongs. It ends with the process:
 * a lease asked for after a restart is refused with the missing indexes, and those are sent again.
 */
export class Uploads {
  readonly #slots = new Map<bigint, Map<number, UploadedChunk>>();
  readonly #manifests = new Map<bigint, Uint8Array>();

  /** Returns the cid of the chunk that this one replaces. */
  note(slot: bigint, index: number, chunk: UploadedChunk): Uint8Array | undefined {
    const chunks = this.#slots.get(slot) ?? new Map<number, UploadedChunk>();
    const replaced = chunks.get(index)?.cid;
    this.#slots.set(slot, chunks.set(index, chunk));
    return replaced;
  }

  /** Returns the cid of the manifest that this one replaces. */
  noteManifest(slot: bigint, cid: Uint8Array): Uint8Array | undefined {
    const replaced = this.#manifests.get(slot);
    this.#manifests.set(slot, cid);
    return replaced;
  }

  /** All that came for the slot, by cid. */
  cidsOf(slot: bigint): readonly Uint8Array[] {
    const manifest = this.#manifests.get(slot);
    return [...[...this.chunksOf(slot).values()].map(({ cid }) => cid), ...(manifest ? [manifest] : [])];
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
    if ([...this.#manifests.values()].some((manifest) => toHex(manifest) === name)) return true;
    return [...this.#slots.values()].some((chunks) => [...chunks.values()].some((chunk) => toHex(chunk.cid) === name));
  }

  forget(slot: bigint): void {
    this.#slots.delete(slot);
    this.#manifests.delete(slot);
  }
}
