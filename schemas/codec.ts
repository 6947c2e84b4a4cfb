import type protobuf from 'protobufjs/minimal.js';
import type { Code } from '../primitives/codes.ts';
import { assert, ok, refuse, type Result } from '../primitives/result.ts';

/** The first thing wrong with a message, and the field it was found in. */
export class Fault {
  code: Code | undefined;
  message = '';
  readonly path: string[] = [];

  /** Always undefined: what a reader returns where it has no value. */
  set(message: string, code: Code = 'malformed'): undefined {
    this.code ??= code;
    this.message ||= message;
  }
}

/** One field, or one message, between its checked value and what the generated code encodes and decodes. */
export type Codec<T> = {
  /** Asserts that the value is in range: sending a wrong one is our mistake. */
  readonly write: (value: T) => unknown;
  /** The checked value; sets a fault and returns undefined where there is none. */
  readonly read: (wire: unknown, fault: Fault) => T | undefined;
};

/** The static side of a generated message class. */
export type MessageType = {
  encode(message: object, writer?: protobuf.Writer): protobuf.Writer;
  decode(reader: Uint8Array): object;
};

type Fields<T> = { readonly [K in keyof T]-?: Codec<T[K]> };

/** A message whose fields have the same names as the value's. */
export function record<T extends object>(fields: Fields<T>): Codec<T> {
  const entries = Object.entries(fields) as [string, Codec<unknown>][];
  return {
    write(value) {
      const wire: Record<string, unknown> = {};
      for (const [name, codec] of entries) wire[name] = codec.write((value as Record<string, unknown>)[name]);
      return wire;
    },
    read(wire, fault) {
      if (typeof wire !== 'object' || wire === null) return fault.set('is missing');
      const value: Record<string, unknown> = {};
      for (const [name, codec] of entries) {
        value[name] = codec.read((wire as Record<string, unknown>)[name], fault);
        if (!fault.code) continue;
        fault.path.unshift(name);
        return undefined;
      }
      return value as T;
    },
  };
}

type Tagged = { readonly type: string };
type Untagged<U, K> = U extends Tagged ? (K extends U['type'] ? Omit<U, 'type'> : never) : never;
/** A codec for each member of a union tagged by `type`; the names are those of the oneof's members. */
export type Members<U extends Tagged> = { readonly [K in U['type']]: Codec<Untagged<U, K>> };

/**
 * A oneof as a union tagged by `type`. None set → `unsetCode` (a member of a newer version is an unknown field, hence unset too);
 * one of `unsupported` → `unsupported_command`.
 */
export function tagged<U extends Tagged>(
  members: Members<U>,
  unsetCode: Code = 'malformed',
  unsupported: readonly string[] = [],
): Codec<U> {
  const codecs = new Map(Object.entries(members) as [string, Codec<object>][]);
  return {
    write(value) {
      const codec = codecs.get(value.type);
      assert(codec, `${value.type} is a member of the union`);
      return { [value.type]: codec.write(value) };
    },
    read(wire, fault) {
      if (typeof wire !== 'object' || wire === null) return fault.set('is missing');
      const [type, another] = Object.keys(wire);
      if (type === undefined) return fault.set('is of no known kind', unsetCode);
      if (another !== undefined) return fault.set(`is both ${type} and ${another}`);
      const codec = codecs.get(type);
      if (codec) {
        const value = codec.read((wire as Record<string, unknown>)[type], fault);
        if (fault.code) fault.path.unshift(type);
        return value && ({ type, ...value } as unknown as U);
      }
      if (unsupported.includes(type))
        return fault.set(`${type} is not yet supported by this network`, 'unsupported_command');
      return fault.set('is of no known kind', unsetCode);
    },
  };
}

export function list<T>(item: Codec<T>, max: number): Codec<readonly T[]> {
  return {
    write(values) {
      assert(values.length <= max, `a list of ${values.length} has at most ${max} items`);
      return values.map(item.write);
    },
    read(wire, fault) {
      if (!Array.isArray(wire)) return fault.set('is missing');
      if (wire.length > max) return fault.set(`has ${wire.length} items; at most ${max} are allowed`, 'too_large');
      const values: T[] = [];
      for (const one of wire) {
        const value = item.read(one, fault);
        if (fault.code) {
          fault.path.unshift(String(values.length));
          return undefined;
        }
        values.push(value as T);
      }
      return values;
    },
  };
}

/** A message field that may be absent. */
export function optional<T>(codec: Codec<T>): Codec<T | undefined> {
  return {
    write: (value) => (value === undefined ? undefined : codec.write(value)),
    read: (wire, fault) => (wire === undefined || wire === null ? undefined : codec.read(wire, fault)),
  };
}

const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The one encoding of `value`: fields in order, defaults left out, shortest varints. */
export function encodeWith<T>(type: MessageType, codec: Codec<T>, value: T): Uint8Array {
  return plain(type.encode(codec.write(value) as object).finish());
}

/**
 * The checked value of `bytes`, or a refusal that names the field. Never throws. Only the one encoding of a value is let pass, so
 * unknown or repeated fields, over-long varints, explicit defaults and trailing bytes are `malformed`.
 */
export function decodeWith<T>(
  type: MessageType,
  codec: Codec<T>,
  bytes: Uint8Array,
  what: string,
  maxBytes: number,
): Result<T> {
  if (bytes.length > maxBytes)
    return refuse('too_large', `${what} has ${bytes.length} bytes; at most ${maxBytes} are allowed`);
  let wire: object;
  try {
    wire = type.decode(plain(bytes));
  } catch (error) {
    return refuse('malformed', `${what} is no protobuf message: ${error instanceof Error ? error.message : error}`);
  }
  const fault = new Fault();
  const value = codec.read(wire, fault);
  if (fault.code) return refuse(fault.code, `${[what, ...fault.path].join('.')} ${fault.message}`);
  // Every codec gives each wire value a value of its own, so that the wire value's one encoding is the value's.
  if (!sameBytes(plain(type.encode(wire).finish()), bytes))
    return refuse(
      'malformed',
      `${what} is not in its one encoding: an unknown or repeated field, a default written out, or a long varint`,
    );
  return ok(value as T);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  if (globalThis.Buffer) return globalThis.Buffer.compare(a, b) === 0;
  return a.every((byte, i) => byte === b[i]);
}
