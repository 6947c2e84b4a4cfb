import type { Context } from 'hono';
import { fromHex } from '../../primitives/bytes.ts';
import { InfinityDbError } from '../../primitives/error.ts';

/** A u64 of the path, decimal. Throws `malformed`. */
export function idOf(c: Context, name: string): bigint {
  const text = c.req.param(name) ?? '';
  if (/^(0|[1-9][0-9]{0,19})$/.test(text)) return BigInt(text);
  throw new InfinityDbError('malformed', `${name} is a decimal number, not ${text.slice(0, 40)}`);
}

/** A small index of the path, decimal. Throws `malformed`. */
export function indexOf(c: Context, name: string): number {
  const index = idOf(c, name);
  if (index <= 0xffff_ffffn) return Number(index);
  throw new InfinityDbError('malformed', `${name} ${index} is over 2^32 - 1`);
}

/** 32 bytes of the path, lower-case hex. Throws `malformed`. */
export function hashOf(c: Context, name: string): Uint8Array {
  return hash(name, c.req.param(name) ?? '');
}

/** 32 bytes in a header, lower-case hex. Throws `malformed`. */
export function hashHeader(c: Context, name: string): Uint8Array {
  return hash(name, c.req.header(name) ?? '');
}

export async function bodyOf(c: Context): Promise<Uint8Array> {
  return new Uint8Array(await c.req.arrayBuffer());
}

function hash(name: string, text: string): Uint8Array {
  const bytes = /^[0-9a-f]{64}$/.test(text) ? fromHex(text) : undefined;
  if (bytes) return bytes;
  throw new InfinityDbError('malformed', `${name} is 64 lower-case hexadecimal digits, not ${text.slice(0, 80)}`);
}
