import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { concatBytes, fromBigEndian, fromHex, utf8 } from './bytes.ts';
import { sha256 } from './hash.ts';

/** Ed25519 (RFC 8032) by OpenSSL where the process offers it (ten times noble), else by noble. Keys: 32-byte seed, 32-byte public key. */
const node = globalThis.process?.getBuiltinModule?.('node:crypto');
const SPKI = fromHex('302a300506032b6570032100') as Uint8Array;
const PKCS8 = fromHex('302e020100300506032b657004220420') as Uint8Array;

export type SigningKey = { readonly publicKey: Uint8Array; sign(message: Uint8Array): Uint8Array };

export function signingKey(seed: Uint8Array): SigningKey {
  const publicKey = ed25519.getPublicKey(seed);
  if (!node) return { publicKey, sign: (message) => ed25519.sign(message, seed) };
  const key = node.createPrivateKey({ key: Buffer.from(concatBytes(PKCS8, seed)), format: 'der', type: 'pkcs8' });
  return { publicKey, sign: (message) => new Uint8Array(node.sign(null, message, key)) };
}

const imported = new Map<string, import('node:crypto').KeyObject>();
const IMPORTED_LIMIT = 65_536;

/** Whether `signature` (64 bytes) is `publicKey`'s over `message`. False, not an error, for a key or signature of a wrong form. */
export function verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  if (!node) {
    try {
      return ed25519.verify(signature, message, publicKey);
    } catch {
      return false;
    }
  }
  const name = Buffer.from(publicKey).toString('latin1');
  let key = imported.get(name);
  if (!key) {
    key = node.createPublicKey({ key: Buffer.from(concatBytes(SPKI, publicKey)), format: 'der', type: 'spki' });
    if (imported.size >= IMPORTED_LIMIT) imported.clear();
    imported.set(name, key);
  }
  return node.verify(null, message, key, signature);
}

/** A separate 32-byte seed derived from an agent's: HKDF-SHA256 with no salt and the given info (`infinitydb/nkey/v1` …). */
export function deriveSeed(seed: Uint8Array, info: string): Uint8Array {
  return hkdf(nobleSha256, seed, undefined, utf8(info), 32);
}

/** An agent's short identifier (u64): the first 8 bytes of SHA-256 of its public key. */
export function agentIdentifier(publicKey: Uint8Array): bigint {
  return fromBigEndian(sha256(publicKey).subarray(0, 8));
}
