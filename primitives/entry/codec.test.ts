import fc from 'fast-check';
import { expect, test } from 'vitest';
import { available, system } from '../account.ts';
import { bigEndian } from '../bytes.ts';
import { decodeEntry, encodeEntry } from './codec.ts';
import type { Entry } from './entry.ts';
import { LayoutWriter } from './layout.ts';

const agent = 'ab'.repeat(32);
const hash = 'cd'.repeat(32);
const id = { partition: 1, generation: 2, sequence: 3, index: 4 };
const ENTRIES: Entry[] = [
  { type: 'frame', partition: 1, generation: 0, sequence: 9, timeMs: 5, bytes: Uint8Array.of(1, 2, 3) },
  {
    type: 'transfer',
    transfer: {
      id,
      kind: 'post',
      debit: available(agent, 1),
      credit: system(1, 'fee-pool'),
      amount: (1n << 128n) - 1n,
      code: 'network_fee',
      pendingId: id,
      timeoutMs: 7,
      linked: true,
      authorisation: { kind: 'frame', leaf: 8n, commandIndex: 255 },
      timeMs: 1_700_000_000_000,
    },
  },
  { type: 'batch', partition: 0, generation: 1, from: 2, to: 3, timeMs: 4 },
  { type: 'rule', rule: 'epoch_pay', subject: hash, a: 1n, b: 2n, timeMs: 3 },
  {
    type: 'keyRevealed',
    trade: 1n,
    buyer: agent,
    seller: agent,
    cid: hash,
    chunkBytes: 5,
    blockCount: 1,
    ciphertextRoot: hash,
    key: hash,
  },
  { type: 'epochChallenged', epoch: 4n, asset: 2, note: 'origin\n1\nroot\n\n— x y\n' },
  { type: 'stateCommitted', generation: 0, size: 4n, stateRoot: hash, chainBlock: 9n },
  {
    type: 'delegationVerified',
    agent,
    owner: '11'.repeat(20),
    chain: 31337n,
    blockNumber: 1n,
    blockHash: hash,
    result: true,
  },
  { type: 'outage', partition: 0, fromMs: 1, toMs: 2 },
  { type: 'generationClosed', generation: 0, partition: 1, sequence: 5, expected: hash, found: '00'.repeat(32) },
  { type: 'logReopened', generation: 1, oldSize: 3n, oldRoot: hash },
];

test.each(ENTRIES.map((entry) => [entry.type, entry] as const))('%s survives its bytes', (_, entry) => {
  const bytes = encodeEntry(entry);
  expect(decodeEntry(bytes)).toEqual({ ok: true, value: entry });
  if (entry.type !== 'frame' && entry.type !== 'epochChallenged') {
    expect(decodeEntry(bytes.subarray(0, -1))).toMatchObject({ ok: false, code: 'malformed' });
    expect(decodeEntry(Uint8Array.of(...bytes, 0))).toMatchObject({ ok: false, code: 'malformed' });
  }
});

test('whatever bytes decode encode to the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const entry = decodeEntry(bytes);
      if (entry.ok && entry.value.type === 'frame') expect(encodeEntry(entry.value)).toEqual(bytes);
    }),
  );
});

test('integers of every width are written as bigEndian has them, or refused', () => {
  const value = fc.oneof(
    fc.maxSafeNat(),
    fc.nat(),
    fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
    fc.integer(),
    fc.double(),
  );
  fc.assert(
    fc.property(value, fc.constantFrom(1, 2, 4, 8, 16), (n, width) => {
      let wanted: Uint8Array | undefined;
      try {
        wanted = bigEndian(n, width);
      } catch {
        expect(() => new LayoutWriter().uint(n, width)).toThrow(RangeError);
        return;
      }
      expect(new LayoutWriter().uint(255, 1).uint(n, width).bytes()).toEqual(Uint8Array.of(255, ...wanted));
    }),
  );
});

test('a writer has room for whatever is put in, and none shares it with another', () => {
  const long = new Uint8Array(5_000).fill(7);
  const one = new LayoutWriter().uint(1, 2);
  const other = new LayoutWriter().uint(2, 2);
  expect(other.rest(long)).toEqual(Uint8Array.of(0, 2, ...long));
  expect(one.uint(3, 1).bytes()).toEqual(Uint8Array.of(0, 1, 3));
});
