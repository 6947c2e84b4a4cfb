import fc from 'fast-check';
import { test } from 'vitest';
import { playAgainstNaive } from './engine-against-naive.fixture.ts';
import { action } from './random-market.fixture.ts';

test('every event, all funds and all books are as a naive book has them; every unit is kept, no book is crossed', () => {
  const streams = fc.array(action, { minLength: 1, maxLength: 150, size: 'max' });
  fc.assert(
    fc.property(streams, (actions) => void playAgainstNaive(actions)),
    { numRuns: 300 },
  );
});
