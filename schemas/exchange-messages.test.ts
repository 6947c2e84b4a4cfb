import { expect, test } from 'vitest';
import { equalBytes, toHex } from '../primitives/bytes.ts';
import { signingKey } from '../primitives/keys.ts';
import type { Result } from '../primitives/result.ts';
import { decodeChunk, decodeDataObject, encodeChunk, encodeDataObject, MAX_CHUNK_DATA_BYTES } from './chunk.ts';
import { infinitydb } from './generated/messages.js';
import { decodeManifest, encodeManifest, type WireManifest } from './manifest.ts';
import { decodePresence, encodePresence, signPresence, verifyPresence } from './presence.ts';
import {
  type BuyReply,
  decodeBuyReply,
  decodeBuyRequest,
  decodeQuoteReply,
  decodeQuoteRequest,
  encodeBuyReply,
  encodeBuyRequest,
  encodeQuoteReply,
  encodeQuoteRequest,
  type QuoteReply,
} from './quote.ts';
import { checkStrict } from './strict-decoder.ts';
import {
  decodeSignedTicket,
  decodeTicket,
  encodeSignedTicket,
  encodeTicket,
  signTicket,
  type Ticket,
  verifyTicket,
} from './ticket.ts';

const networkId = new Uint8Array(32).fill(9);
const key = signingKey(new Uint8Array(32).fill(1));
const agent = 'ab'.repeat(32);
const cid = 'cd'.repeat(32);

function survives<T>(decode: (bytes: Uint8Array) => Result<T>, encode: (value: T) => Uint8Array, values: readonly T[]) {
  for (const value of values) expect(decode(encode(value))).toEqual({ ok: true, value });
  checkStrict(decode, encode, values.map(encode));
}

test('chunks and data objects', () => {
  const chunk = {
    identifier: (1n << 64n) - 1n,
    chunkType: 1,
    chunkSize: 3n,
    partNumber: 2,
    spread: (2 << 16) | 4,
    dataType: -1,
    data: Uint8Array.of(1, 2, 3),
  };
  survives(decodeChunk, encodeChunk, [chunk]);
  survives(decodeDataObject, encodeDataObject, [{ content: Uint8Array.of(1) }]);
  const full = { ...chunk, data: new Uint8Array(MAX_CHUNK_DATA_BYTES).fill(1) };
  const decoded = decodeChunk(encodeChunk(full));
  expect(decoded.ok && equalBytes(decoded.value.data, full.data)).toBe(true);
  const over = { data: new Uint8Array(MAX_CHUNK_DATA_BYTES + 1) };
  expect(decodeChunk(infinitydb.v1.InfinityDBChunk.encode(over).finish())).toMatchObject({ code: 'too_large' });
});

test('manifests, with slots or inline', () => {
  const coded: WireManifest = {
    version: 1,
    size: Number.MAX_SAFE_INTEGER,
    sealedSize: 5,
    compression: 'zstd',
    k: 2,
    n: 4,
    segmentBytes: 1_048_576,
    slots: Array.from({ length: 4 }, (_, i) => ({ dataRoot: new Uint8Array(32).fill(i), cidCount: i })),
  };
  const inline: WireManifest = { ...coded, compression: 'none', slots: [], inline: Uint8Array.of(1, 2) };
  survives(decodeManifest, encodeManifest, [coded, inline]);
  const decoded = decodeManifest(encodeManifest(coded));
  expect(decoded.ok && 'inline' in decoded.value).toBe(false);
});

test('quotes and purchases by request and reply', () => {
  survives(decodeQuoteRequest, encodeQuoteRequest, [{ buyer: agent, cid, asset: 1 }]);
  survives<QuoteReply>(decodeQuoteReply, encodeQuoteReply, [
    { type: 'quoted', quote: Uint8Array.of(1), signature: new Uint8Array(64) },
    { type: 'refused', code: 'unknown_chunk', message: 'not held', reason: 'not_offered' },
  ]);
  survives(decodeBuyRequest, encodeBuyRequest, [{ trade: 1n, buyer: agent, cid }]);
  survives<BuyReply>(decodeBuyReply, encodeBuyReply, [
    { type: 'delivery', address: 'https://10.0.0.1:4290', certificateFingerprint: cid },
    { type: 'delivery', address: 'http://127.0.0.1:4290', certificateFingerprint: '' },
    { type: 'refused', code: 'wrong_state', message: '', reason: '' },
  ]);
});

const ticket: Ticket = {
  network: toHex(networkId),
  leaseOrTrade: 7n,
  verb: 'write',
  holder: agent,
  readerKey: cid,
  cid: '',
  slot: 3,
  maxBytes: 1n << 40n,
  deadlineMs: 1_000,
  issuer: toHex(key.publicKey),
};

test('tickets', () => {
  survives(decodeTicket, encodeTicket, [ticket, { ...ticket, verb: 'blob', cid }]);
  survives(decodeSignedTicket, encodeSignedTicket, [{ ticket: encodeTicket(ticket), signature: new Uint8Array(64) }]);
});

test("a ticket holds for its network, holder and time, under its issuer's signature", () => {
  const bytes = signTicket(key, ticket);
  const expected = { networkId, holder: agent, nowMs: 1_000 };
  expect(verifyTicket(bytes, expected)).toEqual({ ok: true, value: ticket });
  expect(verifyTicket(bytes, { ...expected, nowMs: 1_001 })).toMatchObject({ code: 'ticket_invalid' });
  expect(verifyTicket(bytes, { ...expected, holder: cid })).toMatchObject({ code: 'ticket_invalid' });
  expect(verifyTicket(bytes, { ...expected, networkId: new Uint8Array(32) })).toMatchObject({ code: 'wrong_network' });
  const forged = encodeSignedTicket({
    ticket: encodeTicket({ ...ticket, issuer: agent }),
    signature: new Uint8Array(64),
  });
  expect(verifyTicket(forged, expected)).toMatchObject({ code: 'bad_signature' });
  expect(verifyTicket(bytes.subarray(1), expected)).toMatchObject({ code: 'malformed' });
});

test('presence, signed for its network', () => {
  const presence = signPresence(networkId, key, {
    address: 'http://127.0.0.1:4290',
    freeBytes: 1n,
    capacityBytes: 2n,
    timeMs: 3,
    certificateFingerprint: '',
  });
  survives(decodePresence, encodePresence, [presence, { ...presence, certificateFingerprint: cid }]);
  expect(verifyPresence(networkId, presence)).toBe(true);
  expect(verifyPresence(networkId, { ...presence, freeBytes: 2n })).toBe(false);
  expect(verifyPresence(new Uint8Array(32), presence)).toBe(false);
});
