import fc from 'fast-check';
import { test } from 'vitest';
import { playAgainstNaive } from './engine-against-naive.fixture.ts';
import { streams } from './random-market.fixture.ts';

test('every event, all funds and all books are as a naive book has them; every unit is kept, no book is crossed', () => {
  fc.assert(
    fc.property(streams(150), (actions) => void playAgainstNaive(actions)),
    { numRuns: 300 },
  );
});
