import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { available, collateral, held, parseAccount, system } from '../../primitives/account.ts';
import { MAX_AMOUNT } from '../../primitives/money.ts';
import { TRANSFER_KINDS, type Transfer, transferIdText } from '../../primitives/transfer.ts';
import { applyTransfers } from './apply-transfers.ts';
import { balanceOf, closeAccount, createLedger, type Ledger, limitOf, returnableOf, spendableOf } from './ledger.ts';
import { naiveBalance, type NaiveLedger, naivelyApplied, openOf } from './naive-ledger.fixture.ts';

const ASSETS = [1, 2];
const [ANN, BOB, OWNER] = ['a'.repeat(64), 'b'.repeat(64), '1'.repeat(40)];
const NAMES = [
  ...ASSETS.flatMap((asset) => [available(ANN, asset), available(BOB, asset), system(asset, 'fee-pool')]),
  ...[held(ANN, 2), collateral(BOB, 2), available(OWNER, 2), available(ANN, 7)],
  ...[system(1, 'issuance'), system(1, 'vault'), system(2, 'vault')],
];
const SOURCES = [system(1, 'issuance'), system(2, 'vault')];
const FIELDS = [
  'id',
  'kind',
  'debit',
  'credit',
  'amount',
  'code',
  'pendingId',
  'timeoutMs',
  'linked',
  'timeMs',
] as const;

const draft = fc.record({
  kind: fc.constantFrom(...TRANSFER_KINDS),
  debit: fc.nat(NAMES.length - 1),
  credit: fc.nat(NAMES.length - 1),
  /** Between any two accounts, which may be of two assets. */
  any: fc.integer({ min: 0, max: 15 }).map((n) => n === 0),
  amount: fc.oneof(
    { weight: 12, arbitrary: fc.bigInt(1n, 60n) },
    { weight: 1, arbitrary: fc.constantFrom(0n, MAX_AMOUNT, MAX_AMOUNT + 1n) },
  ),
  code: fc.constantFrom('pay', 'pay', 'release'),
  timeoutMs: fc.constantFrom(0, 0, 20, 60),
  /** Which open transfer it ends, or comes again as. */
  pick: fc.nat(9),
  /** Of a deposit: money to begin with. */
  deposit: fc.integer({ min: 0, max: 9 }).map((n) => n < 4),
  again: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  /** Keeps the draft's own value where it would be the open transfer's. */
  wrong: fc.option(fc.constantFrom('debit', 'credit', 'amount', 'code', 'pendingId'), { freq: 6 }),
});
type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

const action = fc.oneof(
  { weight: 9, arbitrary: fc.record({ drafts: fc.array(draft, { minLength: 1, maxLength: 3 }), later: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ close: fc.constantFrom(...NAMES) }) },
);
export type LedgerAction = typeof action extends fc.Arbitrary<infer T> ? T : never;
export const ledgerActions = (most: number): fc.Arbitrary<LedgerAction[]> =>
  fc.array(action, { maxLength: most, size: 'max' });

