import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import { ok, refuse, type Result } from '../../primitives/result.ts';
import type { ChunkStore } from '../chunk-store/port.ts';
import type { HeldSlot, HeldSlots } from './held-slots.ts';
import type { Uploads } from './uploads.ts';

/** Room for the manifest that every holder keeps with its slot. */
const MANIFEST_ROOM_BYTES = 131_072;

/** What a slot of `lots` takes at most. */
export function roomOf(lots: number): number {
  return lots * CHUNK_BYTES + MANIFEST_ROOM_BYTES;
}

/**
 * How much the agent may still take on: what the store has free, less what was promised and is not there yet: slots being uploaded or
 * rebuilt, the lots that rest in the book, and repairs being asked for. Nothing is accepted beyond it.
 */
export class Capacity {
  readonly #store: ChunkStore;
  readonly #slots: HeldSlots;
  readonly #uploads: Uploads;
  readonly #promised = new Map<string, number>();
  #limitBytes = Number.MAX_SAFE_INTEGER;

  constructor(store: ChunkStore, slots: HeldSlots, uploads: Uploads) {
    this.#store = store;
    this.#slots = slots;
    this.#uploads = uploads;
  }

  /** What the owner's newest policy lets the agent hold, as far as the store was opened for it. */
  capacityBytes(): number {
    return Math.min(this.#limitBytes, this.#store.capacityBytes);
  }

  /** Holds from now on for what is taken on; what is held already stays. */
  limit(bytes: number): void {
    this.#limitBytes = bytes;
  }

  /** Bytes; below zero where the store is over its capacity. */
  async freeBytes(): Promise<number> {
    let promised = 0;
    for (const bytes of this.#promised.values()) promised += bytes;
    for (const slot of this.#slots.all()) promised += this.#missingOf(slot);
    return this.capacityBytes() - (await this.#store.usedBytes()) - promised;
  }

  /** Sets aside `bytes` under `name`, in place of what was before; 0 gives it back. Not durable: its cause is told again after a restart. */
  promise(name: string, bytes: number): void {
    if (bytes > 0) this.#promised.set(name, bytes);
    else this.#promised.delete(name);
  }

  promisedFor(name: string): number {
    return this.#promised.get(name) ?? 0;
  }

  /** Refused with `capacity_exceeded` where `bytes` more, of which `already` were promised, do not fit. */
  async check(bytes: number, already = 0): Promise<Result<undefined>> {
    const free = (await this.freeBytes()) + already;
    if (bytes <= free) return ok(undefined);
    const message = `this takes ${bytes} bytes and the agent has ${Math.max(0, free)} free; ask another, or less`;
    return refuse('capacity_exceeded', message, { bytes, free: Math.max(0, free), reason: 'over_capacity' });
  }

  #missingOf({ id, state, lots }: HeldSlot): number {
    if (state === 'rebuilding') return roomOf(lots);
    return state === 'reserved' ? Math.max(0, roomOf(lots) - this.#uploads.bytesOf(id)) : 0;
  }
}
