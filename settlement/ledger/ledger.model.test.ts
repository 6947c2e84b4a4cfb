import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ledgerActions, playLedger } from './ledger-against-naive.fixture.ts';

test('any chains and closings: every sum, limit and answer is as a naive ledger has it', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(ledgerActions(60), (actions) => {
      for (const answer of playLedger(actions).keys()) seen.add(answer);
    }),
    { numRuns: 300 },
  );
  for (const answer of ['applied', 'exists', 'post', 'void', 'expire', 'closed', 'account_closed', 'exceeds_debits'])
    expect(seen).toContain(answer);
});
