import canonicalizeModule from 'canonicalize';
import { assert, ok, refuse, type Result } from '../primitives/result.ts';
import { type Codec, Fault } from './codec.ts';

/** Documents that people write: JSON with a published schema, every key known. */

/** A JSON value's codec, and the JSON Schema that says the same. `mayBeAbsent`: the key may be left out. */
export type JsonCodec<T> = Codec<T> & { readonly schema: object; readonly mayBeAbsent?: boolean };

// The package is CommonJS, which Node hands out whole; its declarations speak of a default export.
const canonicalize = canonicalizeModule as unknown as (input: unknown) => string | undefined;

type Fields<T> = { readonly [K in keyof T]-?: JsonCodec<T[K]> };
type Json = Readonly<Record<string, unknown>>;

/** An object with exactly these keys. */
export function jsonRecord<T extends object>(fields: Fields<T>): JsonCodec<T> {
  const entries = Object.entries(fields) as [string, JsonCodec<unknown>][];
  const known = new Set(entries.map(([name]) => name));
  return {
    schema: {
      type: 'object',
      additionalProperties: false,
      required: entries.filter(([, codec]) => !codec.mayBeAbsent).map(([name]) => name),
      properties: Object.fromEntries(entries.map(([name, codec]) => [name, codec.schema])),
    },
    write: (value) => Object.fromEntries(entries.map(([name, codec]) => [name, codec.write((value as Json)[name])])),
    read(json, fault) {
      if (typeof json !== 'object' || json === null || Array.isArray(json)) return fault.set('is not an object');
      const unknown = Object.keys(json).find((key) => !known.has(key));
      if (unknown !== undefined)
        return fault.set(`has the unknown key "${unknown.slice(0, 60)}"; the keys are ${[...known].join(', ')}`);
      const value: Record<string, unknown> = {};
      for (const [name, codec] of entries) {
        if (!Object.hasOwn(json, name)) {
          if (codec.mayBeAbsent) continue;
          return fault.set(`has no "${name}"`);
        }
        value[name] = codec.read((json as Json)[name], fault);
        if (!fault.code) continue;
        fault.path.unshift(name);
        return undefined;
      }
      return value as T;
    },
  };
}

export function jsonList<T>(item: JsonCodec<T>, max: number, min = 0): JsonCodec<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema, minItems: min, maxItems: max },
    write: (values) => values.map(item.write),
    read(json, fault) {
      if (!Array.isArray(json)) return fault.set('is not a list');
      if (json.length < min || json.length > max) return fault.set(`has ${json.length} items, not ${min} to ${max}`);
      const values: T[] = [];
      for (const one of json) {
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

export function jsonText(pattern: string, says: string): JsonCodec<string> {
  const expression = new RegExp(pattern, 'u');
  return {
    schema: { type: 'string', pattern, description: says },
    write: (value) => value,
    read: (json, fault) => (typeof json === 'string' && expression.test(json) ? json : fault.set(`is not ${says}`)),
  };
}

export function jsonInteger(min: number, max: number = Number.MAX_SAFE_INTEGER): JsonCodec<number> {
  return {
    schema: { type: 'integer', minimum: min, maximum: max },
    write: (value) => value,
    // JSON's -0 is a number that canonical JSON writes as 0.
    read: (json, fault) =>
      typeof json === 'number' && Number.isSafeInteger(json) && json >= min && json <= max
        ? json + 0
        : fault.set(`is not a whole number from ${min} to ${max}`),
  };
}

/** A bigint as a decimal string. */
export function jsonBigint(min: bigint, max: bigint): JsonCodec<bigint> {
  return {
    schema: {
      type: 'string',
      pattern: '^(0|[1-9][0-9]{0,38})$',
      description: `a decimal string from ${min} to ${max}`,
    },
    write: (value) => value.toString(),
    read(json, fault) {
      const value = typeof json === 'string' && /^(0|[1-9][0-9]{0,38})$/.test(json) ? BigInt(json) : undefined;
      return value !== undefined && value >= min && value <= max
        ? value
        : fault.set(`is not a decimal string from ${min} to ${max}`);
    },
  };
}

export const jsonBoolean: JsonCodec<boolean> = {
  schema: { type: 'boolean' },
  write: (value) => value,
  read: (json, fault) => (typeof json === 'boolean' ? json : fault.set('is neither true nor false')),
};

export function jsonChoice<T extends string>(names: readonly T[]): JsonCodec<T> {
  return {
    schema: { enum: names },
    write: (value) => value,
    read: (json, fault) => names.find((name) => name === json) ?? fault.set(`is not one of ${names.join(', ')}`),
  };
}

/** A key that may be left out. */
export function jsonOptional<T>(codec: JsonCodec<T>): JsonCodec<T | undefined> {
  return {
    schema: codec.schema,
    mayBeAbsent: true,
    write: (value) => (value === undefined ? undefined : codec.write(value)),
    read: codec.read,
  };
}

const MAX_TEXT = 1_048_576;

/** The checked value of a document, or a refusal that names the key. Never throws. */
export function decodeJson<T>(codec: JsonCodec<T>, text: string, what: string): Result<T> {
  if (text.length > MAX_TEXT) return refuse('too_large', `${what} has over ${MAX_TEXT} characters`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refuse('malformed', `${what} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  const fault = new Fault();
  const value = codec.read(json, fault);
  if (fault.code) return refuse(fault.code, `${[what, ...fault.path].join('.')} ${fault.message}`);
  return ok(value as T);
}

/** Canonical JSON (RFC 8785): the same value gives the same text. */
export function encodeJson<T>(codec: JsonCodec<T>, value: T): string {
  const text = canonicalize(codec.write(value));
  assert(text !== undefined, 'a document has a JSON text');
  return text;
}
