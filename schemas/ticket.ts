import { equalBytes, fromHex, toHex } from '../primitives/bytes.ts';
import { ticketMessage } from '../primitives/frame.ts';
import { type SigningKey, verifySignature } from '../primitives/keys.ts';
import { assert, ok, refuse, type Result } from '../primitives/result.ts';
import { decodeWith, encodeWith, record } from './codec.ts';
import { choice, ed25519Signature, hash, hashOrEmpty, raw, safe, u32, u64 } from './fields.ts';
import { infinitydb } from './generated/messages.js';

const { v1 } = infinitydb;

/** read: chunks or a slot's cid list; write: a slot's upload; deliver: a trade's ciphertext; move: a moved chunk; blob: a large payload. */
export type TicketVerb = 'read' | 'write' | 'deliver' | 'move' | 'blob';

/** What its issuer lets the bearer of `readerKey` ask of `holder`. */
export type Ticket = {
  /** The network's id, 64 hex digits. */
  readonly network: string;
  readonly leaseOrTrade: bigint;
  readonly verb: TicketVerb;
  readonly holder: string;
  /** The Ed25519 key that signs each request. */
  readonly readerKey: string;
  /** Empty: the whole slot. */
  readonly cid: string;
  readonly slot: number;
  readonly maxBytes: bigint;
  readonly deadlineMs: number;
  readonly issuer: string;
};

const ticket = record<Ticket>({
  network: hash,
  leaseOrTrade: u64,
  verb: choice<TicketVerb>(v1.TicketVerb, 'TICKET_VERB', ['read', 'write', 'deliver', 'move', 'blob']),
  holder: hash,
  readerKey: hash,
  cid: hashOrEmpty,
  slot: u32,
  maxBytes: u64,
  deadlineMs: safe,
  issuer: hash,
});
const signed = record({ ticket: raw(1, 512), signature: ed25519Signature });

export function encodeTicket(value: Ticket): Uint8Array {
  return encodeWith(v1.Ticket, ticket, value);
}
export function decodeTicket(bytes: Uint8Array): Result<Ticket> {
  return decodeWith(v1.Ticket, ticket, bytes, 'Ticket', 512);
}

/** A ticket and its issuer's signature, as a request carries them. `key` is the issuer's. */
export function signTicket(key: SigningKey, value: Omit<Ticket, 'issuer'>): Uint8Array {
  const network = fromHex(value.network);
  assert(network, 'a ticket names its network in hexadecimal');
  const bytes = encodeTicket({ ...value, issuer: toHex(key.publicKey) });
  return encodeSignedTicket({ ticket: bytes, signature: key.sign(ticketMessage(network, bytes)) });
}

export type SignedTicket = { readonly ticket: Uint8Array; readonly signature: Uint8Array };
export function encodeSignedTicket(value: SignedTicket): Uint8Array {
  return encodeWith(v1.SignedTicket, signed, value);
}
export function decodeSignedTicket(bytes: Uint8Array): Result<SignedTicket> {
  return decodeWith(v1.SignedTicket, signed, bytes, 'SignedTicket', 1_024);
}

/**
 * The ticket that `bytes` (a signed ticket) carry, where its issuer signed it for this network and this holder and its deadline is
 * not past. Whether the issuer may grant it, and the request's own signature by `readerKey`, are for the holder to check.
 */
export function verifyTicket(
  bytes: Uint8Array,
  expected: { readonly networkId: Uint8Array; readonly holder: string; readonly nowMs: number },
): Result<Ticket> {
  const outer = decodeSignedTicket(bytes);
  if (!outer.ok) return outer;
  const decoded = decodeTicket(outer.value.ticket);
  if (!decoded.ok) return decoded;
  const { network, holder, deadlineMs, issuer } = decoded.value;
  if (!equalBytes(fromHex(network) as Uint8Array, expected.networkId))
    return refuse('wrong_network', `the ticket is for network ${network}`);
  if (
    !verifySignature(
      fromHex(issuer) as Uint8Array,
      ticketMessage(expected.networkId, outer.value.ticket),
      outer.value.signature,
    )
  )
    return refuse('bad_signature', `the ticket is not signed by its issuer, ${issuer}`);
  if (holder !== expected.holder)
    return refuse('ticket_invalid', `the ticket is for holder ${holder}, not ${expected.holder}`);
  if (deadlineMs < expected.nowMs)
    return refuse(
      'ticket_invalid',
      `the ticket ended at ${deadlineMs}, ${expected.nowMs - deadlineMs} ms ago; ask its issuer for another`,
    );
  return ok(decoded.value);
}
