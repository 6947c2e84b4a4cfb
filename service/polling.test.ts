import { expect, test } from 'vitest';
import { startPolling } from './polling.ts';

test('rounds follow one another, also after a failure, until the end', async () => {
  const errors: string[] = [];
  let rounds = 0;
  const third = Promise.withResolvers<void>();
  const polling = startPolling({
    intervalMs: 0,
    onError: (error) => void errors.push(String(error)),
    round: async () => {
      rounds += 1;
      if (rounds === 2) throw new Error('once');
      if (rounds === 3) third.resolve();
    },
  });
  await third.promise;
  await polling.stop();
  const ended = rounds;
  await new Promise((resolve) => setImmediate(resolve));
  expect(rounds).toBe(ended);
  expect(errors).toEqual(['Error: once']);
});
