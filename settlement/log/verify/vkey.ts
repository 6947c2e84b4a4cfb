import { bigEndian, concatBytes, fromBigEndian, utf8 } from '../../../primitives/bytes.ts';
import { sha256 } from '../../../primitives/hash.ts';
import { ok, type Result, refuse } from '../../../primitives/result.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** A verifier key of C2SP signed-note: `<name>+<key id, 8 hex digits>+<base64 of type byte and public key>`. */
export type VerifierKey = {
  readonly name: string;
  /** The first 4 bytes of SHA-256(name, LF, type, public key), big endian. */
  readonly keyId: number;
  readonly type: KeyType;
  readonly publicKey: Uint8Array;
};

export const ED25519_NOTE = 0x01;
export const ED25519_COSIGNATURE = 0x04;
/** The two signature types that we make and check; a note may carry others, which are passed over. */
export type KeyType = typeof ED25519_NOTE | typeof ED25519_COSIGNATURE;

// \s lacks U+0085, which Unicode counts as space; it is among the control characters.
const KEY_NAME = /^[^\s\p{Cc}+]+$/u;

/** Whether `name` can name a key or be a checkpoint's origin: not empty, no space, no plus, no control character. */
export function isKeyName(name: string): boolean {
  return KEY_NAME.test(name) && name.isWellFormed();
}

export function verifierKey(name: string, type: KeyType, publicKey: Uint8Array): VerifierKey {
  const digest = sha256(concatBytes(utf8(name), Uint8Array.of(0x0a, type), publicKey));
  return { name, keyId: Number(fromBigEndian(digest.subarray(0, 4))), type, publicKey };
}

export function formatVkey(key: VerifierKey): string {
  const id = key.keyId.toString(16).padStart(8, '0');
  return `${key.name}+${id}+${toBase64(concatBytes(bigEndian(key.type, 1), key.publicKey))}`;
}

/** Refused (`malformed`): another form, an id that is not the key's, a type other than Ed25519 note or cosignature. */
export function parseVkey(text: string): Result<VerifierKey> {
  // The base64 part may hold a plus of its own.
  const [, name, id, encoded] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text) ?? [];
  const bytes = fromBase64(encoded ?? '');
  if (!name || !id || !bytes || !isKeyName(name)) return refuse('malformed', `no verifier key: ${text}`);
  const type = bytes[0];
  if ((type !== ED25519_NOTE && type !== ED25519_COSIGNATURE) || bytes.length !== 33)
    return refuse('malformed', `verifier key of type ${type}, ${bytes.length - 1} bytes; only Ed25519 (1, 4) is read`);
  const key = verifierKey(name, type, bytes.slice(1));
  return formatVkey(key) === text ? ok(key) : refuse('malformed', `the key id of ${text} is not its key's`);
}
