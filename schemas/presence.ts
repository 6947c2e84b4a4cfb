import { concatBytes, fromHex, toHex, utf8 } from '../primitives/bytes.ts';
import { type SigningKey, verifySignature } from '../primitives/keys.ts';
import type { Result } from '../primitives/result.ts';
import { decodeWith, encodeWith, record } from './codec.ts';
import { ed25519Signature, hash, hashOrEmpty, safe, text, u64 } from './fields.ts';
import { infinitydb } from './generated/messages.js';

const { v1 } = infinitydb;
const TAG = utf8('infinitydb/presence/v1\0');

/** An agent's heartbeat: where its data plane listens and how much it still takes. */
export type Presence = {
  readonly agent: string;
  /** URL of its data plane. */
  readonly address: string;
  readonly freeBytes: bigint;
  readonly capacityBytes: bigint;
  readonly timeMs: number;
  /** SHA-256 of its TLS certificate in hex, or empty on loopback. */
  readonly certificateFingerprint: string;
  readonly signature: Uint8Array;
};

type Unsigned = Omit<Presence, 'signature'>;
const fields = {
  agent: hash,
  address: text(512),
  freeBytes: u64,
  capacityBytes: u64,
  timeMs: safe,
  certificateFingerprint: hashOrEmpty,
};
const unsigned = record<Unsigned>(fields);
const presence = record<Presence>({ ...fields, signature: ed25519Signature });

/** What the signature covers: tag, network id, and the message without its signature. */
const message = (networkId: Uint8Array, value: Unsigned): Uint8Array =>
  concatBytes(TAG, networkId, encodeWith(v1.Presence, unsigned, value));

export function signPresence(networkId: Uint8Array, key: SigningKey, value: Omit<Unsigned, 'agent'>): Presence {
  const whole = { ...value, agent: toHex(key.publicKey) };
  return { ...whole, signature: key.sign(message(networkId, whole)) };
}

export function verifyPresence(networkId: Uint8Array, value: Presence): boolean {
  const key = fromHex(value.agent);
  return key !== undefined && verifySignature(key, message(networkId, value), value.signature);
}

export function encodePresence(value: Presence): Uint8Array {
  return encodeWith(v1.Presence, presence, value);
}
export function decodePresence(bytes: Uint8Array): Result<Presence> {
  return decodeWith(v1.Presence, presence, bytes, 'Presence', 1_024);
}
