import { bigEndian, concatBytes, utf8 } from './bytes.ts';

/** At most this many commands in a frame's body. */
export const MAX_COMMANDS = 256;
/** At most this many bytes of body. */
export const MAX_BODY_BYTES = 49_152;

const FRAME_TAG = utf8('infinitydb/frame/v1\0');
const LEASE_TAG = utf8('infinitydb/lease/v1\0');
const QUOTE_TAG = utf8('infinitydb/quote/v1\0');
const TICKET_TAG = utf8('infinitydb/ticket/v1\0');
const ENROL_TAG = utf8('infinitydb/enrol/v1\0');

/** What a frame's Ed25519 signature covers (DESIGN §6); `body` as sent, never encoded again. */
export function frameMessage(
  networkId: Uint8Array,
  agentKey: Uint8Array,
  partition: number,
  firstSequence: bigint,
  body: Uint8Array,
): Uint8Array {
  return concatBytes(FRAME_TAG, networkId, agentKey, bigEndian(partition, 2), bigEndian(firstSequence, 8), body);
}

/** What both parties of a lease sign: the terms as sent. */
export const leaseMessage = (networkId: Uint8Array, terms: Uint8Array): Uint8Array =>
  concatBytes(LEASE_TAG, networkId, terms);
/** What the seller of a bilateral quote signs. */
export const quoteMessage = (networkId: Uint8Array, quote: Uint8Array): Uint8Array =>
  concatBytes(QUOTE_TAG, networkId, quote);
/** What the issuer of a ticket signs. */
export const ticketMessage = (networkId: Uint8Array, ticket: Uint8Array): Uint8Array =>
  concatBytes(TICKET_TAG, networkId, ticket);
/** What an agent's key countersigns at enrolment: the EIP-712 digest of its owner's delegation. */
export const enrolMessage = (digest: Uint8Array): Uint8Array => concatBytes(ENROL_TAG, digest);
