import { assert } from '../../primitives/result.ts';

/**
 * A column's values as a Postgres array in binary, for a parameter such as `${int8(values)}::bigint[]`: the server reads it without parsing
 * text, and bytes are not doubled into hexadecimal. Format: dimensions, whether it has nulls, element type, length and lower bound, each i32;
 * then each element's length (-1: null) and bytes (src/backend/utils/adt/arrayfuncs.c, array_recv). Undefined is null.
 */
const HEAD_BYTES = 20;
const OIDS = { bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, text: 25, numeric: 1_700 };

type Maybe<T> = T | null | undefined;

export const bool = (values: readonly boolean[]): Buffer =>
  fixed('bool', 1, values, (out, at, value) => out.writeUInt8(value ? 1 : 0, at));

export const int2 = (values: readonly number[]): Buffer =>
  fixed('int2', 2, values, (out, at, value) => out.writeInt16BE(value, at));

export const int4 = (values: readonly Maybe<number>[]): Buffer =>
  fixed('int4', 4, values, (out, at, value) => out.writeInt32BE(value, at));

export const int8 = (values: readonly (number | bigint)[]): Buffer => fixed('int8', 8, values, writeInt8);

export function bytea(values: readonly Uint8Array[]): Buffer {
  return sized(
    'bytea',
    values,
    (value) => value.length,
    (out, at, value) => void out.set(value, at),
  );
}

export function text(values: readonly Maybe<string>[]): Buffer {
  return sized(
    'text',
    values,
    (value) => Buffer.byteLength(value),
    (out, at, value) => void out.write(value, at),
  );
}

/** Whole numbers from zero. */
export function numeric(values: readonly bigint[]): Buffer {
  const digits = values.map(digitsOf);
  return sized('numeric', digits, ({ length }) => 8 + 2 * length, writeNumeric);
}

function fixed<T>(
  type: keyof typeof OIDS,
  width: number,
  values: readonly Maybe<T>[],
  write: (out: Buffer, at: number, value: T) => unknown,
): Buffer {
  return sized(type, values, () => width, write);
}

function sized<T>(
  type: keyof typeof OIDS,
  values: readonly Maybe<T>[],
  sizeOf: (value: T) => number,
  write: (out: Buffer, at: number, value: T) => unknown,
): Buffer {
  const sizes = values.map((value) => (value === null || value === undefined ? -1 : sizeOf(value)));
  const out = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + 4 + Math.max(size, 0), HEAD_BYTES));
  for (const [i, field] of [1, sizes.includes(-1) ? 1 : 0, OIDS[type], values.length, 1].entries())
    out.writeInt32BE(field, 4 * i);
  let at = HEAD_BYTES;
  for (const [i, value] of values.entries()) {
    const size = sizes[i] as number;
    at = out.writeInt32BE(size, at);
    if (size < 0) continue;
    write(out, at, value as T);
    at += size;
  }
  return out;
}

function writeInt8(out: Buffer, at: number, value: number | bigint): void {
  if (typeof value === 'bigint') return void out.writeBigInt64BE(value, at);
  assert(Number.isSafeInteger(value), `${value} is a safe integer`);
  out.writeInt32BE(Math.floor(value / 2 ** 32), at);
  out.writeUInt32BE(value >>> 0, at + 4);
}

const BASE = 10_000;

/** In base 10,000, the most significant first. */
function digitsOf(value: bigint): number[] {
  assert(value >= 0n, `${value} is not negative`);
  const digits: number[] = [];
  let rest = value;
  for (; rest > BigInt(Number.MAX_SAFE_INTEGER); rest /= BigInt(BASE)) digits.push(Number(rest % BigInt(BASE)));
  for (let small = Number(rest); small > 0; small = Math.floor(small / BASE)) digits.push(small % BASE);
  return digits.reverse();
}

// Number of digits, weight of the first, sign, digits after the point; then the digits (numeric.c, numeric_recv).
function writeNumeric(out: Buffer, at: number, digits: readonly number[]): void {
  out.writeInt16BE(digits.length, at);
  out.writeInt16BE(Math.max(digits.length - 1, 0), at + 2);
  out.writeInt32BE(0, at + 4);
  for (const [i, digit] of digits.entries()) out.writeInt16BE(digit, at + 8 + 2 * i);
}
