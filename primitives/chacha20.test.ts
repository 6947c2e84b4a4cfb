import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex, utf8 } from './bytes.ts';
import { chacha20Xor } from './chacha20.ts';

const hex = (text: string): Uint8Array => fromHex(text.replace(/\s/g, '')) as Uint8Array;
const counting = Uint8Array.from({ length: 32 }, (_, i) => i);

test('RFC 8439 §2.3.2: one keystream block', () => {
  const stream = chacha20Xor(counting, hex('000000090000004a00000000'), 1, new Uint8Array(64));
  expect(toHex(stream)).toBe(
    '10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e' +
      'd2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e',
  );
});

test('RFC 8439 §2.4.2: the sunscreen text', () => {
  const text =
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
  expect(toHex(chacha20Xor(counting, hex('000000000000004a00000000'), 1, utf8(text)))).toBe(
    '6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0b' +
      'f91b65c5524733ab8f593dabcd62b3571639d624e65152ab8f530c359f0861d8' +
      '07ca0dbf500d6a6156a38e088a22b65e52bc514d16ccf806818ce91ab7793736' +
      '5af90bbf74a35be6b40b8eedf2785e42874d',
  );
});

test('agrees with OpenSSL, whose iv is the counter, little endian, and the nonce', () => {
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
  fc.assert(
    fc.property(
      bytes(32),
      bytes(12),
      fc.integer({ min: 0, max: 2 ** 31 }),
      fc.uint8Array({ maxLength: 300 }),
      (key, nonce, counter, data) => {
        const iv = Buffer.alloc(16);
        iv.writeUInt32LE(counter);
        iv.set(nonce, 4);
        const theirs = createCipheriv('chacha20', key, iv).update(data);
        expect(toHex(chacha20Xor(key, nonce, counter, data))).toBe(theirs.toString('hex'));
      },
    ),
  );
});
