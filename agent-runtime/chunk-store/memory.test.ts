import { expect, test } from 'vitest';
import { CHUNK_STORE_CASES } from './conformance.ts';
import { memoryStore } from './memory.ts';

test.each(CHUNK_STORE_CASES)('$name', async ({ run }) => {
  await run(async (capacityBytes) => memoryStore(capacityBytes));
});

test('promises nothing beyond its process', () => {
  expect(memoryStore(1).durability).toBe('volatile');
});
