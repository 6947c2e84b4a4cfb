import type { Code } from '../primitives/codes.ts';
import type { Quote } from '../primitives/commands.ts';
import { quoteMessage } from '../primitives/frame.ts';
import { fromHex } from '../primitives/bytes.ts';
import { type SigningKey, verifySignature } from '../primitives/keys.ts';
import type { Result } from '../primitives/result.ts';
import { decodeWith, encodeWith, record, tagged } from './codec.ts';
import { amount, code, ed25519Signature, hash, hashOrEmpty, messageText, raw, safe, text, u32, u64 } from './fields.ts';
import { infinitydb } from './generated/messages.js';

const { v1 } = infinitydb;

const quote = record<Quote>({
  negotiationId: u64,
  seller: hash,
  buyer: hashOrEmpty,
  cid: hash,
  bytes: u64,
  asset: u32,
  priceBaseUnits: amount,
  validUntilMs: safe,
});

export function encodeQuote(value: Quote): Uint8Array {
  return encodeWith(v1.Quote, quote, value);
}
export function decodeQuote(bytes: Uint8Array): Result<Quote> {
  return decodeWith(v1.Quote, quote, bytes, 'Quote', 512);
}

/** A quote as its seller sends it: `quoteBytes` as signed. */
export type SignedQuote = { readonly quoteBytes: Uint8Array; readonly signature: Uint8Array };

export function signQuote(networkId: Uint8Array, key: SigningKey, value: Quote): SignedQuote {
  const quoteBytes = encodeQuote(value);
  return { quoteBytes, signature: key.sign(quoteMessage(networkId, quoteBytes)) };
}

/** Whether `seller` (64 hex digits) signed the quote for this network. */
export function verifyQuote(networkId: Uint8Array, seller: string, signed: SignedQuote): boolean {
  const key = fromHex(seller);
  return key !== undefined && verifySignature(key, quoteMessage(networkId, signed.quoteBytes), signed.signature);
}

export type Refused = { readonly type: 'refused'; readonly code: Code; readonly message: string };
export const codedRefusal = record<Omit<Refused, 'type'>>({ code, message: messageText });

/** As `Refused`, with a `DeclineReason` of schemas/decline.ts, or none. */
export type Declined = Refused & { readonly reason: string };
const declinedRequest = record<Omit<Declined, 'type'>>({ code, message: messageText, reason: text(64) });

/** Asks a seller for a quote, on `idb.v1.agent.<seller>.quote`. */
export type QuoteRequest = { readonly buyer: string; readonly cid: string; readonly asset: number };
export type QuoteReply =
  | { readonly type: 'quoted'; readonly quote: Uint8Array; readonly signature: Uint8Array }
  | Declined;
/** Asks a seller to deliver a trade, on `idb.v1.agent.<seller>.buy`. */
export type BuyRequest = { readonly trade: bigint; readonly buyer: string; readonly cid: string };
/** `certificateFingerprint`: SHA-256 of the certificate, or empty on loopback. */
export type BuyReply =
  | { readonly type: 'delivery'; readonly address: string; readonly certificateFingerprint: string }
  | Declined;

const quoteRequest = record<QuoteRequest>({ buyer: hash, cid: hash, asset: u32 });
const quoteReply = tagged<QuoteReply>({
  quoted: record({ quote: raw(1, 512), signature: ed25519Signature }),
  refused: declinedRequest,
});
const buyRequest = record<BuyRequest>({ trade: u64, buyer: hash, cid: hash });
const buyReply = tagged<BuyReply>({
  delivery: record({ address: text(512), certificateFingerprint: hashOrEmpty }),
  refused: declinedRequest,
});

const MAX_BYTES = 8_192;

export const encodeQuoteRequest = (value: QuoteRequest): Uint8Array => encodeWith(v1.QuoteRequest, quoteRequest, value);
export const decodeQuoteRequest = (bytes: Uint8Array): Result<QuoteRequest> =>
  decodeWith(v1.QuoteRequest, quoteRequest, bytes, 'QuoteRequest', MAX_BYTES);
export const encodeQuoteReply = (value: QuoteReply): Uint8Array => encodeWith(v1.QuoteReply, quoteReply, value);
export const decodeQuoteReply = (bytes: Uint8Array): Result<QuoteReply> =>
  decodeWith(v1.QuoteReply, quoteReply, bytes, 'QuoteReply', MAX_BYTES);
export const encodeBuyRequest = (value: BuyRequest): Uint8Array => encodeWith(v1.BuyRequest, buyRequest, value);
export const decodeBuyRequest = (bytes: Uint8Array): Result<BuyRequest> =>
  decodeWith(v1.BuyRequest, buyRequest, bytes, 'BuyRequest', MAX_BYTES);
export const encodeBuyReply = (value: BuyReply): Uint8Array => encodeWith(v1.BuyReply, buyReply, value);
export const decodeBuyReply = (bytes: Uint8Array): Result<BuyReply> =>
  decodeWith(v1.BuyReply, buyReply, bytes, 'BuyReply', MAX_BYTES);
