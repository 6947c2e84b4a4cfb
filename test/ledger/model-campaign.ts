import fc from 'fast-check';
import { ledgerActions, playLedger } from '../../settlement/ledger/ledger-against-naive.fixture.ts';

const LONGEST = 120;

/**
 * Plays at least so many random chains and closings on the ledger and on the naive one, from empty ledgers again and again, and says what was
 * answered how often. False, with the shortest row of actions found that shows it, where they differ.
 */
export function ledgerCampaign(operations: number, seed: number): boolean {
  console.log(`campaign ledger: ${operations} operations, seed ${seed}`);
  const startedMs = performance.now();
  const seen = new Map<string, number>();
  let ledgers = 0;
  for (let played = 0; played < operations; ) {
    const property = fc.property(ledgerActions(LONGEST), (actions) => {
      played += actions.length;
      for (const [answer, times] of playLedger(actions)) seen.set(answer, (seen.get(answer) ?? 0) + times);
    });
    const details = fc.check(property, { seed: seed + ledgers, numRuns: 50 });
    ledgers += details.numRuns;
    if (!details.failed) continue;
    const text = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value);
    console.error(
      details.counterexample?.[0].map((one) => JSON.stringify(one, text)).join('\n'),
      details.errorInstance,
    );
    console.error(`campaign failed; again with --seed ${seed}`);
    return false;
  }
  for (const [answer, times] of [...seen].sort()) console.log(`${String(times).padStart(9)} ${answer}`);
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(0);
  console.log(`campaign passed: ${ledgers} ledgers in ${seconds} s`);
  return true;
}
