import { fromHex, toHex } from './bytes.ts';
import { assert } from './result.ts';

/**
 * Values of the reducer's tables as JSON text: `{"$n": "<decimal>"}` is a bigint, `{"$b": "<hex>"}` bytes, `{"$u": 1}` undefined,
 * `{"$m": [[key, value], …]}` a Map and `{"$s": […]}` a Set in their order. No name of ours begins with a dollar sign.
 */
export function toTaggedJson(value: unknown): string {
  return text(value);
}

/** What `toTaggedJson` wrote, from parsed JSON. */
export function fromTaggedJson(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(fromTaggedJson);
  if (typeof json !== 'object' || json === null) return json;
  const fields = Object.entries(json);
  const [name, inner] = fields.length === 1 ? (fields[0] as [string, unknown]) : ['', undefined];
  switch (name) {
    case '$n':
      return BigInt(inner as string);
    case '$b':
      return bytes(inner as string);
    case '$u':
      return undefined;
    case '$m':
      return new Map(
        (inner as [unknown, unknown][]).map(([key, value]) => [fromTaggedJson(key), fromTaggedJson(value)]),
      );
    case '$s':
      return new Set((inner as unknown[]).map(fromTaggedJson));
    default:
      return Object.fromEntries(fields.map(([key, value]) => [key, fromTaggedJson(value)]));
  }
}

// One pass, with no tagged copy of the value between.
function text(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return '{"$u":1}';
    case 'bigint':
      return `{"$n":"${value}"}`;
    case 'object':
      return value === null ? 'null' : textOfObject(value);
    default:
      return JSON.stringify(value);
  }
}

function textOfObject(value: object): string {
  if (Array.isArray(value)) return textOfList(value);
  if (value instanceof Uint8Array) return `{"$b":"${toHex(value)}"}`;
  if (value instanceof Map) return `{"$m":${textOfList([...value])}}`;
  if (value instanceof Set) return `{"$s":${textOfList([...value])}}`;
  let out = '';
  for (const [key, inner] of Object.entries(value)) out += `${out === '' ? '{' : ','}"${key}":${text(inner)}`;
  return out === '' ? '{}' : `${out}}`;
}

function textOfList(values: readonly unknown[]): string {
  return `[${values.map(text).join(',')}]`;
}

function bytes(hex: string): Uint8Array {
  const value = fromHex(hex);
  assert(value, `${hex} is hexadecimal`);
  return value;
}
