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
    for (let sequence = 1; sequence <= 9_000; sequence++) {
      await queue.put(arrival(0, sequence));
      done = sequence;
    }
  };
  const reading = reader();
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toBe(3_999);
  queue.take(4_000);
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toBeGreaterThan(3_999);
  expect(queue.length).toBeLessThanOrEqual(4_000);
  queue.close();
  await reading;
  expect(queue.length).toBe(0);
});
