import { ACCOUNT_BYTES, decodeAccount, encodeAccount } from '../account.ts';
import { bigEndian, fromBigEndian, fromHex, toHex } from '../bytes.ts';
import { assert } from '../result.ts';
import type { TransferId } from '../transfer.ts';

// The room that the last writer gave back: a fresh one for each entry would cost more than filling it.
let spare: Uint8Array | undefined;
const ROOM_BYTES = 1_024;

/** Writes fixed-width big-endian fields one after another. `bytes` or `rest` ends it. */
export class LayoutWriter {
  #out: Uint8Array = spare ?? new Uint8Array(ROOM_BYTES);
  #at = 0;

  constructor() {
    spare = undefined;
  }

  uint(value: bigint | number, width: number): this {
    const plain = typeof value === 'bigint' && value <= 0xffff_ffffn ? Number(value) : value;
    if (typeof plain === 'bigint' || !Number.isSafeInteger(plain) || plain < 0 || plain >= 2 ** (8 * width))
      return this.#put(bigEndian(value, width));
    if (this.#at + width > this.#out.length) this.#grow(width);
    const out = this.#out;
    const end = this.#at + width;
    let rest = plain >>> 0;
    for (let i = end - 1; i >= this.#at; i--) {
      out[i] = rest;
      rest >>>= 8;
      if (i === end - 4) rest = Math.floor(plain / 2 ** 32);
    }
    this.#at = end;
    return this;
  }
  /** `hex` padded on the left with zeros to `width` bytes. */
  hex(hex: string, width: number): this {
    const bytes = fromHex(hex.padStart(2 * width, '0'));
    assert(bytes?.length === width, `${hex} as ${width} bytes`);
    return this.#put(bytes);
  }
  account(name: string): this {
    return this.#put(encodeAccount(name));
  }
  transferId(id: TransferId | undefined): this {
    const { partition, generation, sequence, index } = id ?? { partition: 0, generation: 0, sequence: 0, index: 0 };
    return this.uint(partition, 2).uint(generation, 4).uint(sequence, 8).uint(index, 4);
  }
  rest(bytes: Uint8Array): Uint8Array {
    return this.#put(bytes).bytes();
  }
  bytes(): Uint8Array {
    const out = this.#out.slice(0, this.#at);
    if (this.#out.length === ROOM_BYTES) spare = this.#out;
    return out;
  }

  #put(bytes: Uint8Array): this {
    if (this.#at + bytes.length > this.#out.length) this.#grow(bytes.length);
    this.#out.set(bytes, this.#at);
    this.#at += bytes.length;
    return this;
  }
  #grow(more: number): void {
    const larger = new Uint8Array(2 * (this.#out.length + more));
    larger.set(this.#out);
    this.#out = larger;
  }
}

/** Reads what LayoutWriter wrote; `short` is set once more is asked for than is there. */
export class LayoutReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  short = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  take(width: number): Uint8Array {
    const end = this.#at + width;
    if (end > this.#bytes.length) {
      this.short = true;
      return new Uint8Array(width);
    }
    const out = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return out;
  }
  big(width: number): bigint {
    return fromBigEndian(this.take(width));
  }
  uint(width: number): number {
    const end = this.#at + width;
    if (end > this.#bytes.length) {
      this.short = true;
      return 0;
    }
    let value = 0;
    for (; this.#at < end; this.#at++) value = value * 256 + (this.#bytes[this.#at] as number);
    // Above 2^53 it is no longer exact, but above it all the same.
    if (value > Number.MAX_SAFE_INTEGER) this.short = true;
    return value;
  }
  hex(width: number): string {
    return toHex(this.take(width));
  }
  account(): string {
    const bytes = this.take(ACCOUNT_BYTES);
    return this.short ? '' : decodeAccount(bytes);
  }
  transferId(): TransferId {
    return { partition: this.uint(2), generation: this.uint(4), sequence: this.uint(8), index: this.uint(4) };
  }
  rest(): Uint8Array {
    const out = this.#bytes.subarray(this.#at);
    this.#at = this.#bytes.length;
    return out;
  }
  /** Whether exactly all bytes were read. */
  get exact(): boolean {
    return !this.short && this.#at === this.#bytes.length;
  }
}
