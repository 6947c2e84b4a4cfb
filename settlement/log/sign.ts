import { bigEndian, concatBytes, utf8 } from '../../primitives/bytes.ts';
import type { SigningKey } from '../../primitives/keys.ts';
import { assert } from '../../primitives/result.ts';
import { type Checkpoint, formatCheckpoint } from './verify/checkpoint.ts';
import { cosignedMessage, formatNote, type NoteSignature } from './verify/note.ts';
import { ED25519_COSIGNATURE, ED25519_NOTE, isKeyName, type VerifierKey, verifierKey } from './verify/vkey.ts';

/** Signs note texts (Ed25519, type 1). A log's signer bears the log's origin as its name. */
export type NoteSigner = { readonly key: VerifierKey; sign(text: string): NoteSignature };

/** Cosigns checkpoint texts (Ed25519 cosignature/v1, type 4). One key serves one witness: the signature does not name it. */
export type Cosigner = {
  readonly key: VerifierKey;
  cosign(checkpointText: string, timeSeconds: bigint): NoteSignature;
};

export function noteSigner(name: string, signing: SigningKey): NoteSigner {
  assert(isKeyName(name), `a key name: ${name}`);
  const key = verifierKey(name, ED25519_NOTE, signing.publicKey);
  return { key, sign: (text) => ({ name, keyId: key.keyId, bytes: signing.sign(utf8(text)) }) };
}

export function cosigner(name: string, signing: SigningKey): Cosigner {
  assert(isKeyName(name), `a key name: ${name}`);
  const key = verifierKey(name, ED25519_COSIGNATURE, signing.publicKey);
  return {
    key,
    cosign: (text, timeSeconds) => {
      const signature = signing.sign(cosignedMessage(text, timeSeconds));
      return { name, keyId: key.keyId, bytes: concatBytes(bigEndian(timeSeconds, 8), signature) };
    },
  };
}

/** The checkpoint note as the log publishes it first, without cosignatures. */
export function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): string {
  assert(checkpoint.origin === signer.key.name, `the signer of ${signer.key.name} signs for ${checkpoint.origin}`);
  const text = formatCheckpoint(checkpoint);
  return formatNote({ text, signatures: [signer.sign(text)] });
}
