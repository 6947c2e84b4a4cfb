import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LevelChange } from '../../../schemas/book-message.ts';
import { answerDepth, type Standing } from './depth-answers.ts';
import { Candles } from './candles.ts';
import { bestLevels, changedLevels } from './levels.ts';

const NAME = 'storage/day/INFO';
const side = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 5 })), { maxLength: 20 })
  .map((all): LevelChange[] => [...new Map(all)]);

test('changes turn one side of a book into another', () => {
  fc.assert(
    fc.property(side, side, (before, after) => {
      const levels = new Map(before);
      for (const [price, lots] of changedLevels(before, after))
        if (lots === 0) levels.delete(price);
        else levels.set(price, lots);
      expect(levels).toEqual(new Map(after));
    }),
  );
});

const asksAt = (prices: readonly number[]) =>
  prices.map((price, at) => ({ price, lots: 1, orderId: BigInt(at + 1), agent: 'ab'.repeat(32) }));
const engineOf = (prices: readonly number[]): Standing['engine'] => ({
  depth: (_, limit) => ({ bids: [], asks: asksAt(prices).slice(0, limit) }),
  instruments: () => [NAME],
});

test.each<[string, number[], LevelChange[]]>([
  [
    'few orders',
    [5, 5, 7],
    [
      [5, 2],
      [7, 1],
    ],
  ],
  ['a level that is not whole among the first orders is left out', [5, 5, ...Array<number>(200).fill(7)], [[5, 2]]],
  [
    'a first level of many orders',
    [...Array<number>(3_000).fill(5), 6],
    [
      [5, 3_000],
      [6, 1],
    ],
  ],
  ['a first level of more than are looked at', Array<number>(5_000).fill(5), [[5, 4_096]]],
])('asks by price: %s', (_, prices, expected) => {
  expect(bestLevels(engineOf(prices), NAME).asks).toEqual(expected);
});

test('candles are what their trades were, in every interval', () => {
  const candles = new Candles({ kept: 10, total: 1_000, sinceMs: 0 });
  const trade = (timeMs: number, price: number, lots: number) => candles.add({ instrument: NAME, timeMs, price, lots });
  trade(59_000, 10, 1);
  trade(59_500, 14, 2);
  trade(59_900, 8, 3);
  trade(60_000, 9, 4);
  expect(candles.newest(NAME, '1s', 10)).toEqual([
    { interval: '1s', startMs: 59_000, open: 10, high: 14, low: 8, close: 8, lots: 6 },
    { interval: '1s', startMs: 60_000, open: 9, high: 9, low: 9, close: 9, lots: 4 },
  ]);
  expect(candles.newest(NAME, '1m', 10).map(({ startMs, close, lots }) => [startMs, close, lots])).toEqual([
    [0, 8, 6],
    [60_000, 9, 4],
  ]);
  expect(candles.newest(NAME, '1s', 1, 60_000).map(({ startMs }) => startMs)).toEqual([59_000]);
});

test('candles that began before what is known are not told, nor any of an instrument that was forgotten', () => {
  const candles = new Candles({ kept: 10, total: 8, sinceMs: 90_000 });
  const first = candles.add({ instrument: NAME, timeMs: 100_000, price: 1, lots: 1 });
  expect(first.map(({ interval }) => interval)).toEqual(['1s']);
  for (let at = 0; at < 9; at++) candles.add({ instrument: `other ${at}`, timeMs: 200_000, price: 1, lots: 1 });
  expect(candles.newest(NAME, '1s', 10)).toEqual([]);
  expect(candles.add({ instrument: NAME, timeMs: 200_500, price: 1, lots: 1 })).toEqual([]);
});

test('however much is traded, the candles kept are bounded', () => {
  const candles = new Candles({ kept: 10, total: 200, sinceMs: 0 });
  for (let at = 0; at < 1_000; at++) candles.add({ instrument: `i${at % 50}`, timeMs: at * 1_000, price: 1, lots: 1 });
  let held = 0;
  for (let at = 0; at < 50; at++)
    for (const interval of ['1s', '1m', '5m', '1h'] as const) held += candles.newest(`i${at}`, interval, 1_000).length;
  expect(held).toBeLessThanOrEqual(200);
});

test('all books are paged by name, each once', () => {
  const names = Array.from({ length: 250 }, (_, at) => ({ name: `storage/day/A${1_000 + at}`, partition: 1 }));
  const standing = { partition: 1, engine: engineOf([5]), generation: 1, sequence: 9, timeMs: 9 };
  const found: string[] = [];
  for (let after: string | undefined; ; ) {
    const request = new TextEncoder().encode(JSON.stringify(after === undefined ? {} : { after }));
    const reply = answerDepth(request, new Map([[1, standing]]), () => names);
    if (!reply.ok) throw new Error(reply.message);
    found.push(...reply.value.instruments.map(({ name }) => name));
    if (reply.value.next === undefined) break;
    after = reply.value.next;
  }
  expect(found).toEqual(names.map(({ name }) => name));
});
