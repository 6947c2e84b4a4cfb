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

/** `name=1`; throws `malformed` for another value than 1 and 0. */
export function flagParameter(c: Context, name: string): boolean {
  return textParameter(c, name, /^[01]$/, '1 or 0') === '1';
}

const HOLDER = /^(?:system|[0-9a-f]{40}|[0-9a-f]{64})$/;
export const holderParameter = (c: Context): string | undefined =>
  textParameter(c, 'holder', HOLDER, 'an agent (64 hex digits), an owner (40) or system');

export const hexParameter = (c: Context, name: string): string | undefined =>
  textParameter(c, name, /^[0-9a-f]{64}$/, '64 lower-case hex digits');

/** The first `limit` of rows that stand in an order that does not change, and where the next page goes on. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (row: T) => string,
): { readonly page: readonly T[]; readonly next: string | undefined } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: last !== undefined && rows.length > limit ? cursorOf(last) : undefined };
}

/** The path after `prefix`, with its percent signs resolved; throws `malformed` where they spell nothing. */
export function pathRest(c: Context, prefix: string): string {
  const { pathname } = new URL(c.req.url);
  try {
    return decodeURIComponent(pathname.slice(prefix.length));
  } catch (cause) {
    throw new InfinityDbError('malformed', `${pathname} is not percent-encoded as a path is`, { cause });
  }
}
