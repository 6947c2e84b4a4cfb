import fc from 'fast-check';
import { expect, test } from 'vitest';
import { available, collateral, held, system, trading } from '../../../primitives/account.ts';
import { equalBytes } from '../../../primitives/bytes.ts';
import { decodeEntry, encodeEntry } from '../../../primitives/entry/codec.ts';
import { TRANSFER_CODES, TRANSFER_KINDS, type Transfer, type TransferCode } from '../../../primitives/transfer.ts';
import { readTransfer } from './read-transfer.ts';

const holder = fc.constantFrom('ab'.repeat(32), 'cd'.repeat(20), `${'00'.repeat(11)}${'12'.repeat(21)}`);
const account = fc.oneof(
  fc.tuple(holder, fc.nat(9)).map(([who, asset]) => available(who, asset)),
  fc.tuple(fc.nat(9), fc.nat(0xffff)).map(([asset, partition]) => trading('ab'.repeat(32), asset, partition)),
  fc.constantFrom(system(1, 'fee-pool'), held('ab'.repeat(32), 2), collateral('ab'.repeat(32), 0xffff_ffff)),
);
const safe = fc.maxSafeNat();
const id = fc.record({
  partition: fc.nat(0xffff),
  generation: fc.nat(0xffff_ffff),
  sequence: safe,
  index: fc.nat(0xffff_ffff),
});
const leaf = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
const transfer: fc.Arbitrary<Transfer> = fc
  .record({
    id,
    kind: fc.constantFrom(...TRANSFER_KINDS),
    debit: account,
    credit: account,
    amount: fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
    code: fc.constantFrom(...(Object.keys(TRANSFER_CODES) as TransferCode[])),
    pendingId: id,
    timeoutMs: safe,
    linked: fc.boolean(),
    authorisation: fc.oneof(
      fc.record({ kind: fc.constant('frame' as const), leaf, commandIndex: fc.nat(0xffff) }),
      fc.record({ kind: fc.constant('rule' as const), leaf }),
    ),
    timeMs: safe,
  })
  .map((one) => ({ ...one, pendingId: one.kind === 'single' || one.kind === 'pending' ? undefined : one.pendingId }));

const write = (one: Transfer): Uint8Array => encodeEntry({ type: 'transfer', transfer: one });

/** Not at the start of its bundle, and not at its end. */
const readWithin = (bytes: Uint8Array) =>
  readTransfer(Buffer.concat([Uint8Array.of(9), bytes, Uint8Array.of(9)]), 1, 1 + bytes.length);

test('every transfer is read as the decoder of all entries reads it', () => {
  fc.assert(
    fc.property(transfer, (one) => {
      expect(readWithin(write(one))).toEqual(one);
    }),
  );
});

test('with bytes changed it is read only where it is in its one encoding, and then alike', () => {
  const change = fc.tuple(fc.nat(161), fc.constantFrom(0, 1, 2, 5, 128, 255));
  fc.assert(
    fc.property(transfer, fc.array(change, { minLength: 1, maxLength: 3 }), fc.nat(2), (one, changes, cut) => {
      const bytes = write(one).slice(0, 162 - Math.max(0, cut - 1));
      for (const [at, byte] of changes) bytes[at] = byte;
      const decoded = decodeEntry(bytes);
      const read = readWithin(bytes);
      const strict = decoded.ok && decoded.value.type === 'transfer' && isOwnEncoding(decoded.value.transfer, bytes);
      expect(read).toEqual(strict ? decoded.value.transfer : undefined);
    }),
    { numRuns: 5_000 },
  );
});

function isOwnEncoding(one: Transfer, bytes: Uint8Array): boolean {
  try {
    return equalBytes(write(one), bytes);
  } catch {
    return false;
  }
}
