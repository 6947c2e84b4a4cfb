import fc from 'fast-check';
import { playAgainstNaive } from '../../market/engine-against-naive.fixture.ts';
import { streams } from '../../market/random-market.fixture.ts';

const LONGEST = 300;

/**
 * Plays at least so many random operations (commands of agents and of settlement) on the engine and on the naive book, from empty markets
 * again and again, and says what happened how often. False, with the shortest stream found that shows it, where they differ.
 */
export function modelCampaign(operations: number, seed: number): boolean {
  console.log(`campaign engine: ${operations} operations, seed ${seed}`);
  const startedMs = performance.now();
  const seen = new Map<string, number>();
  const count = (what: string, times = 1): unknown => seen.set(what, (seen.get(what) ?? 0) + times);
  let streamsPlayed = 0;
  for (let played = 0; played < operations; ) {
    const property = fc.property(streams(LONGEST), (actions) => {
      const { messages, events } = playAgainstNaive(actions);
      for (const { frame } of messages) played += frame.ok ? frame.value.commands.length : 1;
      for (const event of events.flat()) {
        count(event.type);
        if (event.type === 'orderClosed') count(`closed ${event.reason}`);
        if ('code' in event) count(`refused ${event.code}`);
        if (event.type === 'orderReplaced') count(`replaced ${event.keptPlace ? 'in place' : 'anew'}`);
      }
    });
    const details = fc.check(property, { seed: seed + streamsPlayed, numRuns: 50 });
    streamsPlayed += details.numRuns;
    if (!details.failed) continue;
    console.error(details.counterexample?.[0].map((one) => JSON.stringify(one)).join('\n'), details.errorInstance);
    console.error(`campaign failed; again with --seed ${seed}`);
    return false;
  }
  for (const [what, times] of [...seen].sort()) console.log(`${String(times).padStart(9)} ${what}`);
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(0);
  console.log(`campaign passed: ${streamsPlayed} streams in ${seconds} s`);
  return true;
}
