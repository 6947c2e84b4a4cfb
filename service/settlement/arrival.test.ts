import { expect, test } from 'vitest';
import { type Arrival, ArrivalQueue } from './arrival.ts';

const arrival = (partition: number, sequence: number): Arrival => ({
  partition,
  generation: 0,
  sequence,
  timeMs: 0,
  frameBytes: new Uint8Array(),
  events: [],
  eventsSequence: 0,
  sender: '',
});

test('a batch is in a fixed order, whatever the interleaving of the streams', async () => {
  const queue = new ArrivalQueue();
  for (const [partition, sequence] of [
    [2, 5],
    [0, 3],
    [1, 9],
    [0, 7],
  ] as const)
    await queue.put(arrival(partition, sequence));
  expect(queue.take(10).map(({ partition, sequence }) => [partition, sequence])).toEqual([
    [0, 3],
    [0, 7],
    [1, 9],
    [2, 5],
  ]);
});

test('a full queue holds its reader up until something is taken or it is closed', async () => {
  const queue = new ArrivalQueue();
  let done = 0;
  const reader = async (): Promise<void> => {
    for (let sequence = 1; sequence <= 40_000; sequence++) {
      await queue.put(arrival(0, sequence));
      done = sequence;
    }
  };
  const reading = reader();
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toBe(32_767);
  queue.take(4_000);
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toBeGreaterThan(32_767);
  expect(queue.length).toBeLessThanOrEqual(32_768);
  queue.close();
  await reading;
  expect(queue.length).toBe(0);
});

test('messages are taken until they weigh enough, events included', async () => {
  const queue = new ArrivalQueue();
  const events = Array.from({ length: 9 }, () => ({ type: 'fundsCredited', agent: '', asset: 1, amount: 1 }) as const);
  for (let sequence = 1; sequence <= 5; sequence++) await queue.put({ ...arrival(1, sequence), events });
  expect(queue.take(20).map(({ sequence }) => sequence)).toEqual([1, 2]);
  expect(queue.take(1).map(({ sequence }) => sequence)).toEqual([3]);
  expect(queue.take(100).map(({ sequence }) => sequence)).toEqual([4, 5]);
});
