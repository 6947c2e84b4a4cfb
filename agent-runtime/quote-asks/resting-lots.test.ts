import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { memoryStore } from '../chunk-store/memory.ts';
import { Capacity } from '../lease/capacity.ts';
import { HeldSlots } from '../lease/held-slots.ts';
import { Uploads } from '../lease/uploads.ts';
import { fileRecordStore } from '../record-store.ts';
import { INSTRUMENT } from '../settlement.fixture.ts';
import { AskRecords } from './ask-records.ts';
import { askChecker } from './resting-lots.ts';

function recorded(lots: Readonly<Record<string, number>>) {
  const folder = mkdtempSync(join(tmpdir(), 'infinitydb-asks-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const records = fileRecordStore(folder);
  const terms = { instrument: INSTRUMENT, level: 0, price: 10, collateralPerLot: 1, readPrice: 1 };
  for (const [id, count] of Object.entries(lots))
    records.put('storage-ask', id, { ...terms, orderId: BigInt(id), lots: count });
  const asks = new AskRecords(records, new Capacity(memoryStore(1 << 30), new HeldSlots(records), new Uploads()));
  const book = new Map<bigint, number>(Object.entries(lots).map(([id, count]) => [BigInt(id), count]));
  const check = askChecker(asks, async ({ orderId }) => book.get(orderId));
  const all = (): (readonly [bigint, number])[] => asks.all().map(({ orderId, lots: count }) => [orderId, count]);
  return { asks, book, check, all };
}

test('an ask that is gone from the book is forgotten at the second look', async () => {
  const { book, check, all } = recorded({ 1: 5, 2: 7 });
  book.delete(2n);
  const looks = [];
  for (let look = 0; look < 4; look++) looks.push(await check());
  expect(looks).toEqual([false, false, false, true]);
  expect(all()).toEqual([[1n, 5]]);
});

test('a book that is behind, or a record that changed meanwhile, sets nothing right', async () => {
  const { asks, book, check, all } = recorded({ 1: 5 });
  book.set(1n, 3);
  expect(await check()).toBe(false);
  asks.matched(1n, 2, false);
  expect(await check()).toBe(false);
  book.set(1n, 4);
  expect(await check()).toBe(false);
  book.set(1n, 2);
  expect(await check()).toBe(false);
  expect(all()).toEqual([[1n, 3]]);
  expect(await check()).toBe(true);
  expect(all()).toEqual([[1n, 2]]);
});

test('nothing rests: nothing is asked', async () => {
  const { check } = recorded({});
  expect(await check()).toBe(false);
});
