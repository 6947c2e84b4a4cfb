import { bigEndian, fromBigEndian, fromHex, toHex } from '../primitives/bytes.ts';
import { CODES, codeOfWire, type Code } from '../primitives/codes.ts';
import { assert } from '../primitives/result.ts';
import type { Codec } from './codec.ts';

/** Scalar fields. Each refuses what is out of range, so that nothing inside checks again. */

type Long = { readonly low: number; readonly high: number };
const MAX_U64 = (1n << 64n) - 1n;
const MAX_U128 = (1n << 128n) - 1n;

// protobufjs takes a number up to 2^53 - 1, or the two halves of a 64-bit integer.
const toLong = (value: bigint): number | Long =>
  value <= 9_007_199_254_740_991n
    ? Number(value)
    : { low: Number(value & 0xffff_ffffn) | 0, high: Number(value >> 32n) | 0 };

/** uint64 as bigint: ids, counts of bytes, sequences. */
export const u64: Codec<bigint> = {
  write(value) {
    assert(value >= 0n && value <= MAX_U64, `${value} is a u64`);
    return toLong(value);
  },
  read(wire) {
    const { low, high } = wire as Long;
    return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  },
};

/** uint64 as a number up to 2^53 − 1: prices and amounts in engine units, times in milliseconds. */
export const safe: Codec<number> = {
  write(value) {
    assert(Number.isSafeInteger(value) && value >= 0, `${value} is a safe integer of zero or more`);
    return value;
  },
  read(wire, fault) {
    const { low, high } = wire as Long;
    if (high >>> 0 > 0x1f_ffff) return fault.set('is above 2^53 - 1', 'amount_too_large');
    return (high >>> 0) * 0x1_0000_0000 + (low >>> 0);
  },
};

function small(max: number): Codec<number> {
  return {
    write(value) {
      assert(Number.isInteger(value) && value >= 0 && value <= max, `${value} is from 0 to ${max}`);
      return value;
    },
    read: (wire, fault) =>
      (wire as number) > max ? fault.set(`is ${wire}; at most ${max} is allowed`) : (wire as number),
  };
}
export const u32 = small(0xffff_ffff);
export const u16 = small(0xffff);
/** The index of a command within its frame. */
export const commandIndex = small(255);

/** int32: spreads and the seed's data types. */
export const i32: Codec<number> = {
  write(value) {
    assert((value | 0) === value, `${value} is an i32`);
    return value;
  },
  read: (wire) => wire as number,
};

export const flag: Codec<boolean> = { write: (value) => value, read: (wire) => wire as boolean };

/** Text of at most `maxBytes` bytes of UTF-8. */
export function text(maxBytes: number): Codec<string> {
  return {
    write: (value) => value,
    read(wire, fault) {
      // A UTF-16 unit is at most three bytes, so that short texts are not measured.
      if ((wire as string).length * 3 > maxBytes && new TextEncoder().encode(wire as string).length > maxBytes)
        return fault.set(`has more than ${maxBytes} bytes`, 'too_large');
      return wire as string;
    },
  };
}
export const instrument = text(128);
/** What a refusal says. */
export const messageText = text(4_096);

/** Bytes whose length is from `min` to `max`. */
export function raw(min: number, max: number = min): Codec<Uint8Array> {
  return {
    write(value) {
      assert(value.length >= min && value.length <= max, `${value.length} bytes are from ${min} to ${max}`);
      return value;
    },
    read(wire, fault) {
      const { length } = wire as Uint8Array;
      if (length > max)
        return fault.set(`has ${length} bytes; at most ${max} are allowed`, min === max ? 'malformed' : 'too_large');
      if (length < min) return fault.set(`has ${length} bytes; at least ${min} are needed`);
      return new Uint8Array(wire as Uint8Array);
    },
  };
}
export const ed25519Signature = raw(64);
/** EIP-712: 65 bytes from a plain wallet, more from a contract wallet. */
export const ownerSignature = raw(1, 4_096);

function hex(length: number, emptyAllowed: boolean): Codec<string> {
  return {
    write(value) {
      if (value === '' && emptyAllowed) return undefined;
      const bytes = fromHex(value);
      assert(bytes?.length === length, `"${value}" is ${length} bytes in hexadecimal`);
      return bytes;
    },
    read(wire, fault) {
      const bytes = wire as Uint8Array;
      if (bytes.length !== length && !(emptyAllowed && bytes.length === 0))
        return fault.set(`has ${bytes.length} bytes, not ${length}`);
      return toHex(bytes);
    },
  };
}
/** Keys, cids, hashes: 64 lower-case hex digits. */
export const hash = hex(32, false);
export const hashOrEmpty = hex(32, true);
/** An owner's address: 40 lower-case hex digits. */
export const ownerAddress = hex(20, false);

/** u128 base units as exactly 16 bytes, big endian. */
export const amount: Codec<bigint> = {
  write(value) {
    assert(value >= 0n && value <= MAX_U128, `${value} is a u128`);
    return bigEndian(value, 16);
  },
  read(wire, fault) {
    const bytes = wire as Uint8Array;
    return bytes.length === 16 ? fromBigEndian(bytes) : fault.set(`has ${bytes.length} bytes, not the 16 of an amount`);
  },
};

/** A refusal's code as its wire number. */
export const code: Codec<Code> = {
  write: (value) => CODES[value].wire,
  read(wire, fault) {
    const name = codeOfWire(wire as number);
    return CODES[name].wire === wire ? name : fault.set(`is ${wire}, which names no code`);
  },
};

/** An enum's value as its name in lower case without the enum's prefix; the unspecified zero is refused. */
export function choice<T extends string>(
  numbers: Readonly<Record<string, number | string>>,
  prefix: string,
  names: readonly T[],
): Codec<T> {
  const numberOf = new Map<T, number>();
  for (const name of names) {
    const number = numbers[`${prefix}_${name.toUpperCase()}`];
    assert(typeof number === 'number' && number > 0, `${prefix} has ${name}`);
    numberOf.set(name, number);
  }
  const nameOf = new Map([...numberOf].map(([name, number]) => [number, name]));
  return {
    write: (value) => numberOf.get(value),
    read: (wire, fault) =>
      nameOf.get(wire as number) ?? fault.set(`is ${wire}, which is not one of ${names.join(', ')}`),
  };
}
