import { utf8 } from '../primitives/bytes.ts';
import { InfinityDbError } from '../primitives/error.ts';

/** Fixed-width fields, big endian, and texts with their length, in a buffer that grows. */
export class SnapshotWriter {
  #bytes = new Uint8Array(1 << 16);
  #view = new DataView(this.#bytes.buffer);
  #end = 0;

  u8(value: number): void {
    const at = this.#reserve(1);
    this.#view.setUint8(at, value);
  }

  u32(value: number): void {
    const at = this.#reserve(4);
    this.#view.setUint32(at, value);
  }

  f64(value: number): void {
    const at = this.#reserve(8);
    this.#view.setFloat64(at, value);
  }

  text(value: string): void {
    const bytes = utf8(value);
    this.u32(bytes.length);
    this.raw(bytes);
  }

  raw(bytes: Uint8Array): void {
    const at = this.#reserve(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** What was written; a window on the writer's own buffer. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#end);
  }

  #reserve(count: number): number {
    const at = this.#end;
    this.#end = at + count;
    if (this.#end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#end, 2 * this.#bytes.length));
      grown.set(this.#bytes);
      this.#bytes = grown;
      this.#view = new DataView(grown.buffer);
    }
    return at;
  }
}

/** Reads what `SnapshotWriter` wrote; throws `malformed` where the bytes end early. */
export class SnapshotReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1));
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4));
  }

  f64(): number {
    return this.#view.getFloat64(this.#take(8));
  }

  text(): string {
    return new TextDecoder().decode(this.raw(this.u32()));
  }

  raw(count: number): Uint8Array {
    const at = this.#take(count);
    return this.#bytes.subarray(at, at + count);
  }

  /** Calls `each` as often as the next number says. */
  times(each: () => void): void {
    for (let left = this.u32(); left > 0; left--) each();
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw malformed(`${this.#bytes.length - this.#at} bytes too many`);
  }

  #take(count: number): number {
    const at = this.#at;
    if (at + count > this.#bytes.length) throw malformed('the bytes end early');
    this.#at = at + count;
    return at;
  }
}

export function malformed(what: string): InfinityDbError {
  return new InfinityDbError('malformed', `no snapshot of a market partition: ${what}`, { step: 'market' });
}
