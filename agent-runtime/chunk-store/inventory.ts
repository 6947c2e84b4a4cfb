import { fromHex, toHex } from '../../primitives/bytes.ts';
import { CHUNK_BYTES } from '../../primitives/content-id.ts';
import { assert, type Refusal, refuse } from '../../primitives/result.ts';
import type { ByteRange, StoredChunk } from './port.ts';

export type Held = { readonly bytes: number; readonly expiresAtMs: number };

/** What a store holds and how much room is left. The room for a put is taken before its first byte is written. */
export class Inventory<T extends Held> {
  readonly capacityBytes: number;
  readonly #held = new Map<string, T>();
  readonly #tails = new Map<string, Promise<unknown>>();
  #usedBytes = 0;

  constructor(capacityBytes: number) {
    assert(Number.isSafeInteger(capacityBytes) && capacityBytes >= 0, `a capacity of ${capacityBytes} bytes`);
    this.capacityBytes = capacityBytes;
  }

  get usedBytes(): number {
    return this.#usedBytes;
  }

  find(name: string): T | undefined {
    return this.#held.get(name);
  }

  /** Takes room for `bytes`, or refuses with `capacity_exceeded`; `giveBack` where the put fails. */
  reserve(bytes: number): Refusal | undefined {
    const free = this.capacityBytes - this.#usedBytes;
    if (bytes > free)
      return refuse('capacity_exceeded', `${bytes} bytes do not fit the ${free} free of ${this.capacityBytes}`, {
        bytes,
        freeBytes: free,
        capacityBytes: this.capacityBytes,
      });
    this.#usedBytes += bytes;
    return undefined;
  }

  giveBack(bytes: number): void {
    this.#usedBytes -= bytes;
  }

  /** Records what stands in reserved room, or another record of a chunk already held. */
  set(name: string, held: T): void {
    this.#held.set(name, held);
  }

  /** Counts a chunk found at the start, even where it is beyond the capacity. */
  restore(name: string, held: T): void {
    this.#held.set(name, held);
    this.#usedBytes += held.bytes;
  }

  remove(name: string): void {
    const held = this.#held.get(name);
    if (!held) return;
    this.#held.delete(name);
    this.#usedBytes -= held.bytes;
  }

  *chunks(): Generator<StoredChunk> {
    for (const [name, { bytes, expiresAtMs }] of this.#held)
      yield { cid: fromHex(name) as Uint8Array, bytes, expiresAtMs };
  }

  expired(nowMs: number): string[] {
    return [...this.#held].filter(([, { expiresAtMs }]) => expiresAtMs <= nowMs).map(([name]) => name);
  }

  /** Runs `step` after every earlier step of the same chunk, whatever became of that. */
  inTurn<R>(name: string, step: () => Promise<R>): Promise<R> {
    const before = this.#tails.get(name);
    const mine = before ? before.then(step, step) : step();
    this.#tails.set(name, mine);
    const forget = (): void => {
      if (this.#tails.get(name) === mine) this.#tails.delete(name);
    };
    mine.then(forget, forget);
    return mine;
  }

  /** Resolves when no step is under way. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.allSettled(this.#tails.values());
  }
}

export function nameOf(cid: Uint8Array): string {
  assert(cid.length === 32, `a cid has 32 bytes, not ${cid.length}`);
  return toHex(cid);
}

/** Why `data` cannot be put, before any room is asked for. */
export function checkPut(held: Held | undefined, data: Uint8Array): Refusal | undefined {
  if (data.length > CHUNK_BYTES)
    return refuse('too_large', `a chunk holds at most ${CHUNK_BYTES} bytes, not ${data.length}`);
  if (held && held.bytes !== data.length)
    return refuse('content_mismatch', `this cid is held with ${held.bytes} bytes, not ${data.length}`);
  return undefined;
}

export function checkRange(bytes: number, { offset, length }: ByteRange): Refusal | undefined {
  const whole = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0;
  if (whole && offset + length <= bytes) return undefined;
  return refuse('malformed', `no ${length} bytes from ${offset} on in a chunk of ${bytes}`);
}

export function unknownChunk(name: string): Refusal {
  return refuse('unknown_chunk', `chunk ${name} is not held here`);
}

export function notItsContent(name: string): Refusal {
  return refuse('content_mismatch', `chunk ${name} is held, but its bytes are no longer its own`);
}
