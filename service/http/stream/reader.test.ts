import { expect, test } from 'vitest';
import { EventRing } from './event-ring.ts';
import { StreamReader } from './reader.ts';
import { parseTopics } from './topics.ts';

function open() {
  const ended: StreamReader[] = [];
  const reader = new StreamReader({
    topics: new Set(),
    resync: () => ['RESYNC'],
    onEnd: (one) => void ended.push(one),
  });
  const body = reader.body.getReader();
  const read = async () => new TextDecoder().decode((await body.read()).value);
  return { reader, ended, body, read };
}

test('what is pushed is read in order, more of it at once where the reader was busy', async () => {
  const { reader, read } = open();
  reader.push('a');
  expect(await read()).toBe('a');
  for (const text of ['b', 'c', 'd']) reader.push(text);
  expect((await read()) + (await read())).toBe('bcd');
});

test.each([
  ['events', 2_000, 'x'],
  ['characters', 20, 'x'.repeat(100_000)],
])('a reader with too many %s waiting has them dropped and is given the present state', async (_, count, text) => {
  const { reader, read } = open();
  for (let pushed = 0; pushed < count; pushed++) reader.push(text);
  // At most one piece was with the stream already.
  const first = await read();
  expect([text, 'RESYNC'].includes(first)).toBe(true);
  if (first !== 'RESYNC') expect(await read()).toBe('RESYNC');
  reader.push('after');
  expect(await read()).toBe('after');
});

test('a reader that leaves is told of once and takes nothing more', async () => {
  const { reader, ended, body } = open();
  await body.cancel();
  reader.push('late');
  reader.end();
  expect(ended).toContain(reader);
});

const BOOK = { kind: 'book', instrument: 'storage/day/INFO' } as const;

test('a ring gives what came after an id of its own, and nothing where that is not whole', () => {
  const ring = new EventRing('me');
  for (let at = 0; at < 10; at++) ring.add(BOOK, { at });
  expect(ring.after(7)?.map(({ number }) => number)).toEqual([8, 9, 10]);
  expect(ring.after(10)).toEqual([]);
  expect(ring.numberOf('me-7')).toBe(7);
  for (const id of ['you-7', 'me-11', 'me-', 'me-x', '7', '']) expect(ring.numberOf(id)).toBeUndefined();
  for (let at = 0; at < 20_000; at++) ring.add(BOOK, { at });
  expect(ring.after(10)).toBeUndefined();
  expect(ring.after(ring.last - 1)?.map(({ number }) => number)).toEqual([ring.last]);
});

test('topics are read, each once', () => {
  expect(parseTopics('book:storage/day/INFO,bbo:storage/day/INFO,book:storage/day/INFO')).toEqual({
    ok: true,
    value: [BOOK, { kind: 'bbo', instrument: 'storage/day/INFO' }],
  });
});
