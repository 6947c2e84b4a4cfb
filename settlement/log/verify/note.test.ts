import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, utf8 } from '../../../primitives/bytes.ts';
import { signingKey } from '../../../primitives/keys.ts';
import { noteSigner } from '../sign.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { formatNote, formatSignatureLine, type Note, parseNote, verifyNote } from './note.ts';
import { ED25519_COSIGNATURE, ED25519_NOTE, formatVkey, parseVkey, verifierKey } from './vkey.ts';

const publicKey = fromHex('03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8') as Uint8Array;
const signer = noteSigner('log.example/a', signingKey(new Uint8Array(32).fill(7)));
const stranger = noteSigner('log.example/b', signingKey(new Uint8Array(32).fill(8)));
const text = 'first\n\nthird\n';
const signed = (...signers: (typeof signer)[]): Note => ({ text, signatures: signers.map((by) => by.sign(text)) });

test('verifier keys: known vectors both ways', () => {
  const log = 'example.com/infinitydb+aca21b0c+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4';
  const witness = 'witness.example/w1+e75f6532+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4';
  expect(formatVkey(verifierKey('example.com/infinitydb', ED25519_NOTE, publicKey))).toBe(log);
  expect(formatVkey(verifierKey('witness.example/w1', ED25519_COSIGNATURE, publicKey))).toBe(witness);
  for (const vkey of [log, witness]) {
    const key = parseVkey(vkey);
    expect(key.ok && formatVkey(key.value)).toBe(vkey);
  }
});

test.each([
  ['another key id', 'example.com/infinitydb+aca21b0d+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4'],
  ['a space in the name', 'example.com/ x+aca21b0c+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4'],
  ['no name', '+aca21b0c+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4'],
  ['a type that is not read', 'a+00000000+AgOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4'],
  ['too few key bytes', 'a+00000000+AQOh'],
  ['two parts', 'a+00000000'],
  ['nothing', ''],
])('a verifier key with %s is refused', (_, vkey) => {
  expect(parseVkey(vkey)).toMatchObject({ ok: false, code: 'malformed' });
});

test("the specification's example verifies", () => {
  const key = parseVkey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
  const note = parseNote(
    'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
  );
  expect(note.ok && key.ok && verifyNote(note.value, [key.value])).toMatchObject({ ok: true });
});

test('a text may hold empty lines, and a note reads back as written', () => {
  const note = signed(signer, stranger);
  expect(parseNote(formatNote(note))).toEqual({ ok: true, value: note });
});

const line = formatSignatureLine(signer.sign(text));
test.each([
  ['no empty line', `text\n${line}`],
  ['no final newline', `text\n\n${line.trimEnd()}`],
  ['no signature', 'text\n\n'],
  ['a hyphen for the dash', `text\n\n${line.replace('—', '-')}`],
  ['a third word', `text\n\n${line.replace('\n', ' x\n')}`],
  ['a plus in the name', `text\n\n${line.replace('log.', 'log+')}`],
  ['base64 without padding', `text\n\n${line.replace('=', '')}`],
  ['a control character', `te\tt\n\n${line}`],
  ['a carriage return', `text\r\n\n${line}`],
  ['half a surrogate pair', `te\ud800t\n\n${line}`],
])('a note with %s is malformed', (_, note) => {
  expect(parseNote(note)).toMatchObject({ ok: false, code: 'malformed' });
});

test('16 signatures and more are read, above 100 refused', () => {
  expect(parseNote(`text\n\n${line.repeat(100)}`).ok).toBe(true);
  expect(parseNote(`text\n\n${line.repeat(101)}`)).toMatchObject({ ok: false, code: 'too_large' });
});

test('which signatures make a note good', () => {
  const keys = [signer.key];
  const otherName = { ...signer.sign(text), name: 'log.example/c' };
  const otherId = { ...signer.sign(text), keyId: 1 };
  const broken = signer.sign('another text\n');
  const verdict = (signatures: Note['signatures']) => verifyNote({ text, signatures }, keys);
  expect(verdict([signer.sign(text)])).toMatchObject({ ok: true, value: [{ key: signer.key }] });
  expect(verdict([stranger.sign('whatever\n'), signer.sign(text)])).toMatchObject({ ok: true });
  for (const signatures of [[], [stranger.sign(text)], [otherName], [otherId], [broken], [signer.sign(text), broken]])
    expect(verdict(signatures)).toMatchObject({ ok: false, code: 'bad_signature' });
});

test('base64 has one form', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
  );
  const long = utf8('x'.repeat(65_535));
  expect(fromBase64(toBase64(long))).toEqual(long);
  for (const wrong of ['YQ', 'YQ=', 'YR==', ' YQ==', 'YQ==\n', 'YWJ=', '_-==', 'A==='])
    expect(fromBase64(wrong)).toBeUndefined();
});
