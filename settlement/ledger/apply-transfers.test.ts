import fc from 'fast-check';
import { expect, test } from 'vitest';
import { available, held, system } from '../../primitives/account.ts';
import { MAX_AMOUNT } from '../../primitives/money.ts';
import { type Transfer, transferIdText } from '../../primitives/transfer.ts';
import { applyTransfers } from './apply-transfers.ts';
import { closeAccount, createLedger, type Ledger, NO_BALANCE, postedOf, spendableOf } from './ledger.ts';
import { FAULTS, type NaiveLedger, naivelyApplied } from './naive-ledger.fixture.ts';

const A = available('a'.repeat(64), 2);
const B = available('b'.repeat(64), 2);
const VAULT = system(2, 'vault');
/** Of which nothing was ever issued. */
const ISSUANCE = system(2, 'issuance');
const CLOSED = available('c'.repeat(64), 2);

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

/** A has 100, of which 30 are pending to B as transfer 1. CLOSED is closed. */
function funded(): Ledger {
  const ledger = createLedger([1, 2]);
  applyTransfers(ledger, [
    transfer(0, { debit: VAULT, credit: A, amount: 100n }),
    transfer(1, { kind: 'pending', amount: 30n, timeoutMs: 5_000 }),
  ]);
  closeAccount(ledger, CLOSED);
  return ledger;
}

const PENDING = transfer(1, { kind: 'pending', amount: 30n, timeoutMs: 5_000 });
const post = (over: Partial<Transfer> = {}) =>
  transfer(9, { kind: 'post', amount: 30n, pendingId: PENDING.id, ...over });

// One fault at a time, in order of precedence; each row also has every later fault that can stand beside it.
test.each<[string, Partial<Transfer>]>([
  ['exists_with_different_amount', { ...PENDING, amount: 0n }],
  ['malformed', { timeoutMs: 5_000, amount: 0n }],
  ['malformed', { kind: 'post', amount: 0n }],
  ['malformed', { pendingId: PENDING.id, amount: 0n }],
  ['amount_zero', { amount: 0n, credit: A }],
  ['amount_too_large', { amount: MAX_AMOUNT + 1n, credit: A }],
  ['same_account', { amount: 1_000n, credit: A }],
  ['unknown_asset', { amount: 1_000n, credit: available('b'.repeat(64), 1) }],
  ['unknown_asset', { debit: available('a'.repeat(64), 7), credit: available('b'.repeat(64), 7) }],
  ['unknown_transfer', post({ pendingId: transfer(8).id, amount: 1n })],
  ['pending_has_different_debit', post({ debit: VAULT, credit: held('b'.repeat(64), 2), amount: 31n })],
  ['pending_has_different_credit', post({ credit: VAULT, code: 'release', amount: 31n })],
  ['pending_has_different_code', post({ code: 'release', amount: 31n })],
  ['exceeds_pending_amount', post({ amount: 31n })],
  ['pending_has_different_amount', post({ kind: 'void', amount: 29n })],
  ['pending_has_different_amount', post({ kind: 'expire', amount: 29n, timeMs: 4_999 })],
  ['wrong_state', post({ kind: 'expire', timeMs: 4_999 })],
  ['account_closed', { credit: CLOSED, amount: 71n }],
  ['account_closed', { debit: CLOSED, amount: 71n }],
  ['insufficient_funds', { amount: 71n, credit: ISSUANCE }],
  ['exceeds_debits', { amount: 69n, credit: ISSUANCE }],
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
  expect(applyTransfers(ledger, [{ ...PENDING, timeoutMs: 1 }])).toMatchObject({
    code: 'exists_with_different_timeout',
  });
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

const SEVERAL: readonly Partial<Transfer>[] = [
  { timeoutMs: 5_000 },
  { kind: 'post', pendingId: PENDING.id },
  { kind: 'void', pendingId: PENDING.id },
  { kind: 'expire', pendingId: PENDING.id, timeMs: 4_999 },
  { pendingId: transfer(8).id },
  ...[0n, 29n, 30n, 31n, 71n, MAX_AMOUNT, MAX_AMOUNT + 1n].map((amount) => ({ amount })),
  ...[A, CLOSED, VAULT, ISSUANCE, available('b'.repeat(64), 1)].map((credit) => ({ credit })),
  ...[CLOSED, VAULT, available('a'.repeat(64), 7)].map((debit) => ({ debit })),
  { code: 'release' },
];

test('of several faults at once the earliest in the order of precedence is named', () => {
  const first = transfer(6, { kind: 'post', amount: 30n, pendingId: PENDING.id, linked: true });
  const naive: NaiveLedger = {
    accepted: [transfer(0, { debit: VAULT, credit: A, amount: 100n }), PENDING],
    closed: new Set([CLOSED]),
  };
  const named = new Set<string>();
  let several = 0;
  for (const earlier of [[], [first]])
    for (const one of SEVERAL)
      for (const other of SEVERAL)
        for (const third of SEVERAL) {
          const last = transfer(9, { ...one, ...other, ...third });
          const expected = naivelyApplied(naive, [...earlier, last], [1, 2]);
          const result = applyTransfers(funded(), [...earlier, last]);
          expect(result.ok ? 'applied' : result.code).toBe(typeof expected === 'string' ? expected : 'applied');
          if (result.ok) continue;
          named.add(result.code);
          if (FAULTS.filter(([, holds]) => holds(naive, last, [1, 2], earlier)).length > 1) several += 1;
        }
  expect([...named].sort()).toEqual([...new Set(FAULTS.map(([code]) => code))].sort());
  expect(several).toBeGreaterThan(1_000);
});

test("a part is posted, the rest is the debtor's again, and nothing is left pending", () => {
  const ledger = funded();
  expect(applyTransfers(ledger, [post({ amount: 12n })])).toEqual({ ok: true, value: 'applied' });
  expect([spendableOf(ledger, A), postedOf(ledger, A), postedOf(ledger, B)]).toEqual([88n, 88n, 12n]);
  expect(applyTransfers(ledger, [post({ amount: 18n })])).toMatchObject({ code: 'unknown_transfer' });
});

test('two assets are exchanged by a chain of two, both or neither', () => {
  const ledger = funded();
  const [mine, theirs] = [available('a'.repeat(64), 1), available('b'.repeat(64), 1)];
  const pays = transfer(3, { amount: 40n, linked: true });
  const sells = transfer(4, { debit: theirs, credit: mine, amount: 7n });
  expect(applyTransfers(ledger, [pays, sells])).toMatchObject({ code: 'insufficient_funds' });
  expect(postedOf(ledger, B)).toBe(0n);
  applyTransfers(ledger, [transfer(2, { debit: system(1, 'issuance'), credit: theirs, amount: 7n })]);
  expect(applyTransfers(ledger, [pays, sells])).toEqual({ ok: true, value: 'applied' });
  expect([postedOf(ledger, B), postedOf(ledger, mine), postedOf(ledger, theirs)]).toEqual([40n, 7n, 0n]);
});

test('an account closes once it is empty, and once', () => {
  const ledger = funded();
  expect(closeAccount(ledger, A)).toMatchObject({ code: 'account_in_use' });
  expect(closeAccount(ledger, B)).toMatchObject({ code: 'account_in_use' });
  expect(closeAccount(ledger, CLOSED)).toMatchObject({ code: 'account_closed' });
  applyTransfers(ledger, [post({ kind: 'void' })]);
  expect(closeAccount(ledger, B)).toEqual({ ok: true, value: B });
  expect(applyTransfers(ledger, [transfer(5)])).toMatchObject({ code: 'account_closed' });
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
