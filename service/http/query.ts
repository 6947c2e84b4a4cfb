import type { Context } from 'hono';
import { InfinityDbError } from '../../primitives/error.ts';

/** A whole number from the query; throws `malformed` for another value. */
export function numberParameter(c: Context, name: string, range: { min: number; max: number }): number | undefined {
  const text = c.req.query(name);
  if (text === undefined) return undefined;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= range.min && value <= range.max) return value;
  throw new InfinityDbError('malformed', `${name}=${text} is not a whole number from ${range.min} to ${range.max}`);
}

export function limitParameter(c: Context, usual = 100, most = 1_000): number {
  return numberParameter(c, 'limit', { min: 1, max: most }) ?? usual;
}

/** A value of the query that fits `form`; throws `malformed` with `says` for another. */
export function textParameter(c: Context, name: string, form: RegExp, says: string): string | undefined {
  const text = c.req.query(name);
  if (text === undefined || form.test(text)) return text;
  throw new InfinityDbError('malformed', `${name}=${text.slice(0, 100)} is not ${says}`);
}

const HOLDER = /^(?:system|[0-9a-f]{40}|[0-9a-f]{64})$/;
export const holderParameter = (c: Context): string | undefined =>
  textParameter(c, 'holder', HOLDER, 'an agent (64 hex digits), an owner (40) or system');

export const hexParameter = (c: Context, name: string): string | undefined =>
  textParameter(c, name, /^[0-9a-f]{64}$/, '64 lower-case hex digits');

/** The path after `prefix`, with its percent signs resolved; throws `malformed` where they spell nothing. */
export function pathRest(c: Context, prefix: string): string {
  const { pathname } = new URL(c.req.url);
  try {
    return decodeURIComponent(pathname.slice(prefix.length));
  } catch (cause) {
    throw new InfinityDbError('malformed', `${pathname} is not percent-encoded as a path is`, { cause });
  }
}
