import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { toHex } from './bytes.ts';
import { keyCommitment } from './key-commitment.ts';

const key = new Uint8Array(32).fill(7);

test('is SHA-256 over domain, zero, trade and key', () => {
  const bytes = Buffer.concat([Buffer.from('infinitydb/key/v1\0'), Buffer.from('00000000000001ff', 'hex'), key]);
  expect(toHex(keyCommitment(511n, key))).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('binds the trade and the key', () => {
  const other = new Uint8Array(32).fill(8);
  expect(keyCommitment(1n, key)).not.toEqual(keyCommitment(2n, key));
  expect(keyCommitment(1n, key)).not.toEqual(keyCommitment(1n, other));
});
