import { bigEndian, concatBytes, utf8 } from '../../primitives/bytes.ts';
import { sha256 } from '../../primitives/hash.ts';
import type { SigningKey } from '../../primitives/keys.ts';
import type { Clock } from '../../primitives/ports.ts';

/** Names of the headers that authorise a request: base64 of the signed ticket and of the signature, decimal ms, 64 hex digits. */
export const HEADERS = {
  ticket: 'x-infinitydb-ticket',
  signature: 'x-infinitydb-signature',
  time: 'x-infinitydb-time',
  cid: 'x-infinitydb-cid',
} as const;

const TAG = utf8('infinitydb/request/v1\0');

/** What lets a request in: a ticket, and the key that the ticket names as its reader. */
export type Access = { readonly ticket: Uint8Array; readonly reader: SigningKey; readonly clock: Clock };

/** What is asked. `cid`: of the body, as its header says; empty where there is none. */
export type Asked = {
  readonly method: string;
  /** From the first slash, no host and no query. */
  readonly path: string;
  readonly cid: string;
};

/** What the reader key signs: tag, SHA-256 of the signed ticket, time (u64 BE), then `METHOD path cid`. */
export function requestMessage(ticket: Uint8Array, timeMs: number, { method, path, cid }: Asked): Uint8Array {
  return concatBytes(TAG, sha256(ticket), bigEndian(timeMs, 8), utf8(`${method} ${path} ${cid}`));
}

export function authorisingHeaders({ ticket, reader, clock }: Access, asked: Asked): Record<string, string> {
  const timeMs = clock.nowMs();
  return {
    [HEADERS.ticket]: Buffer.from(ticket).toString('base64'),
    [HEADERS.signature]: Buffer.from(reader.sign(requestMessage(ticket, timeMs, asked))).toString('base64'),
    [HEADERS.time]: String(timeMs),
    ...(asked.cid ? { [HEADERS.cid]: asked.cid } : {}),
  };
}
