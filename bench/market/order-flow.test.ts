import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bareBook } from './bare-book.ts';
import type { Contestant } from './contestant.ts';
import { framedFlow } from './framed-flow.ts';
import { flowOf, type FlowTerms } from './order-flow.ts';
import { ours } from './ours.ts';
import { oursApply } from './ours-apply.ts';
import { hftLimitOrderBook, nodejsOrderBook } from './peers.ts';
import { firstDifference, tradesBefore } from './trade-list.ts';

const THIN: FlowTerms = { seed: 42, profile: 'uniform', preload: 0, operations: 20_000 };
const DEEP: FlowTerms = { seed: 7, profile: 'passive', preload: 2_000, operations: 20_000 };

/** SHA-256 over all columns and trades. */
function fingerprint(terms: FlowTerms): string {
  const { flow, trades } = flowOf(terms);
  const hash = createHash('sha256');
  for (const column of [flow.kind, flow.side, flow.price, flow.quantity, flow.id, trades])
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return hash.digest('hex');
}

describe('a flow is fixed by its terms', () => {
  test.each([
    ['thin', THIN, 'bb5a199e959399e51968bee09a7cf24a683c28f5d04efa10fac0e5bf044511d8'],
    ['deep', DEEP, '921d77b82ff2f842fd66f8ed874267fa5587cbd8f214f5b3a2c4bc0454cbae77'],
  ])('%s', (_, terms, expected) => {
    expect(fingerprint(terms)).toBe(expected);
  });
});

describe("every book's trades are the reference book's", () => {
  const books: [string, Contestant, boolean][] = [
    ['bare', bareBook, false],
    ['engine core', ours, false],
    ['engine, small frames', oursApply, false],
    ['engine, full frames', oursApply, true],
    ['nodejs-order-book', nodejsOrderBook, false],
    ['hft-limit-order-book', hftLimitOrderBook, false],
  ];
  test.each(
    books.flatMap(([name, book, full]) =>
      [THIN, DEEP].map((terms) => [name, terms.profile, book, full, terms] as const),
    ),
  )('%s, %s', (_name, _profile, book, full, terms) => {
    const made = flowOf(terms);
    const { flow, trades } = full ? framedFlow(made.flow) : made;
    const run = book(flow);
    run.apply(0, flow.preload);
    run.apply(flow.preload, flow.kind.length);
    expect(trades.length).toBeGreaterThan(4 * 3_000);
    expect(firstDifference(run.trades(), trades)).toBeUndefined();
  });
});

test('a trade list that differs is told apart, and where', () => {
  const expected = Int32Array.of(5, 1, 100, 3, 6, 2, 101, 4);
  expect(firstDifference(expected.slice(), expected)).toBeUndefined();
  expect(firstDifference(expected.slice(0, 4), expected)).toBe('1 trades, not 2');
  expect(firstDifference(Int32Array.of(5, 1, 100, 3, 6, 2, 101, 5), expected)).toBe(
    'trade 1 is 6,2,101,5, not 6,2,101,4',
  );
  expect([...tradesBefore(expected, 6)]).toEqual([5, 1, 100, 3]);
});
