import { expect, test } from 'vitest';
import { chacha20Xor } from '../../primitives/chacha20.ts';
import { BLOCK_BYTES, CHUNK_BYTES } from '../../primitives/content-id.ts';
import { checkDelivery, decryptExchange, encryptForExchange } from './exchange.ts';
import { filled } from './streams.fixture.ts';

const key = new Uint8Array(32).fill(11);
const data = filled(2 * BLOCK_BYTES + 100);
const delivery = encryptForExchange(data, key);
const { cid, leafHashes, ciphertext } = delivery;
const committed = { cid, chunkBytes: data.length, blockCount: 3, ciphertextRoot: delivery.ciphertextRoot };

test('each block is the block xor ChaCha20 with counter 64·i and nonce 0', () => {
  for (let i = 0; i < 3; i++) {
    const block = data.subarray(i * BLOCK_BYTES, (i + 1) * BLOCK_BYTES);
    const expected = chacha20Xor(key, new Uint8Array(12), 64 * i, block);
    expect(Buffer.compare(ciphertext.subarray(i * BLOCK_BYTES, (i + 1) * BLOCK_BYTES), expected)).toBe(0);
  }
});

test.each([0, 1, BLOCK_BYTES, CHUNK_BYTES])('%i bytes are delivered, checked and opened', (size) => {
  const chunk = filled(size);
  const sent = encryptForExchange(chunk, key);
  const commitment = { ...sent, blockCount: sent.leafHashes.length };
  expect(checkDelivery(sent.cid, commitment, sent.leafHashes, sent.ciphertext).ok).toBe(true);
  const opened = decryptExchange(sent.ciphertext, key, sent.cid);
  expect(opened.ok && Buffer.compare(opened.value, chunk)).toBe(0);
});

const other = new Uint8Array(32);
test.each([
  { what: 'another chunk', wanted: other, terms: committed, hashes: leafHashes, bytes: ciphertext },
  {
    what: 'a wrong block count',
    wanted: cid,
    terms: { ...committed, blockCount: 4 },
    hashes: leafHashes,
    bytes: ciphertext,
  },
  { what: 'a leaf hash too few', wanted: cid, terms: committed, hashes: leafHashes.slice(1), bytes: ciphertext },
  {
    what: 'a wrong leaf hash',
    wanted: cid,
    terms: committed,
    hashes: [other, ...leafHashes.slice(1)],
    bytes: ciphertext,
  },
  { what: 'a short ciphertext', wanted: cid, terms: committed, hashes: leafHashes, bytes: ciphertext.slice(1) },
  { what: 'another ciphertext', wanted: cid, terms: committed, hashes: leafHashes, bytes: data },
])('$what is refused', ({ wanted, terms, hashes, bytes }) => {
  expect(checkDelivery(wanted, terms, hashes, bytes)).toMatchObject({ ok: false, code: 'content_mismatch' });
});

test('a wrong key is found by the cid', () => {
  expect(decryptExchange(ciphertext, other, cid)).toMatchObject({ ok: false, code: 'content_mismatch' });
});
