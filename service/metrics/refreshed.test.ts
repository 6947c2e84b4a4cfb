import { expect, test } from 'vitest';
import { Refreshed } from './refreshed.ts';

test('a figure is asked for once while it is good', async () => {
  let asked = 0;
  const figure = new Refreshed(async () => ++asked, { goodForMs: 60_000, waitMs: 60_000 });
  expect([await figure.value(), await figure.value()]).toEqual([1, 1]);
});

test('two that ask at once ask once', async () => {
  let asked = 0;
  const figure = new Refreshed(async () => ++asked, { goodForMs: 0, waitMs: 60_000 });
  expect(await Promise.all([figure.value(), figure.value()])).toEqual([1, 1]);
  expect(await figure.value()).toBe(2);
});

test('nobody waits longer than is said, and what came late is there afterwards', async () => {
  const answer = Promise.withResolvers<number>();
  const figure = new Refreshed(() => answer.promise, { goodForMs: 60_000, waitMs: 1 });
  expect(await figure.value()).toBeUndefined();
  answer.resolve(5);
  await answer.promise;
  expect(await figure.value()).toBe(5);
});

test('a failure is no figure, and the next time it is asked again', async () => {
  const answers = [Promise.resolve(1), Promise.reject(new Error('away')), Promise.resolve(3)];
  const figure = new Refreshed(() => answers.shift() as Promise<number>, { goodForMs: 0, waitMs: 60_000 });
  expect([await figure.value(), await figure.value(), await figure.value()]).toEqual([1, undefined, 3]);
});
