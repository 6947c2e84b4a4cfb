import { fromHex, toHex } from '../primitives/bytes.ts';
import type { Command, Frame } from '../primitives/commands.ts';
import { frameMessage, MAX_BODY_BYTES, MAX_COMMANDS } from '../primitives/frame.ts';
import { type SigningKey, verifySignature } from '../primitives/keys.ts';
import { assert, ok, refuse, type Result } from '../primitives/result.ts';
import { decodeWith, encodeWith, list, record } from './codec.ts';
import { command } from './commands/command.ts';
import { ed25519Signature, raw, safe, u16, u64 } from './fields.ts';
import { infinitydb } from './generated/messages.js';

/** Key, signature, partition, sequence and the tags around them take less than this. */
const ENVELOPE_BYTES = 256;

const envelope = record({
  agentKey: raw(32),
  partition: u16,
  firstSequence: u64,
  body: raw(0, MAX_BODY_BYTES),
  signature: ed25519Signature,
});
const batch = record({ expiresAtMs: safe, commands: list(command, MAX_COMMANDS) });

/** A frame's checked value; its signature is checked by `verifyFrame`, not here. Never throws. */
export function decodeFrame(bytes: Uint8Array): Result<Frame> {
  const outer = decodeWith(infinitydb.v1.SignedFrame, envelope, bytes, 'SignedFrame', MAX_BODY_BYTES + ENVELOPE_BYTES);
  if (!outer.ok) return outer;
  const { agentKey, partition, firstSequence, body, signature } = outer.value;
  const inner = decodeWith(infinitydb.v1.CommandBatch, batch, body, 'CommandBatch', MAX_BODY_BYTES);
  if (!inner.ok) return inner;
  if (inner.value.commands.length === 0)
    return refuse('malformed', 'CommandBatch.commands is empty; a frame has 1 to 256');
  return ok({ agent: toHex(agentKey), partition, firstSequence, body, signature, ...inner.value });
}

/** The frame as sent; `body` and `signature` as they are. */
export function encodeFrame(frame: Omit<Frame, 'expiresAtMs' | 'commands'>): Uint8Array {
  const agentKey = fromHex(frame.agent);
  assert(agentKey, `"${frame.agent}" is an agent's key in hexadecimal`);
  return encodeWith(infinitydb.v1.SignedFrame, envelope, { ...frame, agentKey });
}

/** A frame's body. Throws on a command with a value out of range: our mistake. */
export function encodeBody(expiresAtMs: number, commands: readonly Command[]): Uint8Array {
  return encodeWith(infinitydb.v1.CommandBatch, batch, { expiresAtMs, commands });
}

/** Builds and signs a frame. The caller keeps it within 1 to 256 commands and 49,152 bytes of body. */
export function buildFrame(options: {
  readonly networkId: Uint8Array;
  readonly key: SigningKey;
  readonly partition: number;
  readonly firstSequence: bigint;
  readonly expiresAtMs: number;
  readonly commands: readonly Command[];
}): { readonly bytes: Uint8Array; readonly frame: Frame } {
  const { networkId, key, partition, firstSequence, expiresAtMs, commands } = options;
  assert(commands.length > 0, 'a frame has a command');
  const body = encodeBody(expiresAtMs, commands);
  const signature = key.sign(frameMessage(networkId, key.publicKey, partition, firstSequence, body));
  const frame = { agent: toHex(key.publicKey), partition, firstSequence, body, signature, expiresAtMs, commands };
  return { bytes: encodeFrame(frame), frame };
}

/** Whether the frame's agent signed it for this network. */
export function verifyFrame(networkId: Uint8Array, frame: Frame): boolean {
  const key = fromHex(frame.agent);
  if (!key) return false;
  return verifySignature(
    key,
    frameMessage(networkId, key, frame.partition, frame.firstSequence, frame.body),
    frame.signature,
  );
}

/** A frame's outer fields as sent, its body unread. */
export type Envelope = Pick<Frame, 'partition' | 'firstSequence' | 'body' | 'signature'> & {
  readonly agentKey: Uint8Array;
};

/**
 * The envelope that `decodeFrame` would find, without its checks: for whoever has many signatures to verify and decodes the frames besides.
 * Undefined for what is no message of this kind.
 */
export function openEnvelope(bytes: Uint8Array): Envelope | undefined {
  try {
    const wire = infinitydb.v1.SignedFrame.decode(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
    const { agentKey, partition, body, signature } = wire;
    const { low, high } = wire.firstSequence as { low: number; high: number };
    const firstSequence = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
    return partition > 0xffff ? undefined : { agentKey, partition, firstSequence, body, signature };
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** As `verifyFrame`. */
export function verifyEnvelope(networkId: Uint8Array, envelope: Envelope): boolean {
  const { agentKey, partition, firstSequence, body, signature } = envelope;
  return verifySignature(agentKey, frameMessage(networkId, agentKey, partition, firstSequence, body), signature);
}
