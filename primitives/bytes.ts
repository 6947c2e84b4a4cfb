/** Byte strings: hexadecimal, concatenation, big-endian integers. No I/O; runs in a browser. */

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

/** Node's own, where there is one: several times faster. */
const NodeBuffer = globalThis.Buffer as typeof globalThis.Buffer | undefined;

/** Lower-case hexadecimal, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  if (NodeBuffer) return NodeBuffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
  let out = '';
  for (const byte of bytes) out += HEX[byte];
  return out;
}

/** The bytes that `hex` (an even number of digits, no prefix) spells, or undefined where it spells none. */
export function fromHex(hex: string): Uint8Array | undefined {
  if (hex.length % 2 !== 0) return undefined;
  const out = new Uint8Array(hex.length / 2);
  // It stops at the first digit that is none.
  if (NodeBuffer) return NodeBuffer.from(out.buffer).write(hex, 'hex') === out.length ? out : undefined;
  for (let i = 0; i < out.length; i++) {
    const byte = (digit(hex.charCodeAt(2 * i)) << 4) | digit(hex.charCodeAt(2 * i + 1));
    if (byte < 0) return undefined;
    out[i] = byte;
  }
  return out;
}

// The value of a digit's character code; negative for any other.
function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

const TEXT = new TextEncoder();
export function utf8(text: string): Uint8Array {
  return TEXT.encode(text);
}

/** `value` as `width` bytes, big endian. Asserts that it fits. */
export function bigEndian(value: bigint | number, width: number): Uint8Array {
  const isWhole = typeof value === 'bigint' || Number.isInteger(value);
  if (isWhole && value >= 0 && value < 2 ** 53 && (width >= 7 || value < 2 ** (8 * width)))
    return smallBigEndian(Number(value), width);
  let rest = BigInt(value);
  if (rest < 0n || rest >= 1n << BigInt(8 * width)) throw new RangeError(`${rest} does not fit ${width} bytes`);
  const out = new Uint8Array(width);
  for (let i = width - 1; i >= 0; i--) {
    out[i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return out;
}

function smallBigEndian(value: number, width: number): Uint8Array {
  const out = new Uint8Array(width);
  let high = Math.floor(value / 2 ** 32);
  let low = value >>> 0;
  for (let i = width - 1; low > 0; i--, low >>>= 8) out[i] = low & 0xff;
  for (let i = width - 5; high > 0; i--, high >>>= 8) out[i] = high & 0xff;
  return out;
}

/** The unsigned integer that `bytes` spell, big endian. */
export function fromBigEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  let part = 0;
  let bits = 0;
  // By six bytes, which a number holds exactly: arithmetic on bigints is what costs.
  for (const byte of bytes) {
    part = part * 256 + byte;
    bits += 8;
    if (bits < 48) continue;
    value = (value << 48n) | BigInt(part);
    part = bits = 0;
  }
  return value === 0n ? BigInt(part) : (value << BigInt(bits)) | BigInt(part);
}
