import { expect, test } from 'vitest';
import { Durability } from './durability.ts';

/** Whether `promise` has been answered by now. */
async function state(promise: Promise<boolean>): Promise<boolean | 'waiting'> {
  return Promise.race([promise, new Promise<'waiting'>((resolve) => setImmediate(() => resolve('waiting')))]);
}

test('where nothing is under way nobody waits', async () => {
  const durability = new Durability();
  expect(await durability.within(0)).toBe(true);
  durability.begin();
  durability.reach();
  expect(await durability.within(0)).toBe(true);
});

test('a reader waits for the batch that was open when it read, and for none begun later', async () => {
  const durability = new Durability();
  durability.begin();
  const first = durability.within(60_000);
  durability.begin();
  const second = durability.within(60_000);
  expect(await state(first)).toBe('waiting');
  durability.reach();
  expect(await state(first)).toBe(true);
  expect(await state(second)).toBe('waiting');
  durability.reach();
  expect(await state(second)).toBe(true);
});

test('one that is not durable in time is told so', async () => {
  const durability = new Durability();
  durability.begin();
  expect(await durability.within(1)).toBe(false);
  durability.reach();
  expect(await durability.within(1)).toBe(true);
});
