import { bigEndian, concatBytes, fromBigEndian, utf8 } from '../../../primitives/bytes.ts';
import { verifySignature } from '../../../primitives/keys.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { ED25519_NOTE, isKeyName, type VerifierKey } from './vkey.ts';

/** C2SP signed-note: a text that ends in a newline, an empty line, signature lines. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** `bytes` is what follows the 4-byte key id: a signature, or for a cosignature its u64 time in seconds and then the signature. */
export type NoteSignature = { readonly name: string; readonly keyId: number; readonly bytes: Uint8Array };

/** A signature found good; `timeSeconds` (POSIX) only for a cosignature. */
export type GoodSignature = { readonly key: VerifierKey; readonly timeSeconds?: bigint };

const LINE_START = '— ';
const MOST_SIGNATURES = 100;
const MOST_BYTES = 1_000_000;
const LATEST_TIME = (1n << 63n) - 1n;
// oxlint-disable-next-line no-control-regex -- that is the rule of the format
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

/** Refused as `malformed` (or `too_large`: above 1 MB or 100 signatures). Nothing is verified yet. */
export function parseNote(note: string): Result<Note> {
  if (note.length > MOST_BYTES)
    return refuse('too_large', `a note of ${note.length} characters; at most ${MOST_BYTES}`);
  if (CONTROL.test(note) || !note.isWellFormed())
    return refuse('malformed', 'a note holds UTF-8 and no control character but LF');
  // The text itself may hold empty lines; the last one parts it from the signatures.
  const split = note.lastIndexOf('\n\n');
  if (split < 0) return refuse('malformed', 'a note has an empty line before its signatures');
  const signatures = parseSignatureLines(note.slice(split + 2));
  return signatures.ok ? ok({ text: note.slice(0, split + 1), signatures: signatures.value }) : signatures;
}

/** One or more signature lines, each ended by a newline. */
export function parseSignatureLines(text: string): Result<NoteSignature[]> {
  if (!text.endsWith('\n')) return refuse('malformed', 'a signature line ends in a newline');
  const lines = text.slice(0, -1).split('\n');
  if (lines.length > MOST_SIGNATURES)
    return refuse('too_large', `${lines.length} signatures; at most ${MOST_SIGNATURES}`);
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const [name = '', encoded = '', ...more] = line.startsWith(LINE_START)
      ? line.slice(LINE_START.length).split(' ')
      : [];
    const bytes = fromBase64(encoded);
    if (!isKeyName(name) || !bytes || bytes.length < 5 || more.length > 0)
      return refuse('malformed', `no signature line: ${line}`);
    signatures.push({ name, keyId: Number(fromBigEndian(bytes.subarray(0, 4))), bytes: bytes.slice(4) });
  }
  return ok(signatures);
}

export function formatNote(note: Note): string {
  return `${note.text}\n${note.signatures.map(formatSignatureLine).join('')}`;
}

export function formatSignatureLine(signature: NoteSignature): string {
  const blob = concatBytes(bigEndian(signature.keyId, 4), signature.bytes);
  return `${LINE_START}${signature.name} ${toBase64(blob)}\n`;
}

/**
 * The good signatures of `keys` on `note`. A signature of an unknown key (name and id together) is passed over; one of a known key
 * that fails spoils the whole note (`bad_signature`), and so does the lack of any known one.
 */
export function verifyNote(note: Note, keys: readonly VerifierKey[]): Result<GoodSignature[]> {
  const good: GoodSignature[] = [];
  for (const signature of note.signatures) {
    for (const key of keys) {
      if (key.name !== signature.name || key.keyId !== signature.keyId) continue;
      const found = verifyNoteSignature(key, note.text, signature.bytes);
      if (!found) return refuse('bad_signature', `the signature of ${key.name} is not over this note`);
      good.push(found);
    }
  }
  return good.length > 0 ? ok(good) : refuse('bad_signature', 'no known key signed this note');
}

function verifyNoteSignature(key: VerifierKey, text: string, bytes: Uint8Array): GoodSignature | undefined {
  if (key.type === ED25519_NOTE) return verifySignature(key.publicKey, utf8(text), bytes) ? { key } : undefined;
  const timeSeconds = fromBigEndian(bytes.subarray(0, 8));
  if (timeSeconds > LATEST_TIME) return undefined;
  return verifySignature(key.publicKey, cosignedMessage(text, timeSeconds), bytes.subarray(8))
    ? { key, timeSeconds }
    : undefined;
}

/** What an Ed25519 cosignature/v1 (C2SP tlog-cosignature) signs: at that time this was the largest tree seen of that origin. */
export function cosignedMessage(checkpointText: string, timeSeconds: bigint): Uint8Array {
  return utf8(`cosignature/v1\ntime ${timeSeconds}\n${checkpointText}`);
}