/** Plays the actions on the ledger and on the naive one; throws where they differ or an invariant is broken. What was answered how often. */
export function playLedger(actions: readonly LedgerAction[]): Map<string, number> {
  const seen = new Map<string, number>();
  const ledger = createLedger(ASSETS);
  let naive: NaiveLedger = { accepted: [], closed: new Set() };
  let [timeMs, index] = [0, 0];
  for (const one of actions) {
    let answer: string;
    if ('close' in one) {
      const closed = closeAccount(ledger, one.close);
      answer = closed.ok ? 'closed' : closed.code;
      const { creditsPending, debitsPending, creditsPosted, debitsPosted } = naiveBalance(naive, one.close);
      const inUse = creditsPending + debitsPending > 0n || creditsPosted !== debitsPosted;
      equal(answer, naive.closed.has(one.close) ? 'account_closed' : inUse ? 'account_in_use' : 'closed');
      if (closed.ok) naive = { ...naive, closed: new Set([...naive.closed, one.close]) };
    } else {
      timeMs += one.later;
      const open = openOf(naive);
      const chain = one.drafts.map((its, i) => transferOf(its, open, index + i, timeMs, i < one.drafts.length - 1));
      index += chain.length;
      const expected = naivelyApplied(naive, chain, ASSETS);
      const result = applyTransfers(ledger, chain);
      answer = result.ok ? result.value : result.code;
      equal(answer, typeof expected === 'string' ? expected : 'applied');
      if (typeof expected !== 'string') naive = expected;
      for (const { kind } of typeof expected === 'string' ? [] : chain) seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
    seen.set(answer, (seen.get(answer) ?? 0) + 1);
    checkInvariants(ledger, naive);
  }
  return seen;
}

const assetOf = (name: string): number => parseAccount(name).asset;

function transferOf(its: Draft, open: readonly Transfer[], index: number, timeMs: number, linked: boolean): Transfer {
  const debit = (its.deposit ? SOURCES[its.debit % 2] : NAMES[its.debit]) as string;
  const beside = its.any ? NAMES : NAMES.filter((name) => assetOf(name) === assetOf(debit));
  const own: Transfer = {
    id: { partition: 0, generation: 1, sequence: 1, index },
    ...{ kind: its.kind, code: its.code as Transfer['code'], amount: its.amount, linked, timeMs, pendingId: undefined },
    debit,
    credit: beside[its.credit % beside.length] as string,
    timeoutMs: its.kind === 'pending' && its.timeoutMs ? timeMs + its.timeoutMs : 0,
    authorisation: { kind: 'frame', leaf: 0n, commandIndex: 0 },
  };
  // Most that expire are those whose time has come.
  const due = open.filter((one) => its.kind === 'expire' && one.timeoutMs !== 0 && one.timeoutMs <= timeMs);
  const picked = due.length > 0 ? due : open;
  const before = picked[its.pick % Math.max(1, picked.length)];
  if (!before) return its.any || its.kind === 'single' ? own : { ...own, kind: 'pending' };
  const field = FIELDS[its.credit % FIELDS.length] as (typeof FIELDS)[number];
  // One that exists: as it is, or with one field of another.
  if (its.again) return its.deposit || field === 'id' ? before : { ...before, [field]: own[field] };
  if (its.kind === 'single' || its.kind === 'pending') return own;
  const { id: pendingId } = before;
  const part = its.amount <= before.amount && its.kind === 'post' ? its.amount : before.amount;
  const right = { ...own, ...pairOf(before), pendingId, amount: part, timeoutMs: 0 };
  return its.wrong ? { ...right, [its.wrong]: own[its.wrong] } : right;
}

const pairOf = ({ debit, credit, code }: Transfer) => ({ debit, credit, code });

/** Invariants 1 (sums), 2 (limits), 5 (each pending transfer ends once), and every sum as the naive ledger has it. */
function checkInvariants(ledger: Ledger, naive: NaiveLedger): void {
  for (const name of NAMES) {
    deepEqual(balanceOf(ledger, name), naiveBalance(naive, name), name);
    if (limitOf(name) === 'debits') ok(spendableOf(ledger, name) >= 0n, `${name} is not below zero`);
    else ok(returnableOf(ledger, name) >= 0n, `${name} is not above zero`);
  }
  for (const asset of ASSETS) {
    const all = NAMES.filter((name) => assetOf(name) === asset).map((name) => balanceOf(ledger, name));
    equal(
      all.reduce((sum, { creditsPosted, debitsPosted }) => sum + creditsPosted - debitsPosted, 0n),
      0n,
    );
    equal(
      all.reduce((sum, { creditsPending, debitsPending }) => sum + creditsPending - debitsPending, 0n),
      0n,
    );
  }
  deepEqual(
    [...ledger.pending.keys()].sort(),
    openOf(naive)
      .map(({ id }) => transferIdText(id))
      .sort(),
  );
  const count = (...kinds: Transfer['kind'][]): number =>
    naive.accepted.filter(({ kind }) => kinds.includes(kind)).length;
  equal(count('pending'), count('post', 'void', 'expire') + ledger.pending.size);
}
