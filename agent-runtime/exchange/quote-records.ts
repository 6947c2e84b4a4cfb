import type { Quote } from '../../primitives/commands.ts';
import type { RecordStore } from '../record-store.ts';
import { KIND } from './open-records.ts';

/** A quote that this agent stands by. `byPolicy`: made for whoever asked, at the policy's price. */
export type StandingQuote = Quote & { readonly madeAtMs: number; readonly byPolicy: boolean };

/** It may have been taken just before it ended, which is told later. */
const TOLD_WITHIN_MS = 60_000;

/** The quotes that may still be taken, the newest first; forgets those that ended. */
export function standingQuotes(records: RecordStore, nowMs: number): readonly StandingQuote[] {
  const standing: StandingQuote[] = [];
  for (const [key, quote] of records.list<StandingQuote>(KIND.quoteOut))
    if (quote.validUntilMs + TOLD_WITHIN_MS <= nowMs) records.delete(KIND.quoteOut, key);
    else standing.push(quote);
  return standing.toSorted((a, b) => b.madeAtMs - a.madeAtMs);
}

/** What those who hold quotes may make this agent put up, base units of one asset: it must stay available. */
export function standingQuotesBaseUnits(records: RecordStore, asset: number, nowMs: number): bigint {
  let sum = 0n;
  for (const quote of standingQuotes(records, nowMs)) if (quote.asset === asset) sum += quote.priceBaseUnits;
  return sum;
}
