import { toHex } from '../../primitives/bytes.ts';
import { CODES } from '../../primitives/codes.ts';
import { InfinityDbError } from '../../primitives/error.ts';
import type { Refusal } from '../../primitives/result.ts';
import { isRetryable } from '../../settlement/store/with-tx.ts';
import { isNatsFailure } from '../settlement/nats-failure.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** JSON in which a bigint is a decimal string and bytes are hex. It says how things are now: see entity-tag.ts for what a reader may keep. */
export function jsonReply(value: unknown, status = 200): Response {
  const text = JSON.stringify(value, (_, field: unknown) =>
    typeof field === 'bigint' ? String(field) : field instanceof Uint8Array ? toHex(field) : field,
  );
  return new Response(text, { status, headers: { 'content-type': JSON_TYPE, 'cache-control': 'no-store' } });
}

/** `{ok: false, code, message, retryable, details?}` with the code's status. */
export function errorReply(error: InfinityDbError): Response {
  return jsonReply(error.toJSON(), CODES[error.code].http);
}

export function refusalReply(refusal: Refusal): Response {
  return errorReply(InfinityDbError.from(refusal));
}

/** What a failure of any kind is to a caller. */
export function asInfinityDbError(error: unknown): InfinityDbError {
  if (InfinityDbError.is(error)) return error;
  if (isRetryable(error))
    return new InfinityDbError('database_unavailable', 'the database is away; try again', { cause: error });
  if (isNatsFailure(error))
    return new InfinityDbError('nats_unavailable', 'NATS does not answer; try again', { cause: error });
  return new InfinityDbError('internal', "the request failed; settlement's log says why", { cause: error });
}

/** Content that never changes under its address. */
export function immutableReply(bytes: Uint8Array, contentType: string): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': contentType, 'cache-control': 'public, max-age=31536000, immutable' },
  });
}

export function textReply(text: string, contentType = 'text/plain; charset=utf-8', cache = 'no-store'): Response {
  return new Response(text, { headers: { 'content-type': contentType, 'cache-control': cache } });
}
