import { assert } from './result.ts';

/**
 * ChaCha20 (RFC 8439 §2.4) in plain TypeScript: the reference that the arbiter's contract and OpenSSL are checked against, and what
 * a browser runs. Key 32 bytes, nonce 12 bytes, counter = number of the first 64-byte block, u32.
 */
export function chacha20Xor(key: Uint8Array, nonce: Uint8Array, counter: number, data: Uint8Array): Uint8Array {
  assert(key.length === 32 && nonce.length === 12, 'ChaCha20 takes a key of 32 bytes and a nonce of 12');
  assert(counter >= 0 && counter + Math.ceil(data.length / 64) <= 2 ** 32, 'ChaCha20 counts at most 2^32 blocks');
  const start = initialState(key, nonce);
  const work = new Uint32Array(16);
  const stream = new Uint8Array(64);
  const out = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 64) {
    start[12] = counter + at / 64;
    keystreamBlock(start, work, stream);
    const end = Math.min(64, data.length - at);
    for (let i = 0; i < end; i++) out[at + i] = (data[at + i] as number) ^ (stream[i] as number);
  }
  return out;
}

function initialState(key: Uint8Array, nonce: Uint8Array): Uint32Array {
  const state = new Uint32Array(16);
  state.set([0x61707865, 0x3320646e, 0x79622d32, 0x6b206574]);
  for (let i = 0; i < 8; i++) state[4 + i] = littleEndian(key, 4 * i);
  for (let i = 0; i < 3; i++) state[13 + i] = littleEndian(nonce, 4 * i);
  return state;
}

function littleEndian(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
}

function keystreamBlock(start: Uint32Array, work: Uint32Array, out: Uint8Array): void {
  work.set(start);
  for (let round = 0; round < 10; round++) {
    quarter(work, 0, 4, 8, 12);
    quarter(work, 1, 5, 9, 13);
    quarter(work, 2, 6, 10, 14);
    quarter(work, 3, 7, 11, 15);
    quarter(work, 0, 5, 10, 15);
    quarter(work, 1, 6, 11, 12);
    quarter(work, 2, 7, 8, 13);
    quarter(work, 3, 4, 9, 14);
  }
  for (let i = 0; i < 16; i++) {
    const word = ((work[i] as number) + (start[i] as number)) >>> 0;
    out[4 * i] = word;
    out[4 * i + 1] = word >>> 8;
    out[4 * i + 2] = word >>> 16;
    out[4 * i + 3] = word >>> 24;
  }
}

function quarter(s: Uint32Array, ia: number, ib: number, ic: number, id: number): void {
  let a = s[ia] as number;
  let b = s[ib] as number;
  let c = s[ic] as number;
  let d = s[id] as number;
  a = (a + b) | 0;
  d = rotate(d ^ a, 16);
  c = (c + d) | 0;
  b = rotate(b ^ c, 12);
  a = (a + b) | 0;
  d = rotate(d ^ a, 8);
  c = (c + d) | 0;
  b = rotate(b ^ c, 7);
  s[ia] = a;
  s[ib] = b;
  s[ic] = c;
  s[id] = d;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
