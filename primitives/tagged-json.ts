import { fromHex, toHex } from './bytes.ts';
import { assert } from './result.ts';

/**
 * Values of the reducer's tables as JSON text: `{"$n": "<decimal>"}` is a bigint, `{"$b": "<hex>"}` bytes, `{"$u": 1}` undefined,
 * `{"$m": [[key, value], …]}` a Map and `{"$s": […]}` a Set in their order. No name of ours begins with a dollar sign.
 */
export function toTaggedJson(value: unknown): string {
  return JSON.stringify(tag(value));
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

function tag(value: unknown): unknown {
  if (value === undefined) return { $u: 1 };
  if (typeof value === 'bigint') return { $n: value.toString() };
  if (value instanceof Uint8Array) return { $b: toHex(value) };
  if (value instanceof Map) return { $m: [...value].map(([key, inner]) => [tag(key), tag(inner)]) };
  if (value instanceof Set) return { $s: [...value].map(tag) };
  if (Array.isArray(value)) return value.map(tag);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tag(inner)]));
  return value;
}

function bytes(hex: string): Uint8Array {
  const value = fromHex(hex);
  assert(value, `${hex} is hexadecimal`);
  return value;
}
