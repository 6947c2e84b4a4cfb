import { fromSeed, type KeyPair, Prefix } from '@nats-io/nkeys';
import { Codec } from '@nats-io/nkeys/lib/codec.js';
import { deriveSeed, signingKey } from '../../primitives/keys.ts';

/** The seed of an agent's NATS key: its own, derived, since a broker gets this key to sign any nonce it likes. */
export function natsSeed(agentSeed: Uint8Array): Uint8Array {
  return deriveSeed(agentSeed, 'infinitydb/nkey/v1');
}

/** The key pair of a NATS user whose Ed25519 seed of 32 bytes this is. */
export function natsUserPair(seed: Uint8Array): KeyPair {
  return fromSeed(Codec.encodeSeed(Prefix.User, seed));
}

/** The Ed25519 public key (32 bytes) that a delegation names as `natsKey`, from the seed that is derived for NATS. */
export function natsPublicKey(seed: Uint8Array): Uint8Array {
  return signingKey(seed).publicKey;
}

/** Where the answers to an agent's own requests arrive; `self` is its 64 hex digits. */
export function inboxPrefix(self: string): string {
  return `_INBOX.${self}`;
}
