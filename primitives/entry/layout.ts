import { ACCOUNT_BYTES, decodeAccount, encodeAccount } from '../account.ts';
import { bigEndian, fromBigEndian, fromHex, toHex } from '../bytes.ts';
import { assert } from '../result.ts';
import type { TransferId } from '../transfer.ts';

/** Writes fixed-width big-endian fields one after another. */
export class LayoutWriter {
  readonly #parts: Uint8Array[] = [];

  uint(value: bigint | number, width: number): this {
    this.#parts.push(bigEndian(value, width));
    return this;
  }
  /** `hex` padded on the left with zeros to `width` bytes. */
  hex(hex: string, width: number): this {
    const bytes = fromHex(hex.padStart(2 * width, '0'));
    assert(bytes?.length === width, `${hex} as ${width} bytes`);
    this.#parts.push(bytes);
    return this;
  }
  account(name: string): this {
    this.#parts.push(encodeAccount(name));
    return this;
  }
  transferId(id: TransferId | undefined): this {
    const { partition, generation, sequence, index } = id ?? { partition: 0, generation: 0, sequence: 0, index: 0 };
    return this.uint(partition, 2).uint(generation, 4).uint(sequence, 8).uint(index, 4);
  }
  rest(bytes: Uint8Array): Uint8Array {
    this.#parts.push(bytes);
    return this.bytes();
  }
  bytes(): Uint8Array {
    const out = new Uint8Array(this.#parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.#parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
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
    const value = this.big(width);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) this.short = true;
    return Number(value);
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
