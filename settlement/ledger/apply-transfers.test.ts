import fc from 'fast-check';
import { expect, test } from 'vitest';
import { available, held, system } from '../../primitives/account.ts';
import { MAX_AMOUNT } from '../../primitives/money.ts';
import { type Transfer, transferIdText } from '../../primitives/transfer.ts';
import { applyTransfers } from './apply-transfers.ts';
import { createLedger, type Ledger, NO_BALANCE, postedOf, spendableOf } from './ledger.ts';

const A = available('a'.repeat(64), 2);
const B = available('b'.repeat(64), 2);
const VAULT = system(2, 'vault');

function transfer(index: number, over: Partial<Transfer> = {}): Transfer {
  return {
    id: { partition: 0, generation: 1, sequence: 1, index },
    kind: 'single',
    debit: A,
    credit: B,
    amount: 10n,
    code: 'pay',
    pendingId: undefined,
    timeoutMs: 0,
    linked: false,
    authorisation: { kind: 'frame', leaf: 0n, commandIndex: 0 },
    timeMs: 1_000,
    ...over,
  };
}

/** A has 100, of which 30 are pending to B as transfer 1. */
function funded(): Ledger {
  const ledger = createLedger([1, 2]);
  applyTransfers(ledger, [
    transfer(0, { debit: VAULT, credit: A, amount: 100n }),
    transfer(1, { kind: 'pending', amount: 30n, timeoutMs: 5_000 }),
  ]);
  return ledger;
}

const PENDING = transfer(1, { kind: 'pending', amount: 30n, timeoutMs: 5_000 });
const post = (over: Partial<Transfer> = {}) =>
  transfer(9, { kind: 'post', amount: 30n, pendingId: PENDING.id, ...over });

// One fault at a time, in order of precedence; each row also has every later fault that can stand beside it.
test.each<[string, Partial<Transfer>]>([
  ['exists_with_different_content', { ...PENDING, amount: 0n }],
  ['amount_zero', { amount: 0n, credit: A }],
  ['amount_too_large', { amount: MAX_AMOUNT + 1n, credit: A }],
  ['same_account', { amount: 1_000n, credit: A }],
  ['unknown_asset', { amount: 1_000n, credit: available('b'.repeat(64), 1) }],
  ['unknown_asset', { debit: available('a'.repeat(64), 7), credit: available('b'.repeat(64), 7) }],
  ['unknown_transfer', post({ pendingId: transfer(8).id, amount: 1n })],
  ['exists_with_different_content', post({ amount: 29n })],
  ['wrong_state', post({ kind: 'expire', timeMs: 4_999 })],
  ['insufficient_funds', { amount: 71n }],
  ['amount_too_large', { debit: VAULT, amount: MAX_AMOUNT }],
])('%s', (code, over) => {
  const ledger = funded();
  const before = [...ledger.accounts.entries()];
  const result = applyTransfers(ledger, [transfer(7, { amount: 1n, linked: true }), transfer(9, over)]);
  expect(result).toMatchObject({ ok: false, code });
  expect([...ledger.accounts.entries()]).toEqual(before);
  expect([...ledger.pending.keys()]).toEqual([transferIdText(PENDING.id)]);
});

test('the same pending transfer again exists, and another under its id names the field', () => {
  const ledger = funded();
  expect(applyTransfers(ledger, [PENDING])).toEqual({ ok: true, value: 'exists' });
  expect(applyTransfers(ledger, [{ ...PENDING, timeoutMs: 1 }])).toMatchObject({ details: { field: 'timeoutMs' } });
  expect(spendableOf(ledger, A)).toBe(70n);
});

test.each<['post' | 'void' | 'expire', bigint, bigint]>([
  ['post', 70n, 30n],
  ['void', 100n, 0n],
  ['expire', 100n, 0n],
])('%s resolves a pending transfer once', (kind, a, b) => {
  const ledger = funded();
  expect(postedOf(ledger, A)).toBe(100n);
  expect(applyTransfers(ledger, [post({ kind, timeMs: 5_000 })])).toEqual({ ok: true, value: 'applied' });
  expect([postedOf(ledger, A), spendableOf(ledger, A), postedOf(ledger, B)]).toEqual([a, a, b]);
  expect(applyTransfers(ledger, [post({ kind, timeMs: 5_000 })])).toMatchObject({ code: 'unknown_transfer' });
});

test('a chain cannot resolve one transfer twice', () => {
  const ledger = funded();
  const chain = [post({ linked: true }), post({ kind: 'void', id: transfer(10).id })];
  expect(applyTransfers(ledger, chain)).toMatchObject({ code: 'already_resolved' });
  expect(spendableOf(ledger, A)).toBe(70n);
});

test('dirty rows are those changed since last asked', () => {
  const ledger = funded();
  expect(ledger.accounts.takeDirty().map(({ key }) => key)).toEqual([A, B, VAULT].sort());
  expect(ledger.accounts.takeDirty()).toEqual([]);
  ledger.pending.delete(transferIdText(PENDING.id));
  expect(ledger.pending.takeDirty()).toEqual([{ key: transferIdText(PENDING.id), value: undefined }]);
});

test('any chains: sums stay, no limit is passed, and a refused chain changes nothing', () => {
  const names = [A, B, held('a'.repeat(64), 2), VAULT];
  const draft = fc.record({
    kind: fc.constantFrom('single', 'pending', 'post', 'void') as fc.Arbitrary<Transfer['kind']>,
    debit: fc.constantFrom(...names),
    credit: fc.constantFrom(...names),
    amount: fc.bigInt(0n, 50n),
    pick: fc.nat(20),
  });
  fc.assert(
    fc.property(fc.array(fc.array(draft, { minLength: 1, maxLength: 3 }), { maxLength: 40 }), (chains) => {
      const ledger = createLedger([2]);
      let index = 0;
      for (const drafts of chains) {
        const before = JSON.stringify([...ledger.accounts.entries()].sort(), (_, v) =>
          typeof v === 'bigint' ? `${v}` : v,
        );
        const open = [...ledger.pending.values()];
        const chain = drafts.map(({ pick, ...over }) => {
          const pending = open[pick % Math.max(1, open.length)];
          const resolves = (over.kind === 'post' || over.kind === 'void') && pending;
          return transfer(
            index++,
            resolves ? { ...pending, ...{ kind: over.kind }, id: transfer(index).id, pendingId: pending.id } : over,
          );
        });
        const result = applyTransfers(ledger, chain);
        const all = names.map((name) => ledger.accounts.get(name) ?? NO_BALANCE);
        expect(all.reduce((sum, b) => sum + b.creditsPosted - b.debitsPosted, 0n)).toBe(0n);
        expect(all.reduce((sum, b) => sum + b.creditsPending - b.debitsPending, 0n)).toBe(0n);
        for (const name of names.slice(0, 3)) expect(spendableOf(ledger, name)).toBeGreaterThanOrEqual(0n);
        const pendingSum = [...ledger.pending.values()].reduce((sum, t) => sum + t.amount, 0n);
        expect(all.reduce((sum, b) => sum + b.debitsPending, 0n)).toBe(pendingSum);
        if (!result.ok)
          expect(
            JSON.stringify([...ledger.accounts.entries()].sort(), (_, v) => (typeof v === 'bigint' ? `${v}` : v)),
          ).toBe(before);
      }
    }),
  );
});
