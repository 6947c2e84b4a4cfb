import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeJournalReply,
  decodeJournalRequest,
  encodeJournalReply,
  encodeJournalRequest,
  type JournalReply,
} from './journal.ts';

const count = fc.nat({ max: 2 ** 31 - 1 });
const reply: fc.Arbitrary<JournalReply> = fc.record({
  generation: count,
  watermark: fc.maxSafeNat(),
  timeMs: fc.maxSafeNat(),
  rows: fc.array(
    fc.record({
      generation: count,
      sequence: fc.maxSafeNat(),
      timeMs: fc.maxSafeNat(),
      frameBytes: fc.uint8Array({ maxLength: 64 }),
    }),
    { maxLength: 5 },
  ),
  done: fc.boolean(),
});

test('a reply comes back as it was', () => {
  fc.assert(
    fc.property(reply, (value) => {
      expect(decodeJournalReply(encodeJournalReply(value))).toEqual({ ok: true, value });
    }),
  );
});

test('bytes cut off or added are refused, never thrown at', () => {
  fc.assert(
    fc.property(reply, fc.nat(), (value, cut) => {
      const bytes = encodeJournalReply(value);
      expect(decodeJournalReply(bytes.slice(0, cut % bytes.length)).ok).toBe(false);
      expect(decodeJournalReply(new Uint8Array([...bytes, 0])).ok).toBe(false);
    }),
  );
});

test('rows that do not fit are left for the next request', () => {
  const rows = Array.from({ length: 30 }, (_, at) => ({
    generation: 1,
    sequence: at + 1,
    timeMs: at,
    frameBytes: new Uint8Array(60_000),
  }));
  const bytes = encodeJournalReply({ generation: 1, watermark: 30, timeMs: 29, rows, done: true });
  expect(bytes.length).toBeLessThan(900_000);
  const decoded = decodeJournalReply(bytes);
  expect(decoded.ok && decoded.value.done).toBe(false);
  expect(decoded.ok && decoded.value.rows).toHaveLength(14);
});

test('a request comes back as it was, and anything else is refused', () => {
  const value = { afterGeneration: 1, afterSequence: 2, limit: 3 };
  expect(decodeJournalRequest(encodeJournalRequest(value))).toEqual({ ok: true, value });
  for (const text of ['', 'null', '{}', '{"afterGeneration":-1,"afterSequence":0,"limit":1}'])
    expect(decodeJournalRequest(new TextEncoder().encode(text)).ok).toBe(false);
});
